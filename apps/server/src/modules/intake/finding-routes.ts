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
import type { Tx } from '../../platform/database/index.ts';
import { actAndShow, type Routes } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { IntakeDeps } from './deps.ts';
import { listFindings, reopenFinding, ruleOnFinding } from './findings/index.ts';
import { forget, listRemembered } from './remembered.ts';

const FindingId = z.object({ id: z.string().max(120) });

export const findingRoutes: Routes<IntakeDeps> = async (app, { deps }) => {
  const show = async (tx: Tx, actor: Actor, id: string) => {
    const { rows } = await listFindings(deps, tx, actor.scope, { state: 'all', id, page: 0, size: 1 });
    const [finding] = rows;
    if (!finding) throw new Problem('FINDING_NOT_FOUND');
    return finding;
  };
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
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => ruleOnFinding(within, actor, params.id, body),
        (tx) => show(tx, actor, params.id),
      ),
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
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => forget(within, actor, body),
        (tx) => listRemembered(tx),
      ),
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
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => reopenFinding(within, actor, params.id, body.reason),
        (tx) => show(tx, actor, params.id),
      ),
  );
};
