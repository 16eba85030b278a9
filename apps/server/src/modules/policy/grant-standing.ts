import type { Plan } from '@tenglong/domain/plan';
import {
  type ClaimedItem,
  claimDoubts,
  type Doubt,
  determine,
  fingerprint,
  type HeldValue,
  holdFacts,
  type OtherClaim,
  type PreparedPolicy,
  readFacts,
  type TracedDetermination,
  valueAt,
  withValue,
} from '@tenglong/domain/policy';
import type { Entry, GrantRule, RegisterFile } from '@tenglong/domain/register';
import {
  compare,
  decimal,
  type Exact,
  parseExactText,
  toPlainDecimal,
  yearOf,
} from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { withPurchases } from './held-cases.ts';
import { getPolicyOn } from './policy-book.ts';
import { listPurchases, type Purchase } from './purchase-store.ts';

/** An application with what its register says of the policy. */
export interface Application {
  readonly plan: Plan;
  readonly file: RegisterFile;
  readonly rule: GrantRule;
  readonly entry: Entry;
}

export interface Machine {
  readonly purchase: Purchase;
  readonly doubts: readonly Doubt[];
  /** Whether it is put into the calculation. */
  readonly counted: boolean;
  /** Somebody has to decide before money can be promised. */
  readonly unsettled: boolean;
}

/** How the policy judges an application on a day, by what is held on it. */
export interface Standing {
  readonly policy: PreparedPolicy;
  readonly asOf: string;
  readonly facts: unknown;
  readonly machines: readonly Machine[];
  /** `undefined` if the facts cannot be; `problems` says why. */
  readonly determination: TracedDetermination | undefined;
  readonly problems: readonly string[];
  /** 元 that the caps leave; `undefined` if there is none, or it is not known. */
  readonly room: Exact | undefined;
  /** What the enterprise was granted this year is not known, and with it what a cap of the year leaves. */
  readonly blind: boolean;
}

const text = (entry: Entry, field: string): string | null => {
  const value = entry.fields.get(field);
  return typeof value === 'string' && value !== '' ? value : null;
};

export const caseNumberOf = ({ rule, entry }: Application): string => text(entry, rule.number) ?? entry.id;

function heldField({ file, entry }: Application, name: string): HeldValue | undefined {
  const spec = file.fields[name];
  const value = entry.fields.get(name);
  if (!spec || value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object') {
    return { kind: 'number', value, unit: spec.type === 'number' ? (spec.unit ?? '') : '' };
  }
  return { kind: 'plain', value };
}

/** The figures of the one contract that leased machines belong to. */
function withLease({ rule, entry }: Application, facts: unknown): unknown {
  if (valueAt(facts, 'leases[0]') === undefined) return facts;
  return Object.entries(rule.lease ?? {}).reduce<unknown>((all, [column, field]) => {
    const value = entry.fields.get(field);
    const written = value !== null && typeof value === 'object' ? toPlainDecimal(value) : undefined;
    return written === undefined ? all : withValue(all, `leases[0].${column}`, written);
  }, facts);
}

const sameNumber = (a: string | null, b: string | null): boolean => {
  const key = fingerprint(a);
  return key !== null && key === fingerprint(b);
};

/** What others claim under the numbers of these machines; applications that were dropped claim nothing. One query. */
async function listOtherClaims(tx: Tx, own: readonly Purchase[]): Promise<OtherClaim[]> {
  const serials = own.map(({ serial }) => fingerprint(serial)).filter((key) => key !== null);
  const invoices = own.map(({ invoice }) => fingerprint(invoice)).filter((key) => key !== null);
  const [first] = own;
  if (!first || serials.length + invoices.length === 0) return [];
  const rows = await tx.rows<{
    id: string;
    serial: string | null;
    invoice: string | null;
    name: string;
    number: string;
    claimed: number;
  }>(sql`
    select p.id, p.serial, p.invoice, coalesce(e.name, p.credit_code) as name, p.case_number as number, p.claimed
    from policy_purchases p left join enterprises e on e.credit_code = p.credit_code
    where (p.serial_key = any(${sql.param(serials)}::text[]) or p.invoice_key = any(${sql.param(invoices)}::text[]))
      and not (p.policy = ${first.policy} and p.case_number = ${first.caseNumber} and p.credit_code = ${first.creditCode})
      and p.ruling is distinct from 'excluded'
      and not exists (select 1 from register_entries r where r.subject_id = p.credit_code
        and r.fields->>'number' = p.case_number and r.stage = 'dropped')`);
  return rows.map(({ id, serial, invoice, name, number, claimed }) => {
    // A line added later has no part in the place of the first one: each is held against those that bear its own number.
    const rivals = own.filter((one) => sameNumber(one.serial, serial) || sameNumber(one.invoice, invoice));
    const earlier = Number(claimed) < Math.min(...rivals.map((one) => Number(one.claimed)));
    return { id, serial, invoice, where: `${name}（${number}）`, sameCase: false, earlier };
  });
}

