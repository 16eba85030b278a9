import { ExportQuery, Year } from '@tenglong/contracts/page';
import { ScreeningPage, ScreeningQuery } from '@tenglong/contracts/screening';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import { type Routes, sendWorkbook } from '../../platform/http/index.ts';
import { exportScreening } from './export-screening.ts';
import { listScreening } from './list-screening.ts';

const OfYear = z.object({ year: Year });

export const screeningRoutes: Routes<Deps> = async (app, { deps }) => {
  const config = { permission: 'screening.read' } as const;
  app.get(
    '/screening/:year',
    {
      config,
      schema: {
        summary: '高耗低效排查',
        params: OfYear,
        querystring: ScreeningQuery,
        response: { 200: ScreeningPage },
      },
    },
    ({ actor, params, query }) => deps.db.read((tx) => listScreening(tx, actor, params.year, query)),
  );
  app.get(
    '/screening/:year/export',
    {
      config,
      schema: {
        summary: '导出排查结果',
        params: OfYear,
        querystring: ScreeningQuery.extend(ExportQuery.shape),
      },
    },
    async ({ actor, params, query }, reply) => {
      const spec = await exportScreening(deps, actor, params.year, query);
      return sendWorkbook(reply, deps.clock, spec, `高耗低效排查-${params.year}年.xlsx`);
    },
  );
};
