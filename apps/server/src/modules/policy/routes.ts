import {
  CalculatorLibrary,
  CalculatorPolicy,
  PolicyLibrary,
  PolicyPage,
  PolicyPageQuery,
} from '@tenglong/contracts/policy';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import type { Routes } from '../../platform/http/index.ts';
import { describeCalculator, describeCalculatorPolicy } from './describe-calculator.ts';
import { describeLibrary, describePolicy } from './describe-policy.ts';

const PolicyId = z.object({ id: z.string().max(60) });

const AtVersion = z.object({ version: z.uuid('版本应是链接里的那一串').optional() });
/** The calculation is done where it is asked for; the server only gives out what the plan says. */
const OPEN = { public: 'what a policy promises is for everybody to read', rateLimit: {} };

export const policyRoutes: Routes<Deps> = async (app, { deps }) => {
  app.get(
    '/calculator',
    { config: OPEN, schema: { summary: '政策计算器：可以算的政策', response: { 200: CalculatorLibrary } } },
    () => deps.db.read((tx) => describeCalculator(tx, deps.clock.today())),
  );
  app.get(
    '/calculator/:id',
    {
      config: OPEN,
      schema: {
        summary: '政策计算器：一项政策的规则',
        params: PolicyId,
        querystring: AtVersion,
        response: { 200: CalculatorPolicy },
      },
    },
    ({ params, query }) => deps.db.read((tx) => describeCalculatorPolicy(tx, params.id, query.version)),
  );
  app.get(
    '/policies',
    { config: { permission: 'plan.read' }, schema: { summary: '政策库', response: { 200: PolicyLibrary } } },
    () => deps.db.read((tx) => describeLibrary(tx, deps.clock.today())),
  );
  app.get(
    '/policies/:id',
    {
      config: { permission: 'plan.read' },
      schema: {
        summary: '一项政策',
        params: PolicyId,
        querystring: PolicyPageQuery,
        response: { 200: PolicyPage },
      },
    },
    ({ params, query }) =>
      deps.db.read((tx) => describePolicy(tx, params.id, { today: deps.clock.today(), from: query.from })),
  );
};
