import {
  Contradictions,
  DraftDecision,
  NewRuling,
  PlanCoverage,
  PlanOverview,
  PlanVersion,
  ReadingEffect,
  ReadingQuery,
  WithdrawRuling,
} from '@tenglong/contracts/plan';
import { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { decideDraft } from './decide-draft.ts';
import type { PlanDeps } from './deps.ts';
import { describeContradictions } from './describe-contradictions.ts';
import { describeCoverage } from './describe-coverage.ts';
import type { GoalActuals } from './describe-goals.ts';
import { describeOverview } from './describe-overview.ts';
import { describeReading } from './describe-reading.ts';
import { describeVersions } from './describe-versions.ts';
import { ruleOnContradiction, withdrawRuling } from './rule-on-contradiction.ts';

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
  app.post(
    '/plan/rulings/withdrawn',
    {
      config: { permission: 'plan.rule' },
      schema: {
        summary: '撤回方案裁定',
        body: WithdrawRuling,
        response: { 200: z.object({ versionId: z.string() }) },
      },
    },
    async ({ actor, body }) => ({ versionId: await withdrawRuling(deps, actor, body) }),
  );
  app.get(
    '/plan/reading',
    {
      config: { permission: 'plan.read' },
      schema: { summary: '换一种读法', querystring: ReadingQuery, response: { 200: ReadingEffect } },
    },
    ({ actor, query }) =>
      deps.db.read(async (tx) => {
        const context = { actuals: await deps.goalActuals(tx), today: deps.clock.today() };
        return describeReading(tx, actor.scope, query, context);
      }),
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
  app.post(
    '/plan/versions/:id/adopt',
    {
      config: { permission: 'plan.rule' },
      schema: {
        summary: '启用方案草稿',
        params: VersionId,
        body: DraftDecision.nullish(),
        response: { 204: z.null() },
      },
    },
    async ({ actor, params, body }, reply) => {
      await decideDraft(deps, actor, params.id, true, body ?? undefined);
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/plan/versions/:id/discard',
    {
      config: { permission: 'plan.rule' },
      schema: { summary: '放弃方案草稿', params: VersionId, response: { 204: z.null() } },
    },
    async ({ actor, params }, reply) => {
      await decideDraft(deps, actor, params.id, false);
      return reply.status(204).send(null);
    },
  );
};
