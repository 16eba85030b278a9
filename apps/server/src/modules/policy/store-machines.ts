import { randomUUID } from 'node:crypto';
import type { MachineRuling } from '@tenglong/contracts/policy';
import { fingerprint } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { type Application, caseNumberOf } from './application.ts';
import type { ReadMachine } from './read-machines.ts';

export interface MachineSource {
  readonly file: string;
  readonly sheet: string;
}

/**
 * Puts the machines of one application down. A line that is there already is replaced unless somebody has ruled on it;
 * it keeps its place in the order of claims.
 */
export async function storeMachines(
  tx: Tx,
  application: Application,
  machines: readonly ReadMachine[],
  { file, sheet }: MachineSource,
  at: Date,
): Promise<void> {
  const { rule, entry } = application;
  const lines = machines.map((machine, index) => ({
    ...machine,
    ...{ id: randomUUID(), seq: index + 1, source: { file, sheet, row: machine.row } },
    serialKey: fingerprint(machine.serial),
    invoiceKey: fingerprint(machine.invoice),
  }));
  await tx.run(sql`
    insert into policy_purchases (id, policy, case_number, credit_code, seq, name, serial, serial_key, invoice, invoice_key,
      supplier, supplier_code, unit_price, quantity, vat_rate, productive, local_maker, second_hand, bought_on, leased,
      lease_number, lease_contract, lease_deposit, lease_paid, source, added_at)
    select n."id", ${rule.id}, ${caseNumberOf(application)}, ${entry.subject.id ?? ''}, n."seq", n."name", n."serial",
      n."serialKey", n."invoice", n."invoiceKey", n."supplier", n."supplierCode", n."unitPrice", n."quantity", n."vatRate",
      n."productive", n."localMaker", n."secondHand", n."boughtOn", n."leased",
      n."leaseNumber", n."leaseContract", n."leaseDeposit", n."leasePaid", n."source", ${at}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n("id" uuid, "seq" int, "name" text, "serial" text,
      "serialKey" text, "invoice" text, "invoiceKey" text, "supplier" text, "supplierCode" text, "unitPrice" numeric,
      "quantity" numeric, "vatRate" numeric, "productive" boolean, "localMaker" boolean, "secondHand" boolean,
      "boughtOn" date, "leased" boolean, "leaseNumber" text, "leaseContract" numeric, "leaseDeposit" numeric,
      "leasePaid" numeric, "source" jsonb)
    order by n."seq"
    on conflict (policy, case_number, credit_code, seq) do update set name = excluded.name, serial = excluded.serial,
      serial_key = excluded.serial_key, invoice = excluded.invoice, invoice_key = excluded.invoice_key,
      supplier = excluded.supplier, supplier_code = excluded.supplier_code, unit_price = excluded.unit_price,
      quantity = excluded.quantity, vat_rate = excluded.vat_rate, productive = excluded.productive,
      local_maker = excluded.local_maker, second_hand = excluded.second_hand, bought_on = excluded.bought_on,
      leased = excluded.leased, lease_number = excluded.lease_number, lease_contract = excluded.lease_contract,
      lease_deposit = excluded.lease_deposit, lease_paid = excluded.lease_paid, source = excluded.source
    where policy_purchases.ruling is null`);
}

interface StoredRuling {
  ruling: string | null;
  productive: boolean | null;
  local: boolean | null;
  reason: string | null;
  by: string | null;
  at: string | Date | null;
}

const RULED: Readonly<Record<string, string>> = { counts: '计入', excluded: '剔除' };

/** Nobody overwrites a ruling that he has not seen. @throws Problem CHANGED_MEANWHILE, with whose it is */
function needSeen({ ruling, reason, by, at }: StoredRuling, seen: string | null | undefined): void {
  if (seen === undefined) return;
  const made = at === null ? null : new Date(at).getTime();
  if (made === (seen === null ? null : new Date(seen).getTime())) return;
  const says = RULED[ruling ?? ''] ?? '按核对结果';
  const message =
    made === null ? '认定已经没有了' : `${shanghaiDay(new Date(made))} ${by}：${says}，${reason}`;
  throw new Problem('CHANGED_MEANWHILE', { details: [{ path: 'seen', message }] });
}

/**
 * A named decision about one machine: it counts though doubtful, it does not count, or what kind it is. Kept with who and
 * why, and in the audit with what stood before.
 *
 * @throws Problem MACHINE_NOT_FOUND, CHANGED_MEANWHILE
 */
export async function ruleOnMachine(
  tx: Tx,
  actor: Actor,
  application: Application,
  machine: string,
  { ruling, productive, localMaker, reason, seen }: MachineRuling,
  at: Date,
): Promise<void> {
  const { rule, entry } = application;
  const [stored] = await tx.rows<StoredRuling>(sql`
    select ruling, productive, local_maker as local, ruling_reason as reason, ruled_by as by, ruled_at as at
    from policy_purchases
    where id = ${machine} and policy = ${rule.id} and credit_code = ${entry.subject.id ?? ''}
      and case_number = ${caseNumberOf(application)} for update`);
  if (!stored) throw new Problem('MACHINE_NOT_FOUND');
  needSeen(stored, seen);
  const before = { ruling: stored.ruling, productive: stored.productive, local: stored.local };
  const after = {
    ruling,
    productive: productive === undefined ? before.productive : productive,
    local: localMaker === undefined ? before.local : localMaker,
  };
  await tx.run(sql`
    update policy_purchases set ruling = ${after.ruling}, productive = ${after.productive}, local_maker = ${after.local},
      ruling_reason = ${reason}, ruled_by = ${actor.displayName}, ruled_at = ${at} where id = ${machine}`);
  await recordAudit(tx, {
    ...{ actor, action: 'policy.machineRuled', subject: entry.id, at, before },
    ...{ source: { machine }, after: { ...after, reason } },
  });
}
