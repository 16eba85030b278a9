import { GradeAdjustment, NewAdjustment, Withdrawal } from '@tenglong/contracts/evaluation';
import { Year } from '@tenglong/contracts/page';
import { z } from 'zod';
import type { Deps } from '../../platform/deps.ts';
import type { Routes } from '../../platform/http/index.ts';
import { addAdjustment, listAdjustments, withdrawAdjustment } from './grade-adjustments.ts';

/** 等级调整: what is granted or imposed by name, each with who, when and why. */
export const adjustmentRoutes: Routes<Deps> = async (app, { deps }) => {
  const config = { permission: 'evaluation.adjust' } as const;
  app.get(
    '/evaluation/adjustments',
    {
      config: { permission: 'evaluation.read' },
      schema: {
        summary: '等级调整',
        querystring: z.object({ year: Year }),
        response: { 200: z.array(GradeAdjustment) },
      },
    },
    ({ actor, query }) => deps.db.read((tx) => listAdjustments(tx, actor.scope, query.year)),
  );
  app.post(
    '/evaluation/adjustments',
    { config, schema: { summary: '登记等级调整', body: NewAdjustment, response: { 200: GradeAdjustment } } },
    ({ actor, body }) => addAdjustment(deps, actor, body),
  );
  app.post(
    '/evaluation/adjustments/:id/withdrawal',
    {
      config,
      schema: {
        summary: '撤销等级调整',
        params: z.object({ id: z.uuid() }),
        body: Withdrawal,
        response: { 200: GradeAdjustment },
      },
    },
    ({ actor, params, body }) => withdrawAdjustment(deps, actor, params.id, body),
  );
};
