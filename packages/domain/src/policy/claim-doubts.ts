import type { CalendarDay } from '../values/index.ts';

/** One machine as it is claimed for. What is not known is `null`. */
export interface ClaimedItem {
  readonly id: string;
  readonly name: string;
  readonly serial: string | null;
  readonly invoice: string | null;
  readonly supplierCode: string | null;
  readonly boughtOn: CalendarDay | null;
  readonly secondHand: boolean | null;
}

/** A machine that somebody else claims for, in whatever year, programme or township. */
export interface OtherClaim {
  readonly id: string;
  readonly serial: string | null;
  readonly invoice: string | null;
  /** 玉环某某有限公司 JG2023-017 */
  readonly where: string;
  /** Under the same case: one invoice for several machines of one project is in order. */
  readonly sameCase: boolean;
  /** Claimed before ours: the first one keeps it. */
  readonly earlier: boolean;
}

export interface ClaimPeriod {
  readonly from: CalendarDay | null;
  /** The last day, an approved extension included. */
  readonly until: CalendarDay | null;
  readonly applicantCode: string | null;
  /** What is claimed for bears no numbers, as tools do: invoices alone tell whether it was claimed before. */
  readonly unnumbered?: boolean;
}

export const DOUBT_KINDS = [
  'serial-twice',
  'serial-elsewhere',
  'invoice-elsewhere',
  'out-of-period',
  'second-hand',
  'related-party',
  'no-serial',
  'no-invoice',
] as const;
export type DoubtKind = (typeof DOUBT_KINDS)[number];

/** Something about a machine that must be settled before money is promised for it. */
export interface Doubt {
  readonly item: string;
  readonly kind: DoubtKind;
  readonly message: string;
  /** The machine does not count until a named decision says that it does. */
  readonly excludes: boolean;
}

const BLANKS = /[\s\p{Z}\p{Cf}\p{P}\p{S}]/gu;

/**
 * A number off a plate or an invoice as it is compared: full width, case, blanks and hyphens do not tell two apart, nor
 * do the zeros an invoice number begins with.
 *
 * @returns `null` where nothing is left to compare
 */
export function fingerprint(text: string | null): string | null {
  const key = (text ?? '').normalize('NFKC').replace(BLANKS, '').toUpperCase();
  const plain = /^\d+$/.test(key) ? key.replace(/^0+/, '') : key;
  return plain === '' || /^(无|不详|见附件|暂无)$/.test(plain) ? null : plain;
}

/**
 * What is doubtful about the machines of one application: the same machine twice, claimed by somebody else, bought out
 * of the building period, second-hand, from oneself; and what cannot be compared at all.
 *
 * One machine, one subsidy: of two applications the earlier keeps it.
 *
 * @source policy 22 and the material lists of reviews: filing, list and invoice must agree; no second-hand, no related
 *   party, no double funding
 */
export function claimDoubts(
  items: readonly ClaimedItem[],
  others: readonly OtherClaim[],
  period: ClaimPeriod,
): readonly Doubt[] {
  const bySerial = index(others, ({ serial }) => serial);
  const byInvoice = index(
    others.filter(({ sameCase }) => !sameCase),
    ({ invoice }) => invoice,
  );
  const seen = new Map<string, number>();
  return items.flatMap((item, at): Doubt[] => {
    const doubts: Doubt[] = [];
    const say = (kind: DoubtKind, message: string, excludes: boolean) =>
      doubts.push({ item: item.id, kind, message, excludes });
    const serial = fingerprint(item.serial);
    const first = serial === null ? undefined : seen.get(serial);
    if (serial === null) {
      if (period.unnumbered !== true) say('no-serial', '没有出厂编号，无法核对是否重复', false);
    } else if (first !== undefined)
      say('serial-twice', `出厂编号 ${item.serial} 与本次第 ${first} 台相同`, true);
    else {
      seen.set(serial, at + 1);
      const elsewhere = bySerial.get(serial);
      if (elsewhere)
        say('serial-elsewhere', `出厂编号 ${item.serial} 已由${elsewhere.where}申报`, elsewhere.earlier);
    }
    const invoice = fingerprint(item.invoice);
    const billed = invoice === null ? undefined : byInvoice.get(invoice);
    if (invoice === null) say('no-invoice', '没有发票号码，无法核对是否重复', false);
    else if (billed) say('invoice-elsewhere', `发票 ${item.invoice} 已由${billed.where}使用`, billed.earlier);
    if (item.boughtOn !== null && period.from !== null && item.boughtOn < period.from)
      say('out-of-period', `${item.boughtOn} 购置，早于建设起始 ${period.from}`, false);
    if (item.boughtOn !== null && period.until !== null && item.boughtOn > period.until)
      say('out-of-period', `${item.boughtOn} 购置，晚于建设终止 ${period.until}`, false);
    if (item.secondHand === true) say('second-hand', '二手设备', true);
    if (item.supplierCode !== null && item.supplierCode === period.applicantCode)
      say('related-party', '供货方就是申报企业', true);
    return doubts;
  });
}

/** By fingerprint; of several the earliest, since that one keeps it. */
function index(
  others: readonly OtherClaim[],
  keyOf: (other: OtherClaim) => string | null,
): ReadonlyMap<string, OtherClaim> {
  const found = new Map<string, OtherClaim>();
  for (const other of others) {
    const key = fingerprint(keyOf(other));
    if (key === null) continue;
    const before = found.get(key);
    if (!before || (!before.earlier && other.earlier)) found.set(key, other);
  }
  return found;
}
