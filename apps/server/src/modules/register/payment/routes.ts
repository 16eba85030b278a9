import { Readable } from 'node:stream';
import {
  AstrayRecovery,
  MoneyCheck,
  PaymentListDetail,
  PaymentLists,
  ReturnEffect,
} from '@tenglong/contracts/money';
import { wholeNumber } from '@tenglong/contracts/page';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import {
  actAndShow,
  checkInput,
  type Routes,
  receiveFile,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { getFunds, needKeeper } from '../../money/index.ts';
import { checkMoneyBooks } from '../check-money-books.ts';
import type { RegisterDeps } from '../deps.ts';
import { forecastMoney } from '../forecast-money.ts';
import { settleMoneyBooks } from '../settle-money.ts';
import { drawList } from './draw-list.ts';
import { exportList } from './export-list.ts';
import { getPaymentLists } from './get-payment-lists.ts';
import { getPaymentList } from './list-store.ts';
import { openReceipt, recoverAstray } from './recover-astray.ts';
import { previewReturn, takeReturn } from './take-return.ts';

const Id = z.object({ id: z.uuid() });
const Line = Id.extend({ seq: wholeNumber(1, 100_000) });
const Receipt = Line.extend({ file: z.string().regex(/^[0-9a-f]{64}$/, '校验值不对') });

/** The file that was looked at, and which of its lines somebody says were paid twice. */
const Taken = z.object({
  seen: z.string().max(64).default(''),
  twice: z
    .string()
    .regex(/^(\d{1,6}(,\d{1,6})*)?$/, '请写清册的序号，用逗号隔开')
    .max(10_000)
    .default('')
    .transform((text) => new Set(text === '' ? [] : text.split(',').map(Number))),
});

export const paymentRoutes: Routes<RegisterDeps> = async (app, { deps }) => {
  const config = { permission: 'money.keep' } as const;
  const today = () => deps.clock.today();
  const detail = async (tx: Tx, actor: Actor, id: string) => {
    needKeeper(await getFunds(tx), actor);
    return getPaymentList(tx, id, today());
  };
  app.get(
    '/payment-lists',
    { config, schema: { summary: '拨付清册', response: { 200: PaymentLists } } },
    ({ actor }) => deps.db.read((tx) => getPaymentLists(tx, actor, today())),
  );
  app.post(
    '/payment-lists/:id/lines/:seq/recoveries',
    {
      config: { ...config, form: AstrayRecovery },
      schema: { summary: '登记追回不该付出的一笔', params: Line, response: { 200: PaymentLists } },
    },
    async (request) => {
      const { actor, params } = request;
      const file = await receiveFile(request);
      try {
        const told = checkInput(AstrayRecovery, file.fields);
        return await actAndShow(
          deps,
          (within) => recoverAstray(within, actor, params, told, file),
          (tx) => getPaymentLists(tx, actor, today()),
        );
      } finally {
        await file.dispose();
      }
    },
  );
  app.get(
    '/payment-lists/:id/lines/:seq/recoveries/:file',
    {
      config: { ...config, reading: { action: 'money.receiptOpened', subject: 'id' } },
      schema: { summary: '下载追回的银行回单', params: Receipt },
    },
    async ({ actor, params }, reply) => {
      const { name, bytes } = await openReceipt(deps, actor, params);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(Readable.from(bytes));
    },
  );
  app.post(
    '/payment-lists',
    { config, schema: { summary: '生成拨付清册', response: { 200: PaymentListDetail } } },
    ({ actor }) =>
      actAndShow(
        deps,
        (within) => drawList(within, actor),
        (tx, id) => detail(tx, actor, id),
      ),
  );
  app.get(
    '/payment-lists/:id',
    { config, schema: { summary: '一份拨付清册', params: Id, response: { 200: PaymentListDetail } } },
    ({ actor, params }) => deps.db.read((tx) => detail(tx, actor, params.id)),
  );
  app.get(
    '/payment-lists/:id/export',
    { config, schema: { summary: '导出拨付清册', params: Id } },
    async ({ actor, params }, reply) => {
      const { spec, fileName } = await exportList(deps, actor, params.id);
      return sendWorkbook(reply, deps.clock, spec, fileName);
    },
  );
  app.post(
    '/payment-lists/:id/return',
    {
      config: { ...config, form: Taken },
      schema: { summary: '比对、接收财政局回复的清册', params: Id, response: { 200: ReturnEffect } },
    },
    async (request) => {
      const file = await receiveFile(request);
      try {
        const { seen, twice } = checkInput(Taken, file.fields);
        const returned = { deps, actor: request.actor, listId: request.params.id, file };
        return seen === '' ? await previewReturn(returned) : await takeReturn(returned, { seen, twice });
      } finally {
        await file.dispose();
      }
    },
  );
  app.post(
    '/budget/forecast',
    {
      config,
      schema: {
        summary: '测算在办申报的资金',
        response: { 200: z.object({ applications: z.number().int() }) },
      },
    },
    async ({ actor }) => ({ applications: await forecastMoney(deps, actor) }),
  );
  app.get(
    '/money/check',
    { config, schema: { summary: '资金账对账', response: { 200: MoneyCheck } } },
    ({ actor }) =>
      deps.db.read(async (tx) => {
        needKeeper(await getFunds(tx), actor);
        return checkMoneyBooks(tx, today());
      }),
  );
  app.post(
    '/money/settlement',
    { config, schema: { summary: '按条目补记资金账', response: { 200: MoneyCheck } } },
    ({ actor }) =>
      deps.db.transaction(async (tx) => {
        needKeeper(await getFunds(tx), actor);
        const at = deps.clock.now();
        const changed = await settleMoneyBooks(tx, { actor, on: today(), at, occasion: '按条目补记' });
        await recordAudit(tx, { actor, action: 'money.settled', subject: 'money', at, after: { changed } });
        return checkMoneyBooks(tx, today());
      }),
  );
};
