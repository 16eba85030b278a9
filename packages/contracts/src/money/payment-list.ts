import { z } from 'zod';
import { Day, Decimal } from '../page/index.ts';

/** One line of a list for the finance bureau (拨付清册), frozen when it was drawn up. */
export const PaymentLine = z.object({
  seq: z.number().int(),
  entryId: z.string(),
  orderNumber: z.string(),
  payee: z.string(),
  creditCode: z.string(),
  amountYuan: Decimal,
  policyTitle: z.string(),
  project: z.string(),
  caseNumber: z.string(),
  /**
   * `open` waits for the bureau; `withdrawn` was called back, `elsewhere` was paid without the list, before it answered;
   * `astray` was paid although it had been called back, or once more although it had been paid without the list.
   */
  outcome: z.enum(['open', 'paid', 'failed', 'withdrawn', 'elsewhere', 'astray']),
  paidOn: Day.nullable(),
  slip: z.string(),
  note: z.string(),
});
export type PaymentLine = z.infer<typeof PaymentLine>;

export const PaymentList = z.object({
  id: z.string(),
  number: z.number().int(),
  on: Day,
  by: z.string(),
  count: z.number().int(),
  totalYuan: Decimal,
  /** SHA-256 of its lines: what came back is held against these and no others. */
  hash: z.string(),
  paid: z.number().int(),
  failed: z.number().int(),
  /** Lines that the bureau has not answered and need not: see `EndedLine`. */
  ended: z.number().int(),
  /** Lines paid although they had been called back: see `AstrayLine`. */
  astray: z.number().int(),
  /** How often lines were paid once more after the list had paid them. */
  repeated: z.number().int(),
});
export type PaymentList = z.infer<typeof PaymentList>;
export const PaymentListDetail = PaymentList.extend({ lines: z.array(PaymentLine) });
export type PaymentListDetail = z.infer<typeof PaymentListDetail>;

/** A line whose order was called back, or paid without the list, before the bureau answered: the bureau has to be told. */
export const EndedLine = z.object({
  list: z.number().int(),
  seq: z.number().int(),
  entryId: z.string(),
  orderNumber: z.string(),
  payee: z.string(),
  amountYuan: Decimal,
  /** When, by what step and why, in a sentence. */
  why: z.string(),
});
export type EndedLine = z.infer<typeof EndedLine>;

/** Money that came back, by its slip; `file` is the bank's receipt, which early ones have not. */
export const AstrayReturn = z.object({
  amountYuan: Decimal,
  on: Day,
  slip: z.string(),
  by: z.string(),
  file: z.string().nullable(),
});

/**
 * A line that the bureau paid although its order had been called back, or was paid already without the list: owed back until all
 * of it has come.
 */
export const AstrayLine = z.object({
  listId: z.string(),
  list: z.number().int(),
  seq: z.number().int(),
  entryId: z.string(),
  orderNumber: z.string(),
  payee: z.string(),
  amountYuan: Decimal,
  recoveredYuan: Decimal,
  leftYuan: Decimal,
  paidOn: Day,
  slip: z.string(),
  why: z.string(),
  returns: z.array(AstrayReturn),
});
export type AstrayLine = z.infer<typeof AstrayLine>;

/** POST /api/payment-lists/:id/lines/:seq/recoveries — money that came back, slip by slip, with the bank's receipt as a file. */
export const AstrayRecovery = z.object({
  amountYuan: z.string().max(30),
  recoveredOn: Day,
  slip: z.string().trim().min(1, '请填银行回单号').max(60),
});
export type AstrayRecovery = z.infer<typeof AstrayRecovery>;

/** GET /api/payment-lists — the lists so far, and what could go on the next one. */
export const PaymentLists = z.object({
  lists: z.array(PaymentList),
  ready: z.object({ count: z.number().int(), totalYuan: Decimal }),
  /** The latest first, as many as a page has room for. */
  ended: z.array(EndedLine),
  /** Those that still owe something first, then the latest. */
  astray: z.array(AstrayLine),
});
export type PaymentLists = z.infer<typeof PaymentLists>;

/** A cell of the returned workbook that does not agree, by its own row and column. */
export const ReturnProblem = z.object({
  row: z.number().int().nullable(),
  column: z.string(),
  message: z.string(),
  remedy: z.string(),
});
export type ReturnProblem = z.infer<typeof ReturnProblem>;

const PaidRow = z.object({
  seq: z.number().int(),
  row: z.number().int(),
  payee: z.string(),
  amountYuan: Decimal,
  paidOn: Day,
  slip: z.string(),
});

/** What a returned workbook would do, or has done. */
export const ReturnEffect = z.object({
  list: z.number().int(),
  /** SHA-256 of the file: whoever takes it over says which file was looked at. */
  file: z.string(),
  paid: z.array(PaidRow),
  /** Paid although they had been called back: booked as owed back. */
  astray: z.array(PaidRow.extend({ why: z.string() })),
  /** Paid by this list although they had been paid before: taken, as owed back, only where somebody says that it was paid twice. */
  twice: z.array(PaidRow.extend({ why: z.string() })),
  failed: z.array(
    z.object({
      seq: z.number().int(),
      row: z.number().int(),
      payee: z.string(),
      amountYuan: Decimal,
      note: z.string(),
    }),
  ),
  /** Lines that came back before, with the same answer. */
  known: z.number().int(),
  /** Lines that were called back or paid without the list, and that the bureau left alone. */
  stopped: z.number().int(),
  problems: z.array(ReturnProblem),
  paidYuan: Decimal,
  /** Of a taking over: entries that would not take the step, by name. */
  refused: z.array(z.string()),
  taken: z.boolean(),
});
export type ReturnEffect = z.infer<typeof ReturnEffect>;
