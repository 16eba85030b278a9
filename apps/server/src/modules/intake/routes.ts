import {
  BatchDetail,
  BatchEffect,
  BatchPage,
  BatchQuery,
  CommitBatch,
  CorrectBatch,
  IntakeMatrix,
  PreviewPage,
  PreviewQuery,
  ProblemPage,
  ProblemQuery,
  RuleOnProblem,
} from '@tenglong/contracts/intake';
import { Year } from '@tenglong/contracts/page';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { actAndShow, type Routes, receiveFile, sendWorkbook } from '../../platform/http/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { listBatches } from './batch-store.ts';
import { buildBadRows } from './build-bad-rows.ts';
import { buildProblemList } from './build-problem-list.ts';
import { buildTemplate } from './build-template.ts';
import { commitBatch, discardBatch, undoBatch } from './commit-batch.ts';
import { correctBatch } from './correct-batch.ts';
import type { IntakeDeps } from './deps.ts';
import { describeBatch, summariseBatches } from './describe-batch.ts';
import { describeEffect } from './describe-effect.ts';
import { describeMatrix } from './describe-matrix.ts';
import { listBatchProblems } from './list-problems.ts';
import { listBatchRows } from './list-rows.ts';
import { receiveBatch } from './receive-batch.ts';
import { reopenBatch } from './reopen-batch.ts';
import { ruleOnProblem } from './rule-on-problem.ts';
import { whenRead } from './when-read.ts';

const BatchId = z.object({ id: z.uuid() });

export const intakeRoutes: Routes<IntakeDeps> = async (app, { deps }) => {
  const read = { permission: 'intake.read' } as const;
  const readRows = { permission: 'intake.readRows' } as const;
  const write = { permission: 'intake.write' } as const;

  app.get(
    '/intake/matrix',
    { config: read, schema: { summary: '谁报了什么', response: { 200: IntakeMatrix } } },
    ({ actor }) => deps.db.read((tx) => describeMatrix(tx, actor.scope, deps.clock.today())),
  );
  app.get(
    '/intake/templates/:datasetId',
    {
      config: read,
      schema: {
        summary: '空白模板',
        params: z.object({ datasetId: z.string().max(64) }),
        querystring: z.object({ year: Year.optional() }),
      },
    },
    async ({ params, query }, reply) => {
      const { plan } = await deps.db.read((tx) => getActivePlan(tx));
      const { spec, fileName } = buildTemplate(plan, params.datasetId, query.year);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.get(
    '/intake/batches',
    { config: read, schema: { summary: '批次', querystring: BatchQuery, response: { 200: BatchPage } } },
    ({ query }) =>
      deps.db.read(async (tx) => {
        const { plan } = await getActivePlan(tx);
        const status = query.status ? sql`status = ${query.status}` : sql`status <> 'discarded'`;
        const dataset = query.datasetId ? sql`dataset_id = ${query.datasetId}` : sql`true`;
        const year = query.year ? sql`year = ${query.year}` : sql`true`;
        const { rows, total } = await listBatches(tx, sql`${status} and ${dataset} and ${year}`, query);
        return { rows: await summariseBatches(tx, rows, plan), total, page: query.page, size: query.size };
      }),
  );
  app.post(
    '/intake/batches',
    {
      config: { ...write, form: z.object({}) },
      schema: { summary: '上传部门数据', response: { 200: BatchDetail } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        const kept = await actAndShow(
          deps,
          (within) => receiveBatch(within, request.actor, file),
          describeBatch,
        );
        await file.dispose();
        return await whenRead(deps, kept);
      } finally {
        await file.dispose();
      }
    },
  );
  app.get(
    '/intake/batches/:id',
    { config: readRows, schema: { summary: '一批数据', params: BatchId, response: { 200: BatchDetail } } },
    ({ params }) => deps.db.read((tx) => describeBatch(tx, params.id)),
  );
  app.patch(
    '/intake/batches/:id',
    {
      config: write,
      schema: {
        summary: '改正识别结果',
        params: BatchId,
        body: CorrectBatch,
        response: { 200: BatchDetail },
      },
    },
    async ({ actor, params, body }) =>
      whenRead(
        deps,
        await actAndShow(
          deps,
          (within) => correctBatch(within, actor, params.id, body),
          (tx) => describeBatch(tx, params.id),
        ),
      ),
  );
  app.get(
    '/intake/batches/:id/rows',
    {
      config: readRows,
      schema: {
        summary: '入库预览',
        params: BatchId,
        querystring: PreviewQuery,
        response: { 200: PreviewPage },
      },
    },
    ({ params, query }) => deps.db.read((tx) => listBatchRows(tx, params.id, query)),
  );
  app.get(
    '/intake/batches/:id/problems',
    {
      config: readRows,
      schema: {
        summary: '问题清单',
        params: BatchId,
        querystring: ProblemQuery,
        response: { 200: ProblemPage },
      },
    },
    ({ params, query }) => deps.db.read((tx) => listBatchProblems(tx, params.id, query)),
  );
  app.get(
    '/intake/batches/:id/problems/export',
    { config: readRows, schema: { summary: '导出全部问题', params: BatchId } },
    async ({ params }, reply) => {
      const { spec, fileName } = await buildProblemList(deps, params.id);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.get(
    '/intake/batches/:id/bad-rows',
    { config: readRows, schema: { summary: '只下载有问题的行', params: BatchId } },
    async ({ params }, reply) => {
      const { spec, fileName } = await buildBadRows(deps, params.id);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.get(
    '/intake/batches/:id/effect',
    { config: readRows, schema: { summary: '入库的影响', params: BatchId, response: { 200: BatchEffect } } },
    ({ actor, params }) => deps.db.read((tx) => describeEffect(deps, tx, actor.scope, params.id)),
  );
  app.post(
    '/intake/batches/:id/rulings',
    {
      config: { permission: 'intake.rule' },
      schema: {
        summary: '裁定数据问题',
        params: BatchId,
        body: RuleOnProblem,
        response: { 200: BatchDetail },
      },
    },
    async ({ actor, params, body }) =>
      whenRead(
        deps,
        await actAndShow(
          deps,
          (within) => ruleOnProblem(within, actor, params.id, body),
          (tx) => describeBatch(tx, params.id),
        ),
      ),
  );
  app.post(
    '/intake/batches/:id/commit',
    {
      config: write,
      schema: { summary: '入库', params: BatchId, body: CommitBatch, response: { 200: BatchDetail } },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => commitBatch(within, actor, params.id, body),
        (tx) => describeBatch(tx, params.id),
      ),
  );
  app.post(
    '/intake/batches/:id/undo',
    { config: write, schema: { summary: '撤回入库', params: BatchId, response: { 200: BatchDetail } } },
    ({ actor, params }) =>
      actAndShow(
        deps,
        (within) => undoBatch(within, actor, params.id),
        (tx) => describeBatch(tx, params.id),
      ),
  );
  app.post(
    '/intake/batches/:id/reopen',
    {
      config: write,
      schema: { summary: '用原文件重新核对', params: BatchId, response: { 200: BatchDetail } },
    },
    async ({ actor, params }) =>
      whenRead(
        deps,
        await actAndShow(deps, (within) => reopenBatch(within, actor, params.id), describeBatch),
      ),
  );
  app.delete(
    '/intake/batches/:id',
    { config: write, schema: { summary: '放弃上传', params: BatchId, response: { 204: z.null() } } },
    async ({ actor, params }, reply) => {
      await discardBatch(deps, actor, params.id);
      return reply.status(204).send(null);
    },
  );
};
