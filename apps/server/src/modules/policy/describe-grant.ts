import type { GrantSheet, PinRow } from '@tenglong/contracts/policy';
import type { PolicyFile } from '@tenglong/domain/policy';
import { toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Application } from './application.ts';
import { standingOf } from './grant-standing.ts';
import { pricedList } from './held-cases.ts';

interface StoredPin {
  revision: number;
  at: string;
  version: string | null;
  verdict: PinRow['verdict'];
  amount: string | null;
}

const money = (text: string | null): string | null =>
  text === null || text.includes('.') ? text : `${text}.00`;

/** What is claimed for, in the words of the policy's own list. */
function goodsOf(file: PolicyFile, unnumbered: boolean): GrantSheet['goods'] {
  const input = pricedList(file)?.input;
  const fields = input?.fields;
  return {
    label: input?.label ?? '',
    price: (fields?.unitPriceInclTax ?? fields?.unitPriceExclTax)?.label ?? '',
    numbered: !unnumbered,
    kinds: fields?.productive !== undefined,
  };
}

/** How the policy judges an application today, beside how it judged it at each step. Queries: at most 7. */
export async function describeGrant(
  tx: Tx,
  application: Application,
  today: string,
  { mayRule, mayTake }: { readonly mayRule: boolean; readonly mayTake: boolean },
): Promise<GrantSheet> {
  const standing = await standingOf(tx, application, today);
  const { policy, determination, machines, room, facts, asOf, problems, builder } = standing;
  const pins = await tx.rows<StoredPin>(sql`
    select revision, at, policy_version as version, verdict, amount_yuan::text as amount from policy_pins
    where entry_id = ${application.entry.id} order by revision`);
  const verdict = determination?.verdict ?? 'unknown';
  const amountYuan = determination?.amountYuan ?? null;
  return {
    policy: policy.file.id,
    policyTitle: policy.file.title,
    clause: policy.file.clause,
    asOf,
    verdict,
    amountYuan,
    facts,
    mayRule,
    policyFile: policy.file,
    problems: [...problems],
    superseding: policy.superseding ?? null,
    takesMachines: mayTake ? application.file.id : null,
    doubts: builder?.doubt === undefined ? [] : [builder.doubt],
    goods: goodsOf(policy.file, application.rule.unnumbered === true),
    roomYuan: room ? toDecimalString(room, 2) : null,
    machines: machines.map(({ purchase, doubts, counted, unsettled }) => {
      const {
        policy: _policy,
        caseNumber: _case,
        creditCode: _code,
        supplierCode: _supplier,
        ...rest
      } = purchase;
      const { secondHand: _second, claimed: _claimed, ruledAt, ...shown } = rest;
      return {
        ...shown,
        ruledAt: ruledAt === null ? null : new Date(ruledAt).toISOString(),
        counted,
        unsettled,
        doubts: doubts.map(({ kind, message, excludes }) => ({ kind, message, excludes })),
      };
    }),
    pins: pins.map(({ amount, ...pin }) => ({
      ...pin,
      amountYuan: money(amount),
      differs: pin.verdict !== verdict || money(amount) !== amountYuan,
    })),
  };
}
