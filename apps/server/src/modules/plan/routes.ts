import { readFile } from 'node:fs/promises';
import { Contradictions, NewRuling, PlanCoverage, PlanOverview, PlanVersion } from '@tenglong/contracts/plan';
import { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';
import { type Routes, receiveFile } from '../../platform/http/index.ts';
import { decideDraft } from './decide-draft.ts';
import type { PlanDeps } from './deps.ts';
import { describeContradictions } from './describe-contradictions.ts';
import { describeCoverage } from './describe-coverage.ts';
import { describeOverview, type GoalActuals } from './describe-overview.ts';
import { describeVersions } from './describe-versions.ts';
import { addPlanText } from './plan-words.ts';
import { ruleOnContradiction } from './rule-on-contradiction.ts';

/** The plan's pages also show what the goals have reached; whoever computes that is asked here. */
export interface PlanRouteDeps extends PlanDeps {
  readonly goalActuals: (tx: Tx) => Promise<GoalActuals>;
}

const VersionId = z.object({ id: z.uuid() });

export const planRoutes: Routes<PlanRouteDeps> = async (app, { deps }) => {
  app.get(
    '/plan',
    { config: { permission: 'plan.read' }, schema: { summary: '方案总览', response: { 200: PlanOverview } } },
    ({ actor }) => deps.db.read(async (tx) => describeOverview(tx, actor.scope, await deps.goalActuals(tx))),
  );
  app.get(
    '/plan/contradictions',
    { config: { permission: 'plan.read' }, schema: { summary: '矛盾台', response: { 200: Contradictions } } },
    ({ actor }) => deps.db.read((tx) => describeContradictions(tx, actor.scope)),
  );
  app.post(
    '/plan/rulings',
    {
      config: { permission: 'plan.rule' },
      schema: {
        summary: '裁定方案矛盾',
        body: NewRuling,
        response: { 200: z.object({ versionId: z.string() }) },
      },
    },
    async ({ actor, body }) => ({ versionId: await ruleOnContradiction(deps, actor, body) }),
  );
  app.get(
    '/plan/coverage',
    { config: { permission: 'plan.read' }, schema: { summary: '来源账', response: { 200: PlanCoverage } } },
    ({ actor }) => deps.db.read((tx) => describeCoverage(tx, actor.scope)),
  );
  app.get(
    '/plan/versions',
    {
      config: { permission: 'plan.read' },
      schema: { summary: '方案版本', response: { 200: z.array(PlanVersion) } },
    },
    ({ actor }) => deps.db.read((tx) => describeVersions(tx, actor.scope)),
  );
  for (const [word, adopt, summary] of [
    ['adopt', true, '启用方案草稿'],
    ['discard', false, '放弃方案草稿'],
  ] as const) {
    app.post(
      `/plan/versions/:id/${word}`,
      {
        config: { permission: 'plan.rule' },
        schema: { summary, params: VersionId, response: { 204: z.null() } },
      },
      async ({ actor, params }, reply) => {
        await decideDraft(deps, actor, params.id, adopt);
        return reply.status(204).send(null);
      },
    );
  }
  app.post(
    '/plan/text',
    {
      config: { permission: 'plan.rule' },
      schema: { summary: '放入方案原文', response: { 200: z.object({ addresses: z.number().int() }) } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        return { addresses: await addPlanText(deps, request.actor, await readFile(file.path)) };
      } finally {
        await file.dispose();
      }
    },
  );
};
