import { CreditCode, ExportQuery, Year } from '@tenglong/contracts/page';
import { EnterpriseMatches, MatchDone, MatchPage, MatchQuery, StartMatch } from '@tenglong/contracts/policy';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import { type Routes, sendWorkbook } from '../../platform/http/index.ts';
import { exportMatches } from './export-matches.ts';
import { listMatches, listMatchesOf } from './list-matches.ts';
import { matchPolicies } from './match-policies.ts';

const OfYear = z.object({ year: Year });

export const matchRoutes: Routes<Deps> = async (app, { deps }) => {
  const config = { permission: 'enterprise.read' } as const;
  app.get(
    '/policies/matches/:year',
    {
      config,
      schema: {
        summary: '政策找企业',
        params: OfYear,
        querystring: MatchQuery,
        response: { 200: MatchPage },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => listMatches(tx, actor.scope, params.year, query, deps.clock.today())),
  );
  app.get(
    '/policies/matches/:year/export',
    {
      config,
      schema: {
        summary: '导出政策找企业',
        params: OfYear,
        querystring: MatchQuery.extend(ExportQuery.shape),
      },
    },
    async ({ actor, params, query }, reply) => {
      const spec = await exportMatches(deps, actor, params.year, query);
      return sendWorkbook(reply, deps.clock, spec, `政策找企业-${params.year}年.xlsx`);
    },
  );
  app.get(
    '/enterprises/:creditCode/policies',
    {
      config: { ...config, reading: { action: 'policy.matchesOpened', subject: 'creditCode' } },
      schema: {
        summary: '一家企业可享的政策',
        params: z.object({ creditCode: CreditCode }),
        response: { 200: EnterpriseMatches },
      },
    },
    ({ actor, params }) =>
      deps.db.read((tx) => listMatchesOf(tx, actor.scope, params.creditCode, deps.clock.today())),
  );
  app.post(
    '/policies/matches',
    {
      config: { permission: 'policy.match' },
      schema: { summary: '政策匹配企业', body: StartMatch, response: { 200: MatchDone } },
    },
    async ({ actor, body }) => ({
      year: body.year,
      cases: await matchPolicies(deps, actor, body.year),
    }),
  );
};