const claimOf = ({
  id,
  name,
  serial,
  invoice,
  supplierCode,
  boughtOn,
  secondHand,
}: Purchase): ClaimedItem => ({
  ...{ id, name, serial, invoice, supplierCode, boughtOn, secondHand },
});

const UNCHECKED = new Set<Doubt['kind']>(['no-serial', 'no-invoice']);

function toMachines(purchases: readonly Purchase[], doubts: readonly Doubt[]): readonly Machine[] {
  return purchases.map((purchase): Machine => {
    const own = doubts.filter(({ item }) => item === purchase.id);
    const { ruling } = purchase;
    const counted = ruling === 'counts' || (ruling === null && !own.some(({ excludes }) => excludes));
    const unsettled = ruling === null && counted && own.some(({ kind }) => UNCHECKED.has(kind));
    return { purchase, doubts: own, counted, unsettled };
  });
}

/**
 * 元 of the same enterprise and year that other applications were granted under the policy; unknown while one of them was
 * taken over from a list that does not say how much.
 */
async function grantedElsewhere(
  tx: Tx,
  policy: string,
  code: string,
  year: number,
  entry: string,
): Promise<Exact | undefined> {
  const [row] = await tx.rows<{ sum: string; unknown: boolean }>(sql`
    select coalesce(sum(amount_yuan), 0)::text as sum, coalesce(bool_or(amount_yuan is null), false) as unknown
    from policy_grants
    where policy = ${policy} and credit_code = ${code} and year = ${year} and entry_id <> ${entry}`);
  return row?.unknown === true ? undefined : decimal(row?.sum ?? '0');
}

/** The least of the caps that apply, before what is given is held against it. */
function roomOf({ trace }: TracedDetermination): Exact | undefined {
  const caps = trace.provisions.flatMap(({ applies, steps }) => {
    const result = applies === true && steps.caps !== undefined ? trace.steps[steps.caps]?.result : undefined;
    const value = result?.kind === 'number' ? parseExactText(result.value) : undefined;
    return value ? [value] : [];
  });
  return caps.reduce<Exact | undefined>(
    (least, one) => (least && compare(least, one) <= 0 ? least : one),
    undefined,
  );
}

/**
 * Judges an application by the facts of the day: the version of the policy in force on the day it was opened, the machines that count,
 * what the enterprise was granted this year. Queries: 3.
 *
 * @throws Problem POLICY_NOT_FOUND
 */
export async function standingOf(tx: Tx, application: Application, today: string): Promise<Standing> {
  const { plan, rule, entry } = application;
  const asOf = entry.openedOn;
  const policy = getPolicyOn(plan, rule.id, asOf);
  const code = entry.subject.id ?? '';
  const number = caseNumberOf(application);
  const purchases = rule.machines ? await listPurchases(tx, rule.id, number, code) : [];
  const others = await listOtherClaims(tx, purchases);
  const period = {
    from: text(entry, 'buildFrom'),
    until: text(entry, 'extendedTo') ?? text(entry, 'buildTo'),
    applicantCode: entry.subject.id,
    unnumbered: rule.unnumbered === true,
  };
  const machines = toMachines(purchases, claimDoubts(purchases.map(claimOf), others, period));
  const year = yearOf(today);
  const granted = await grantedElsewhere(tx, rule.id, code, year, entry.id);
  const held = holdFacts(policy.file.inputs, new Map(Object.entries(rule.facts)), {
    ...{ fact: () => undefined, grade: () => undefined, listed: true, granted, yearEnd: `${year}-12-31` },
    field: (name) => heldField(application, name),
  });
  const counted = machines
    .filter((one) => one.counted)
    .map(({ purchase }) => ({ ...purchase, ruling: null }));
  const facts = withLease(application, withPurchases(policy.file, held.facts, counted));
  const asksOfYear = Object.values(rule.facts).some((from) => 'granted' in from);
  const blind = asksOfYear && granted === undefined;
  const reading = readFacts(policy, facts);
  if (reading.kind === 'problems') {
    const problems = reading.problems.map(({ message, remedy }) => `${message}。${remedy}`);
    return {
      ...{ policy, asOf, facts, machines, problems, blind },
      determination: undefined,
      room: undefined,
    };
  }
  const determination = determine(policy, reading.facts, asOf);
  const room = roomOf(determination);
  return { policy, asOf, facts, machines, determination, problems: [], room, blind };
}
