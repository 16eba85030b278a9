import {
  BudgetOverview,
  BudgetQuery,
  NewProposal,
  PaymentDetail,
  PaymentExportQuery,
  PaymentPage,
  PaymentQuery,
} from '@tenglong/contracts/money';
import { z } from 'zod';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { actAndShow, type Routes, sendWorkbook } from '../../platform/http/index.ts';
import { describeBudget } from './describe-budget.ts';
import { describePayment } from './describe-payment.ts';
import { exportPayments } from './export-payments.ts';
import { listPayments } from './list-payments.ts';
import { confirmMoney, proposeMoney, withdrawMoney } from './proposals.ts';

const Id = z.object({ id: z.uuid() });

export const moneyRoutes: Routes<Deps> = async (app, { deps }) => {
  const read = { permission: 'money.read' } as const;
  const keep = { permission: 'money.keep' } as const;
  const overview = { response: { 200: BudgetOverview } };
  const budget = (tx: Tx, actor: Actor, year: number | undefined) =>
    describeBudget(tx, actor, deps.clock.today(), year);

  app.get(
    '/payments',
    {
      config: read,
      schema: { summary: '兑现台账', querystring: PaymentQuery, response: { 200: PaymentPage } },
    },
    ({ actor, query }) => deps.db.read((tx) => listPayments(tx, actor, query)),
  );
  app.get(
    '/payments/export',
    { config: read, schema: { summary: '导出兑现台账', querystring: PaymentExportQuery } },
    async ({ actor, query }, reply) =>
      sendWorkbook(reply, deps.clock, await exportPayments(deps, actor, query), '惠企政策兑现台账.xlsx'),
  );
  app.get(
    '/payments/:id',
    {
      config: { ...read, reading: { action: 'money.opened', subject: 'id' } },
      schema: { summary: '一笔兑现的来龙去脉', params: Id, response: { 200: PaymentDetail } },
    },
    ({ actor, params }) => deps.db.read((tx) => describePayment(tx, actor.scope, params.id)),
  );
  app.get(
    '/budget',
    {
      config: { permission: 'money.overview' },
      schema: { summary: '预算', querystring: BudgetQuery, ...overview },
    },
    ({ actor, query }) => deps.db.read((tx) => budget(tx, actor, query.year)),
  );
  app.post(
    '/budget/proposals',
    {
      config: keep,
      schema: { summary: '编列或更正预算、登记收入、直接支出', body: NewProposal, ...overview },
    },
    ({ actor, body }) =>
      actAndShow(
        deps,
        (within) => proposeMoney(within, actor, body),
        (tx) => budget(tx, actor, body.year),
      ),
  );
  app.post(
    '/budget/proposals/:id/confirmation',
    {
      config: keep,
      schema: { summary: '确认预算、收入或支出', params: Id, querystring: BudgetQuery, ...overview },
    },
    ({ actor, params, query }) =>
      actAndShow(
        deps,
        (within) => confirmMoney(within, actor, params.id),
        (tx) => budget(tx, actor, query.year),
      ),
  );
  app.post(
    '/budget/proposals/:id/withdrawal',
    {
      config: keep,
      schema: { summary: '撤回预算、收入或支出', params: Id, querystring: BudgetQuery, ...overview },
    },
    ({ actor, params, query }) =>
      actAndShow(
        deps,
        (within) => withdrawMoney(within, actor, params.id),
        (tx) => budget(tx, actor, query.year),
      ),
  );
};
