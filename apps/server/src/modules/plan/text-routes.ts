import { readFile } from 'node:fs/promises';
import { PlanText, SeenPlanText } from '@tenglong/contracts/plan';
import { z } from 'zod';
import { checkInput, type Routes, receiveFile } from '../../platform/http/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { PlanDeps } from './deps.ts';
import { describeText } from './describe-text.ts';
import { addPlanText, removePlanText } from './plan-words.ts';
import { PLAN_TEXT_BYTES } from './read-plan-text.ts';

/** 方案原文: the office's own copy of the plan. */
export const planTextRoutes: Routes<PlanDeps> = async (app, { deps }) => {
  app.get(
    '/plan/text',
    { config: { permission: 'plan.read' }, schema: { summary: '方案原文', response: { 200: PlanText } } },
    ({ actor }) => deps.db.read((tx) => describeText(tx, actor.scope)),
  );
  app.post(
    '/plan/text',
    {
      config: { permission: 'plan.rule', form: SeenPlanText },
      schema: { summary: '放入方案原文', response: { 200: z.object({ addresses: z.number().int() }) } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        if (file.size > PLAN_TEXT_BYTES) throw new Problem('PLAN_TEXT_TOO_LARGE');
        const { seen } = checkInput(SeenPlanText, file.fields);
        const copy = { name: file.name, bytes: await readFile(file.path) };
        return { addresses: await addPlanText(deps, request.actor, copy, seen) };
      } finally {
        await file.dispose();
      }
    },
  );
  app.delete(
    '/plan/text',
    {
      config: { permission: 'plan.rule' },
      schema: { summary: '撤下方案原文', querystring: SeenPlanText, response: { 204: z.null() } },
    },
    async ({ actor, query }, reply) => {
      await removePlanText(deps, actor, query.seen);
      return reply.status(204).send(null);
    },
  );
};
