import { Readable } from 'node:stream';
import {
  EntryAct,
  EntryComment,
  EntryDetail,
  ListedEntry,
  NewEntryBody,
  OpeningPreview,
  OpeningQuery,
  RegisterDetail,
  RegisterSummary,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import { actAndShow, checkInput, type Routes, receiveFile, sendFile } from '../../platform/http/index.ts';
import { actOnEntry } from './act-on-entry.ts';
import { attachEvidence, openEvidence } from './attach-evidence.ts';
import type { RegisterDeps } from './deps.ts';
import { describeEntry } from './describe-entry.ts';
import { describeRegister } from './describe-register.ts';
import { listOfSubject } from './list-of-subject.ts';
import { putOnRegister } from './open-entry.ts';
import { previewOpening } from './preview-opening.ts';
import { summariseRegisters } from './summarise-registers.ts';

const RegisterId = z.object({ register: z.string().max(64) });
const SubjectId = z.object({ subject: z.string().min(1).max(64) });
const EntryId = z.object({ id: z.uuid() });
const EvidenceId = EntryId.extend({ file: z.string().regex(/^[0-9a-f]{64}$/) });
const Attached = z.object({
  kind: z.string('请选材料种类').max(64),
  revision: z.coerce.number('请写明所见的版本').int().min(1),
  /** Where the telephone is that takes the photo, in degrees; left out where it does not say. */
  lat: z
    .string()
    .regex(/^-?([0-8]?\d(\.\d{1,8})?|90(\.0{1,8})?)$/, '纬度不对')
    .optional(),
  lon: z
    .string()
    .regex(/^-?((1[0-7]|\d)?\d(\.\d{1,8})?|180(\.0{1,8})?)$/, '经度不对')
    .optional(),
});

export const registerRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  const act = { permission: 'register.act' } as const;
  const today = () => deps.clock.today();

  app.get(
    '/registers',
    { config: read, schema: { summary: '闭环清单', response: { 200: z.array(RegisterSummary) } } },
    ({ actor }) => deps.db.read((tx) => summariseRegisters(tx, actor, today())),
  );
  app.get(
    '/registers/:register',
    { config: read, schema: { summary: '一张清单', params: RegisterId, response: { 200: RegisterDetail } } },
    ({ actor, params }) => deps.db.read((tx) => describeRegister(tx, actor, params.register, today())),
  );
  app.get(
    '/subjects/:subject/entries',
    {
      config: read,
      schema: { summary: '某一对象所在的清单', params: SubjectId, response: { 200: z.array(ListedEntry) } },
    },
    ({ actor, params }) => deps.db.read((tx) => listOfSubject(tx, actor, params.subject, today())),
  );
  app.post(
    '/registers/:register/entries',
    {
      config: act,
      schema: {
        summary: '列入清单',
        params: RegisterId,
        body: NewEntryBody,
        response: { 200: EntryDetail },
      },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => putOnRegister(within, actor, params.register, body),
        (tx, id) => describeEntry(tx, actor, id, today()),
      ),
  );
  app.get(
    '/registers/:register/opening',
    {
      config: act,
      schema: {
        summary: '列入清单的影响',
        params: RegisterId,
        querystring: OpeningQuery,
        response: { 200: OpeningPreview },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => previewOpening(tx, actor, params.register, query, today())),
  );
  app.get(
    '/entries/:id',
    {
      config: { ...read, reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: { summary: '清单一条', params: EntryId, response: { 200: EntryDetail } },
    },
    ({ actor, params }) => deps.db.read((tx) => describeEntry(tx, actor, params.id, today())),
  );
  app.post(
    '/entries/:id/events',
    {
      config: act,
      schema: { summary: '办理一步', params: EntryId, body: EntryAct, response: { 200: EntryDetail } },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => actOnEntry(within, actor, params.id, body),
        (tx) => describeEntry(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/comments',
    {
      config: { permission: 'register.comment' },
      schema: { summary: '留言', params: EntryId, body: EntryComment, response: { 200: EntryDetail } },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => actOnEntry(within, actor, params.id, { kind: 'comment', ...body }),
        (tx) => describeEntry(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/evidence',
    {
      config: { ...act, form: Attached },
      schema: { summary: '上传材料', params: EntryId, response: { 200: EntryDetail } },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const { kind, revision, lat, lon } = checkInput(Attached, file.fields);
        const phone = lat !== undefined && lon !== undefined ? { lat, lon } : undefined;
        return await actAndShow(
          deps,
          (within) => attachEvidence(within, actor, params.id, kind, revision, file, phone),
          (tx) => describeEntry(tx, actor, params.id, today()),
        );
      } finally {
        await file.dispose();
      }
    },
  );
  app.get(
    '/entries/:id/evidence/:file',
    {
      config: { ...read, reading: { action: 'register.evidenceOpened', subject: 'id' } },
      schema: { summary: '下载材料', params: EvidenceId },
    },
    async ({ actor, params }, reply) => {
      const { name, bytes } = await openEvidence(deps, actor, params.id, params.file);
      return sendFile(reply, { name, type: 'application/octet-stream', content: Readable.from(bytes) });
    },
  );
};
