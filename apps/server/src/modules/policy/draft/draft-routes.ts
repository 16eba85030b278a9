import {
  BeginDraft,
  CheckEdit,
  DraftList,
  EditChecked,
  EditDraft,
  PolicyDraft,
  PreviewPage,
  PreviewQuery,
  RefuseDraft,
  SeenDraft,
  StartPreview,
} from '@tenglong/contracts/policy';
import { z } from 'zod';
import { type Routes, sendWorkbook } from '../../../platform/http/index.ts';
import { beginDraft } from './begin-draft.ts';
import { describeDraft, describeDrafts } from './describe-draft.ts';
import type { DraftDeps } from './draft-deps.ts';
import { checkEdits, editDraft } from './edit-draft.ts';
import { exportPreview } from './export-preview.ts';
import { listPreview } from './list-preview.ts';
import { previewDraft } from './preview-draft.ts';
import { publishDraft } from './publish-draft.ts';
import { dropDraft, returnDraft, submitDraft } from './settle-draft.ts';

const PolicyId = z.object({ id: z.string().max(60) });
const DraftId = z.object({ id: z.uuid() });
const OfPolicy = z.object({ policy: z.string().max(60).optional() });
const Revision = z.object({ revision: z.number().int() });
const DONE = { 204: z.null() } as const;

/** 政策编辑: drafts of policies, checked as they are written, published by a second person. */
export const draftRoutes: Routes<DraftDeps> = async (app, { deps }) => {
  const config = { permission: 'policy.draft' } as const;
  app.get(
    '/policy-drafts',
    { config, schema: { summary: '政策草稿', querystring: OfPolicy, response: { 200: DraftList } } },
    ({ query }) => deps.db.read((tx) => describeDrafts(tx, query.policy)),
  );
  app.post(
    '/policies/:id/drafts',
    {
      config,
      schema: {
        summary: '起草政策修改',
        params: PolicyId,
        body: BeginDraft,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    async ({ actor, params, body }) => ({ id: await beginDraft(deps, actor, params.id, body.purpose) }),
  );
  app.get(
    '/policy-drafts/:id',
    { config, schema: { summary: '一份政策草稿', params: DraftId, response: { 200: PolicyDraft } } },
    ({ actor, params }) => deps.db.read((tx) => describeDraft(tx, actor, params.id, deps.clock.today())),
  );
  app.patch(
    '/policy-drafts/:id',
    {
      config,
      schema: { summary: '修改政策草稿', params: DraftId, body: EditDraft, response: { 200: Revision } },
    },
    async ({ actor, params, body }) => ({ revision: await editDraft(deps, actor, params.id, body) }),
  );
  app.post(
    '/policy-drafts/:id/check',
    {
      config,
      schema: { summary: '试改一处', params: DraftId, body: CheckEdit, response: { 200: EditChecked } },
    },
    ({ actor, params, body }) => checkEdits(deps, actor, params.id, body.edits),
  );
  app.post(
    '/policy-drafts/:id/preview',
    {
      config,
      schema: {
        summary: '测算影响',
        params: DraftId,
        body: StartPreview,
        response: { 200: z.object({ cases: z.number().int() }) },
      },
    },
    async ({ actor, params, body }) => ({
      cases: await previewDraft(deps, actor, params.id, { revision: body.revision, year: body.year }),
    }),
  );
  app.get(
    '/policy-drafts/:id/preview',
    {
      config,
      schema: {
        summary: '影响名单',
        params: DraftId,
        querystring: PreviewQuery,
        response: { 200: PreviewPage },
      },
    },
    ({ actor, params, query }) => deps.db.read((tx) => listPreview(tx, actor.scope, params.id, query)),
  );
  app.get(
    '/policy-drafts/:id/preview/export',
    { config, schema: { summary: '导出影响名单', params: DraftId, querystring: PreviewQuery } },
    async ({ actor, params, query }, reply) => {
      const spec = await exportPreview(deps, actor, params.id, query);
      return sendWorkbook(reply, deps.clock, spec, '政策修改影响测算.xlsx');
    },
  );
  app.post(
    '/policy-drafts/:id/submit',
    { config, schema: { summary: '提交政策草稿', params: DraftId, body: SeenDraft, response: DONE } },
    async ({ actor, params, body }, reply) => {
      await submitDraft(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/policy-drafts/:id/return',
    { config, schema: { summary: '退回政策草稿', params: DraftId, body: RefuseDraft, response: DONE } },
    async ({ actor, params, body }, reply) => {
      await returnDraft(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/policy-drafts/:id/drop',
    { config, schema: { summary: '作废政策草稿', params: DraftId, body: RefuseDraft, response: DONE } },
    async ({ actor, params, body }, reply) => {
      await dropDraft(deps, actor, params.id, body);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/policy-drafts/:id/publish',
    {
      config,
      schema: {
        summary: '公布政策修改',
        params: DraftId,
        body: SeenDraft,
        response: { 200: z.object({ planVersion: z.string() }) },
      },
    },
    async ({ actor, params, body }) => ({ planVersion: await publishDraft(deps, actor, params.id, body) }),
  );
};
