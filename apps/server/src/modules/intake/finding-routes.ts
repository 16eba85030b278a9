import {
  Finding,
  FindingPage,
  FindingQuery,
  Forget,
  Remembered,
  RuleOnFinding,
  WithdrawRuling,
} from '@tenglong/contracts/intake';
import { z } from 'zod';
import type { Actor } from '../../platform/actor/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IntakeDeps } from './deps.ts';
import { listFindings, reopenFinding, ruleOnFinding } from './findings/index.ts';
import { forget, listRemembered } from './remembered.ts';

const FindingId = z.object({ id: z.string().max(120) });

export const findingRoutes: Routes<IntakeDeps> = async (app, { deps }) => {
  const show = (actor: Actor, id: string) =>
    deps.db.read(async (tx) => {
      const { rows } = await listFindings(deps, tx, actor.scope, { state: 'all', id, page: 0, size: 1 });
      const [finding] = rows;
      if (!finding) throw new Problem('FINDING_NOT_FOUND');
      return finding;
    });
  app.get(
    '/intake/findings',
    {
      config: { permission: 'intake.readRows' },
      schema: { summary: '待裁定的数据', querystring: FindingQuery, response: { 200: FindingPage } },
    },
    ({ actor, query }) => deps.db.read((tx) => listFindings(deps, tx, actor.scope, query)),
  );
  app.post(
    '/intake/findings/:id/ruling',
    {
      config: { permission: 'intake.rule' },
      schema: { summary: '裁定', params: FindingId, body: RuleOnFinding, response: { 200: Finding } },
    },
    async ({ actor, params, body }) => {
      await ruleOnFinding(deps, actor, params.id, body);
      return show(actor, params.id);
    },
  );
  app.get(
    '/intake/remembered',
    {
      config: { permission: 'intake.read' },
      schema: { summary: '已记住的对应', response: { 200: Remembered } },
    },
    () => deps.db.read((tx) => listRemembered(tx)),
  );
  app.post(
    '/intake/remembered/forget',
    {
      config: { permission: 'intake.rule' },
      schema: { summary: '撤回已记住的对应', body: Forget, response: { 200: Remembered } },
    },
    async ({ actor, body }) => {
      await forget(deps, actor, body);
      return deps.db.read((tx) => listRemembered(tx));
    },
  );
  app.post(
    '/intake/findings/:id/reopen',
    {
      config: { permission: 'intake.rule' },
      schema: {
        summary: '重新打开裁定',
        params: FindingId,
        body: WithdrawRuling,
        response: { 200: Finding },
      },
    },
    async ({ actor, params, body }) => {
      await reopenFinding(deps, actor, params.id, body.reason);
      return show(actor, params.id);
    },
  );
};
