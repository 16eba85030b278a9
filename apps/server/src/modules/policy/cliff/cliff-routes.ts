import { Year } from '@tenglong/contracts/page';
import { CliffLens } from '@tenglong/contracts/policy';
import { z } from 'zod';
import { type Routes, sendWorkbook } from '../../../platform/http/index.ts';
import type { DraftDeps } from '../draft/draft-deps.ts';
import { exportCliffs } from './export-cliffs.ts';
import { keepCliffs } from './keep-cliffs.ts';

const OfYear = z.object({ year: Year });

/** 断崖透视, for those who look over the whole county's shoulder. */
export const cliffRoutes: Routes<DraftDeps> = async (app, { deps }) => {
  const config = { permission: 'policy.cliffs' } as const;
  app.get(
    '/policies/cliffs/:year',
    { config, schema: { summary: '断崖透视', params: OfYear, response: { 200: CliffLens } } },
    ({ params }) => keepCliffs(deps, params.year),
  );
  app.get(
    '/policies/cliffs/:year/export',
    { config, schema: { summary: '导出断崖透视', params: OfYear } },
    async ({ actor, params }, reply) => {
      const spec = await exportCliffs(deps, actor, params.year);
      return sendWorkbook(reply, deps.clock, spec, `断崖透视-${params.year}年.xlsx`);
    },
  );
};
