import {
  BaselineQuery,
  BaselineSource,
  ComparisonQuery,
  Explanation,
  Population,
  ResultPage,
  ResultQuery,
  RunComparison,
  RunDetail,
  RunSummary,
  StartRun,
  Ways,
  WhatIfRequest,
  WhatIfResult,
} from '@tenglong/contracts/evaluation';
import { CreditCode, ExportQuery, Year } from '@tenglong/contracts/page';
import { z } from 'zod';
import { actAndShow, type Routes, sendFile, sendWorkbook } from '../../platform/http/index.ts';
import { compareResults } from './compare-results.ts';
import type { EvaluationDeps } from './deps.ts';
import { describeBaseline } from './describe-baseline.ts';
import { describeRun, listRuns } from './describe-run.ts';
import { explainResult, findShortestWays, packForBrowser, tryFigures } from './explain-result.ts';
import { exportComparison } from './export-comparison.ts';
import { exportResults } from './export-results.ts';
import { listResults } from './list-results.ts';
import { runEvaluation } from './run-evaluation.ts';
import { getCapsuleJson, getRunRecord } from './run-library.ts';

const RunId = z.object({ id: z.uuid() });
const Place = RunId.extend({ creditCode: CreditCode });

export const evaluationRoutes: Routes<EvaluationDeps> = async (app, { deps }) => {
  const config = { permission: 'evaluation.read' } as const;
  app.get(
    '/evaluation/runs',
    {
      config,
      schema: {
        summary: '历次测算',
        querystring: z.object({ year: Year.optional() }),
        response: { 200: z.array(RunSummary) },
      },
    },
    ({ query }) => deps.db.read((tx) => listRuns(tx, query.year)),
  );
  app.post(
    '/evaluation/runs',
    {
      config: { permission: 'evaluation.run' },
      schema: { summary: '测算亩均评价', body: StartRun, response: { 200: RunDetail } },
    },
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => runEvaluation(within, actor, body),
        (tx, id) => describeRun(tx, actor.scope, id),
        { isolation: 'repeatable read' },
      ),
  );
  app.get(
    '/evaluation/runs/:id',
    { config, schema: { summary: '一次测算', params: RunId, response: { 200: RunDetail } } },
    ({ actor, params }) => deps.db.read((tx) => describeRun(tx, actor.scope, params.id)),
  );
  app.get(
    '/evaluation/runs/:id/results',
    {
      config,
      schema: { summary: '评价结果', params: RunId, querystring: ResultQuery, response: { 200: ResultPage } },
    },
    ({ actor, params, query }) => deps.db.read((tx) => listResults(tx, actor.scope, params.id, query)),
  );
  app.get(
    '/evaluation/runs/:id/export',
    {
      config,
      schema: { summary: '导出评价结果', params: RunId, querystring: ResultQuery.extend(ExportQuery.shape) },
    },
    async ({ actor, params, query }, reply) => {
      const { year } = await deps.db.read((tx) => getRunRecord(tx, params.id));
      const spec = await exportResults(deps, actor, params.id, query);
      return sendWorkbook(reply, deps.clock, spec, `亩均评价结果-${year}年.xlsx`);
    },
  );
  app.get(
    '/evaluation/runs/:id/capsule',
    {
      config: {
        permission: 'evaluation.readPopulation',
        reading: { action: 'evaluation.capsuleOpened', subject: 'id' },
      },
      schema: { summary: '测算封存件', params: RunId },
    },
    async ({ params }, reply) => {
      const json = await deps.db.read((tx) => getCapsuleJson(tx, params.id));
      return sendFile(reply, { name: 'capsule.json', type: 'application/json', content: json });
    },
  );
  app.get(
    '/evaluation/runs/:id/baselines/:indicator',
    {
      config,
      schema: {
        summary: '基准的来源',
        params: RunId.extend({ indicator: z.string().max(64) }),
        querystring: BaselineQuery,
        response: { 200: BaselineSource },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => describeBaseline(tx, actor.scope, params.id, params.indicator, query)),
  );
  app.get(
    '/evaluation/runs/:id/compare/:other',
    {
      config,
      schema: {
        summary: '两次测算的变化',
        params: RunId.extend({ other: z.uuid() }),
        response: { 200: RunComparison },
      },
    },
    ({ actor, params }) => deps.db.read((tx) => compareResults(tx, actor.scope, params.id, params.other)),
  );
  app.get(
    '/evaluation/runs/:id/compare/:other/export',
    {
      config,
      schema: {
        summary: '导出变更页',
        params: RunId.extend({ other: z.uuid() }),
        querystring: ComparisonQuery,
      },
    },
    async ({ actor, params, query }, reply) => {
      const spec = await exportComparison(deps, actor, [params.id, params.other], query);
      return sendWorkbook(reply, deps.clock, spec, '亩均评价变更页.xlsx');
    },
  );
  app.get(
    '/evaluation/runs/:id/enterprises/:creditCode',
    {
      config: { ...config, reading: { action: 'evaluation.explained', subject: 'creditCode' } },
      schema: { summary: '评价说明', params: Place, response: { 200: Explanation } },
    },
    ({ actor, params }) => deps.db.read((tx) => explainResult(tx, actor.scope, params.id, params.creditCode)),
  );
  app.get(
    '/evaluation/runs/:id/enterprises/:creditCode/population',
    {
      config: {
        permission: 'evaluation.readPopulation',
        reading: { action: 'evaluation.populationOpened', subject: 'id' },
      },
      schema: { summary: '试算底数（不含企业名称）', params: Place, response: { 200: Population } },
    },
    ({ params }) => deps.db.read((tx) => packForBrowser(tx, params.id, params.creditCode)),
  );
  app.post(
    '/evaluation/runs/:id/enterprises/:creditCode/what-if',
    {
      config,
      schema: { summary: '试一试', params: Place, body: WhatIfRequest, response: { 200: WhatIfResult } },
    },
    ({ actor, params, body }) =>
      deps.db.read((tx) => tryFigures(tx, actor.scope, params.id, params.creditCode, body.facts)),
  );
  app.get(
    '/evaluation/runs/:id/enterprises/:creditCode/ways',
    { config, schema: { summary: '提档路径', params: Place, response: { 200: Ways } } },
    ({ actor, params }) =>
      deps.db.read((tx) => findShortestWays(tx, actor.scope, params.id, params.creditCode)),
  );
};
