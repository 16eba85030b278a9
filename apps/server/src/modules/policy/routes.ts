import { PolicyLibrary, PolicyPage } from '@tenglong/contracts/policy';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import type { Routes } from '../../platform/http/index.ts';
import { describeLibrary, describePolicy } from './describe-policy.ts';

const PolicyId = z.object({ id: z.string().max(60) });

export const policyRoutes: Routes<Deps> = async (app, { deps }) => {
  app.get(
    '/policies',
    { config: { permission: 'plan.read' }, schema: { summary: '政策库', response: { 200: PolicyLibrary } } },
    () => deps.db.read((tx) => describeLibrary(tx)),
  );
  app.get(
    '/policies/:id',
    {
      config: { permission: 'plan.read' },
      schema: { summary: '一项政策', params: PolicyId, response: { 200: PolicyPage } },
    },
    ({ params }) => deps.db.read((tx) => describePolicy(tx, params.id)),
  );
};
