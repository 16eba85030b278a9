import { type Claim, type Posting, parcelsOf } from '../ledger/index.ts';
import { interpretRule, type Rule } from '../rule/index.ts';
import { type CalendarDay, type Exact, isZero, roundTo, sign } from '../values/index.ts';
import type { Entry } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedLedgerRule, PreparedRegister } from './prepare-register.ts';
import type { AccountRef, ClaimRef, OnceRule } from './register-ledger.ts';

/** Places that the books keep of an amount; a quotient without an end is rounded here and nowhere else. */
export const BOOK_PLACES = 8;

/**
 * Why something that an entry stands for cannot be booked: not reported, below zero, its account is not said, its parcels
 * are not said of which others may have freed some, or another entry has freed the same, which only the books can tell.
 */
export interface HoldingGap {
  readonly resource: string;
  readonly reason: 'unknown' | 'negative' | 'no-account' | 'no-parcel' | 'claimed';
}

/** What is freed once, with how much and which of the postings it is. */
export interface HoldingClaim extends Claim {
  readonly amount: Exact;
  readonly posting: number;
}

export interface Holdings {
  readonly postings: readonly Posting[];
  readonly gaps: readonly HoldingGap[];
  /** What it frees that can be freed once only. */
  readonly claims: readonly HoldingClaim[];
}

/**
 * What an entry stands for on the ledger as it is now: nothing outside the stages that its register names. An amount
 * that is not known is a gap, never zero; zero is no posting.
 *
 * @param countyUnit - the unit under which the county's own entries are booked
 */
export function holdingsOf(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  countyUnit: string,
  subject?: SubjectFacts,
): Holdings {
  const postings: Posting[] = [];
  const gaps: HoldingGap[] = [];
  const claims: HoldingClaim[] = [];
  const facts = factsOfEntry(register.file, entry, today, subject);
  const answer = (rule: Rule) => interpretRule(rule, { facts, asOf: today }).answer;
  const holds = (rule: Rule): boolean | undefined => {
    const found = answer(rule);
    return found.kind === 'boolean' ? found.value : undefined;
  };
  const account = (ref: AccountRef): string | undefined => {
    if (typeof ref === 'string') return ref;
    const value = entry.fields.get(ref.field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const unit = entry.unit ?? countyUnit;
  for (const rule of register.ledger) {
    const { source } = rule;
    if (!source.in.includes(entry.stage)) continue;
    const gap = (reason: HoldingGap['reason']) => gaps.push({ resource: source.resource, reason });
    const concerned = rule.when === undefined || holds(rule.when);
    if (concerned === false) continue;
    const amount = answer(rule.amount);
    if (concerned === undefined || amount.kind !== 'number') {
      gap('unknown');
      continue;
    }
    const booked = roundTo(amount.value, BOOK_PLACES, 'half-up');
    if (isZero(booked)) continue;
    if (sign(booked) < 0) {
      gap('negative');
      continue;
    }
    const from = account(source.from);
    const { to, holder } = destination(rule, entry, holds, account);
    if (from === undefined || to === undefined) {
      gap('no-account');
      continue;
    }
    const claim = source.once && claimOf(source.resource, source.once, entry);
    if (claim?.rest && claim.by === 'parcel' && claim.parcels.length === 0) {
      gap('no-parcel');
      continue;
    }
    postings.push({
      resource: source.resource,
      from: { account: from, unit },
      to: { account: to, unit },
      amount: booked,
      ...(holder && { holder }),
    });
    if (claim) claims.push({ ...claim, amount: booked, posting: postings.length - 1 });
  }
  return { postings, gaps, claims };
}

function claimOf(
  resource: string,
  { parcel, partOf, firm, firmName, year, rest, unsaid }: OnceRule,
  { subject, fields, stageSince }: Entry,
): Claim {
  const text = (name: string | undefined): string => {
    const value = name === undefined ? undefined : fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const say = (ref: ClaimRef, own: string | null): string =>
    ref === 'subject' ? (own ?? '') : text(ref.field);
  const own = subject.id ?? subject.name;
  const named = parcel === undefined ? [] : parcelsOf(say(parcel, own));
  const whole = partOf === undefined ? [] : parcelsOf(say(partOf, own));
  return {
    resource,
    // Who does not say which part frees the whole.
    parcels: named.length > 0 ? named : whole,
    partsOf: whole,
    firmCode: say(firm, subject.id) || null,
    firmName: (firm === 'subject' ? subject.name : text(firmName)) || null,
    by: parcel === undefined ? 'firm' : 'parcel',
    year: (year === undefined ? stageSince : text(year)).slice(0, 4) || null,
    rest,
    unsaid: unsaid ?? null,
  };
}

/** The account it goes to: that of the first exception that holds, or cannot be judged yet; else the rule's own. */
function destination(
  { source, except }: PreparedLedgerRule,
  entry: Entry,
  holds: (rule: Rule) => boolean | undefined,
  account: (ref: AccountRef) => string | undefined,
): { readonly to: string | undefined; readonly holder?: string } {
  for (const { source: one, when } of except) {
    const verdict = holds(when);
    if (verdict === false) continue;
    if (verdict === undefined) {
      if (one.unknown === undefined) return { to: undefined };
      return { to: account(one.unknown) };
    }
    const holder = one.holder === undefined ? undefined : entry.fields.get(one.holder);
    return { to: account(one.to), ...(typeof holder === 'string' && { holder }) };
  }
  return { to: account(source.to) };
}
