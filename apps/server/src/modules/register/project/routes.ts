import { ProjectMap, ProjectMapQuery, RatioQuery, RegisterRatios } from '@tenglong/contracts/register';
import { z } from 'zod';
import type { Routes } from '../../../platform/http/index.ts';
import type { RegisterDeps } from '../deps.ts';
import { describeRatios } from './describe-ratios.ts';
import { showProjectMap } from './show-map.ts';

const RegisterId = z.object({ register: z.string().max(64) });

/** What is asked of registers whose entries are projects: their ratios, and the way of each of them. */
export const projectRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  const today = () => deps.clock.today();

  app.get(
    '/registers/:register/ratios',
    {
      config: read,
      schema: {
        summary: '清单算出的比率',
        params: RegisterId,
        querystring: RatioQuery,
        response: { 200: RegisterRatios },
      },
    },
    ({ actor, params, query }) =>
      deps.db.read((tx) => describeRatios(tx, actor, params.register, query.year, today())),
  );
  app.get(
    '/projects/map',
    {
      config: read,
      schema: { summary: '项目作战图', querystring: ProjectMapQuery, response: { 200: ProjectMap } },
    },
    ({ actor, query }) => deps.db.read((tx) => showProjectMap(tx, actor, query, today())),
  );
};
