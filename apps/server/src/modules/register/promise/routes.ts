import { Readable } from 'node:stream';
import { CreditCode } from '@tenglong/contracts/page';
import {
  BankList,
  CommitmentOverview,
  DishonestyProposal,
  EnterpriseCommitments,
  InterlockAsk,
  LetterMade,
  NewLetter,
  PromiseSheet,
} from '@tenglong/contracts/register';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { actAndShow, type Routes, sendFile, sendWorkbook } from '../../../platform/http/index.ts';
import { getEnterprise } from '../../enterprise/index.ts';
import { describeBankList, exportBankList } from './bank-list.ts';
import { describeCommitments, listCommitmentsOf } from './commitment-overview.ts';
import { askInterlock, confirmInterlock } from './decide-interlock.ts';
import { describePromises } from './describe-promises.ts';
import { issueLetter, openLetter } from './issue-letter.ts';
import { proposeDishonesty } from './propose-dishonesty.ts';

const EntryId = z.object({ id: z.uuid() });
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '校验值不对');

/** 承诺与追缴: what was promised, what a breach owes, what bars an application, and the list for the banks. */
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const promiseRoutes: Routes<Deps> = async (app, { deps }) => {
  const read = { permission: 'register.read' } as const;
  const act = { permission: 'register.act' } as const;
  const today = () => deps.clock.today();
  const sheet = (actor: Actor, id: string) => deps.db.read((tx) => describePromises(tx, actor, id, today()));
  app.get(
    '/commitments',
    { config: read, schema: { summary: '承诺与追缴', response: { 200: CommitmentOverview } } },
    ({ actor }) => deps.db.read((tx) => describeCommitments(tx, actor, today())),
  );
  app.get(
    '/enterprises/:creditCode/commitments',
    {
      config: { ...read, reading: { action: 'enterprise.opened', subject: 'creditCode' } },
      schema: {
        summary: '一家企业的承诺',
        params: z.object({ creditCode: CreditCode }),
        response: { 200: EnterpriseCommitments },
      },
    },
    ({ actor, params }) =>
      deps.db.read(async (tx) => {
        await getEnterprise(tx, actor.scope, params.creditCode);
        return listCommitmentsOf(tx, actor, params.creditCode, today());
      }),
  );
  app.get(
    '/entries/:id/promises',
    {
      config: { ...read, reading: { action: 'register.entryOpened', subject: 'id' } },
      schema: { summary: '一条的承诺、追缴和联动约束', params: EntryId, response: { 200: PromiseSheet } },
    },
    ({ actor, params }) => sheet(actor, params.id),
  );
  app.post(
    '/entries/:id/interlock',
    {
      config: { permission: 'interlock.decide' },
      schema: {
        summary: '提出联动约束放行',
        params: EntryId,
        body: InterlockAsk,
        response: { 200: PromiseSheet },
      },
    },
    ({ actor, params, body }) =>
      actAndShow(
        deps,
        (within) => askInterlock(within, actor, params.id, body.reason),
        (tx) => describePromises(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/interlock/:decision',
    {
      config: { permission: 'interlock.decide' },
      schema: {
        summary: '确认联动约束放行',
        params: EntryId.extend({ decision: z.uuid() }),
        response: { 200: PromiseSheet },
      },
    },
    ({ actor, params }) =>
      actAndShow(
        deps,
        (within) => confirmInterlock(within, actor, params.id, params.decision),
        (tx) => describePromises(tx, actor, params.id, today()),
      ),
  );
  app.post(
    '/entries/:id/letters',
    {
      config: act,
      schema: { summary: '出具追缴通知书', params: EntryId, body: NewLetter, response: { 200: LetterMade } },
    },
    ({ actor, params, body }) => issueLetter(deps, actor, params.id, body),
  );
  app.get(
    '/entries/:id/letters/:sha256',
    {
      config: { ...read, reading: { action: 'clawback.letterOpened', subject: 'id' } },
      schema: { summary: '下载追缴通知书', params: EntryId.extend({ sha256: Sha256 }) },
    },
    async ({ actor, params }, reply) => {
      const { name, bytes } = await openLetter(deps, actor, params.id, params.sha256);
      return sendFile(reply, { name, type: DOCX, content: Readable.from(bytes) });
    },
  );
  app.post(
    '/entries/:id/dishonesty',
    {
      config: act,
      schema: {
        summary: '由未履约的承诺提出严重失信',
        params: EntryId,
        body: DishonestyProposal,
        response: { 200: z.object({ entry: z.string() }) },
      },
    },
    async ({ actor, params, body }) => ({ entry: await proposeDishonesty(deps, actor, params.id, body) }),
  );
  app.get(
    '/bank-list',
    {
      config: { permission: 'bankList.read' },
      schema: { summary: '银行参考名单', response: { 200: BankList } },
    },
    ({ actor }) => deps.db.read((tx) => describeBankList(tx, actor, today())),
  );
  app.get(
    '/bank-list/export',
    { config: { permission: 'bankList.read' }, schema: { summary: '导出银行参考名单' } },
    async ({ actor }, reply) => {
      const spec = await exportBankList(deps, actor);
      return sendWorkbook(reply, deps.clock, spec, `银行参考名单-${today()}.xlsx`);
    },
  );
};
