import { z } from 'zod';
import { Day, Decimal, ExportQuery, PageQuery, pageOf, SubmissionId, wholeNumber } from '../page/index.ts';

/** Where a grant stands: 待拨付, 已兑付, 已撤回, 应收追缴, 已追回. */
export const GRANT_STATES = ['ordered', 'paid', 'released', 'owed', 'recovered'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export const PaymentFilter = z.object({
  q: z.string().trim().max(64).optional(),
  policy: z.string().max(200).optional(),
  fund: z.string().max(200).optional(),
  unit: z.string().max(256).optional(),
  year: wholeNumber(2000, 2100).optional(),
  state: z.enum(GRANT_STATES).optional(),
});
export type PaymentFilter = z.infer<typeof PaymentFilter>;

/** GET /api/payments — 兑现台账. */
export const PaymentQuery = PageQuery.extend(PaymentFilter.shape);
export type PaymentQuery = z.infer<typeof PaymentQuery>;
export const PaymentExportQuery = PaymentQuery.extend(ExportQuery.shape);
export type PaymentExportQuery = z.infer<typeof PaymentExportQuery>;

/** One grant, in yuan with two decimals. */
export const PaymentRow = z.object({
  /** The application; `null` if its list was taken back. */
  entryId: z.string().nullable(),
  creditCode: z.string(),
  name: z.string(),
  unitName: z.string(),
  policy: z.string(),
  policyTitle: z.string(),
  fundTitle: z.string(),
  /** The budget year. */
  year: z.number().int(),
  caseNumber: z.string(),
  project: z.string(),
  /** What the policy came to at the step that ordered it. */
  computedYuan: Decimal.nullable(),
  decidedYuan: Decimal.nullable(),
  orderedYuan: Decimal,
  paidYuan: Decimal,
  /** Of what a breach made due, all of it, and what of it came back. */
  owedYuan: Decimal,
  recoveredYuan: Decimal,
  orderNumber: z.string(),
  orderedOn: Day.nullable(),
  paidOn: Day.nullable(),
  state: z.enum(GRANT_STATES),
});
export type PaymentRow = z.infer<typeof PaymentRow>;

export const PaymentSums = z.object({
  orderedYuan: Decimal,
  paidYuan: Decimal,
  owedYuan: Decimal,
  recoveredYuan: Decimal,
});

const Named = z.object({ id: z.string(), title: z.string() });

export const PaymentPage = pageOf(PaymentRow).extend({
  sums: PaymentSums,
  policies: z.array(Named),
  funds: z.array(Named),
  units: z.array(Named),
  years: z.array(z.number().int()),
  /** Whether the reader draws up lists for the finance bureau and takes them back. */
  mayKeep: z.boolean(),
});
export type PaymentPage = z.infer<typeof PaymentPage>;

/** One line of the money ledger: where yuan left and where they came. */
export const MoneyLine = z.object({
  number: z.number().int(),
  line: z.number().int(),
  on: Day,
  fundTitle: z.string(),
  year: z.number().int(),
  fromTitle: z.string(),
  toTitle: z.string(),
  amountYuan: Decimal,
  occasion: z.string(),
  reason: z.string(),
  by: z.string(),
});
export type MoneyLine = z.infer<typeof MoneyLine>;

/** GET /api/payments/:entry — the postings of a grant and the determination pinned when it was ordered. */
export const PaymentDetail = z.object({
  entryId: z.string(),
  name: z.string(),
  policyTitle: z.string(),
  lines: z.array(MoneyLine),
  pin: z
    .object({
      version: z.string().nullable(),
      asOf: Day,
      verdict: z.enum(['eligible', 'ineligible', 'unknown']),
      amountYuan: z.string().nullable(),
      provisions: z.array(
        z.object({
          clause: z.string(),
          says: z.string(),
          applies: z.boolean().nullable(),
          meets: z.boolean().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type PaymentDetail = z.infer<typeof PaymentDetail>;

/** How a fund stands, in yuan: 安排 = 已承诺 + 结余. */
export const FundStanding = z.object({
  allottedYuan: Decimal,
  committedYuan: Decimal,
  paidYuan: Decimal,
  leftYuan: Decimal,
  owedYuan: Decimal,
  recoveredYuan: Decimal,
});
export type FundStanding = z.infer<typeof FundStanding>;

/** Money that applications under way may come to, by stage. */
export const ForecastStage = z.object({
  policy: z.string(),
  policyTitle: z.string(),
  register: z.string(),
  stage: z.string(),
  stageTitle: z.string(),
  count: z.number().int(),
  /** Of these, how many have no sum yet. */
  unknown: z.number().int(),
  amountYuan: Decimal,
});
export type ForecastStage = z.infer<typeof ForecastStage>;

export const FundYear = FundStanding.extend({
  fund: z.string(),
  title: z.string(),
  clause: z.string().nullable(),
  overdraw: z.enum(['refuse', 'warn']),
  year: z.number().int(),
  /** Nobody has entered a budget for the year yet. */
  unentered: z.boolean(),
  policies: z.array(FundStanding.extend({ policy: z.string(), title: z.string(), count: z.number().int() })),
  units: z.array(
    z.object({ unitId: z.string(), unitName: z.string(), committedYuan: Decimal, paidYuan: Decimal }),
  ),
  forecast: z.array(ForecastStage),
  forecastYuan: Decimal,
  /** What would be left if all of it were granted; below zero is short. */
  afterYuan: Decimal,
  /** What a fund may be spent on without an application; empty where nothing may. */
  uses: z.array(z.object({ id: z.string(), title: z.string(), permitted: z.boolean() })),
  extraction: z
    .object({
      policyTitle: z.string(),
      clause: z.string(),
      incomeYuan: Decimal.nullable(),
      dueYuan: Decimal.nullable(),
      verdict: z.enum(['eligible', 'ineligible', 'unknown']),
      sentence: z.string(),
      provisions: z.array(z.object({ says: z.string(), meets: z.boolean().nullable() })),
    })
    .nullable(),
});
export type FundYear = z.infer<typeof FundYear>;

export const PROPOSAL_KINDS = ['budget', 'income', 'spending'] as const;

/** Something entered by one person that waits for another. */
export const MoneyProposal = z.object({
  id: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  fundTitle: z.string(),
  year: z.number().int(),
  amountYuan: Decimal,
  useTitle: z.string(),
  payee: z.string(),
  reason: z.string(),
  by: z.string(),
  on: Day,
  mine: z.boolean(),
});
export type MoneyProposal = z.infer<typeof MoneyProposal>;

/** GET /api/budget — 预算 of a year. */
export const BudgetOverview = z.object({
  title: z.string(),
  year: z.number().int(),
  years: z.array(z.number().int()),
  asOf: Day,
  sentence: z.string(),
  lead: z.string(),
  funds: z.array(FundYear),
  proposals: z.array(MoneyProposal),
  journal: z.array(MoneyLine),
  mayKeep: z.boolean(),
  keeper: z.string(),
  /** The day on which the forecast was computed; `null` if it never was. */
  forecastOn: Day.nullable(),
});
export type BudgetOverview = z.infer<typeof BudgetOverview>;
export const BudgetQuery = z.object({ year: wholeNumber(2000, 2100).optional() });

/** POST /api/budget/proposals — a budget, a correction of one, land income, or a payment out of a fund. */
export const NewProposal = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  fund: z.string().max(60),
  year: z.int().min(2000).max(2100),
  /** Yuan; below zero takes back. A payment is above zero. */
  amountYuan: z.string().max(30),
  use: z.string().max(60).default(''),
  payee: z.string().trim().max(100).default(''),
  reason: z.string().trim().min(2, '请写明依据或理由').max(400),
  submission: SubmissionId,
});
export type NewProposal = z.infer<typeof NewProposal>;

/** The books held against the entries. */
export const MoneyCheck = z.object({
  sentence: z.string(),
  sound: z.boolean(),
  transactions: z.number().int(),
  postings: z.number().int(),
  problems: z.array(z.object({ message: z.string(), entryId: z.string().nullable() })),
});
export type MoneyCheck = z.infer<typeof MoneyCheck>;
