import { type Answer, type Cause, missingFacts } from '../rule/index.ts';
import {
  type CalendarDay,
  type Exact,
  Figure,
  isWithin,
  plusDays,
  subtract,
  toDecimalString,
  toExactText,
  toPlainDecimal,
} from '../values/index.ts';
import { WAIVED } from './compose.ts';
import type { Alternative, READING_KINDS } from './policy-file.ts';
import { factPath } from './policy-input.ts';
import type { PreparedPolicy } from './prepare-policy.ts';

export const VERDICTS = ['eligible', 'ineligible', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a policy gives in one case: money in yuan with two decimals, a grade, a term; `null` if it is not known. */
export interface DeterminedOutcome {
  readonly amountYuan?: string | null;
  readonly grade?: string | null;
  readonly term?: string | number | null;
}

/** What another reading of the words would come to. */
export interface ReadingResult extends DeterminedOutcome {
  readonly kind: (typeof READING_KINDS)[number];
  readonly says: string;
  /** `null` where the facts of the case do not tell. */
  readonly verdict: Verdict | null;
  /** Money more (or less, with a minus) than under the adopted reading; `null` if either is not known. */
  readonly differenceYuan?: string | null;
  /** What else would have to be known. */
  readonly beyond?: string;
}

export interface ReadingReport {
  readonly id: string;
  readonly clause: string;
  readonly question: string;
  readonly ruling?: string;
  readonly alternatives: readonly ReadingResult[];
}

/** A duty that comes with the determination. */
export interface Obligation {
  readonly id: string;
  readonly clause: string;
  readonly text: string;
  readonly quantity?: string;
  readonly unit?: string;
}

/** The answer to: does the policy apply to this case on this day, and what does it give. */
export interface Determination extends DeterminedOutcome {
  readonly policy: string;
  /** `22-equipment@2022-01-01`; `null` outside the days in force. */
  readonly version: string | null;
  readonly asOf: string;
  readonly verdict: Verdict;
  /** The places of exactly the facts that could change the answer. */
  readonly missing: readonly string[];
  readonly readings: readonly ReadingReport[];
  readonly obligations: readonly Obligation[];
}

/** The answers of one variant's rules. */
export interface VariantAnswers {
  readonly eligible: Answer;
  readonly outcome: Answer | undefined;
}

/** Of each provision with a duty: whether it applies, and how much it concerns. */
export interface DutyAnswers {
  readonly provision: string;
  readonly applies: Answer;
  readonly quantity: Answer | undefined;
}

export interface AllAnswers {
  readonly adopted: VariantAnswers;
  /** By reading, then by alternative; `undefined` where there is nothing to compute. */
  readonly readings: readonly (readonly (VariantAnswers | undefined)[])[];
  readonly duties: readonly DutyAnswers[];
}

/** `22-equipment@2022-01-01`; parameters set for a trial are named, so that nobody takes it for the version in force. */
export function versionOf({ file, set }: PreparedPolicy): string {
  const trial = set.length === 0 ? '' : `+${[...set].sort().join('+')}`;
  return `${file.id}@${file.effective.from}${trial}`;
}

export const isSuperseded = ({ superseding }: PreparedPolicy, asOf: string): boolean =>
  superseding !== undefined && superseding.from <= asOf;

/** The last day that it judges: its own, or the one before a newer rule took its place. */
export const lastDayOf = ({ file, superseding }: PreparedPolicy): CalendarDay => {
  const { until } = file.effective;
  if (superseding === undefined || superseding.from > until) return until;
  return plusDays(superseding.from, -1) ?? until;
};

export const isInForce = (policy: PreparedPolicy, asOf: string): boolean =>
  isWithin(asOf, policy.file.effective.from, policy.file.effective.until) && !isSuperseded(policy, asOf);

const causesOf = (answers: readonly (Answer | undefined)[]): readonly Cause[] =>
  answers.flatMap((answer) => (answer?.kind === 'unknown' ? answer.causes : []));

const placesOf = (causes: readonly Cause[]): readonly string[] => [
  ...new Set(
    missingFacts(causes)
      .map(({ fact }) => factPath(fact))
      .filter((fact) => !fact.startsWith(`${WAIVED}.`)),
  ),
];

export const isNo = (answer: Answer): boolean => answer.kind === 'boolean' && !answer.value;

const isOpen = (answer: Answer | undefined): boolean =>
  answer?.kind === 'unknown' && answer.causes.length > 0;

/** A known no decides; a yes is one only if what it gives and asks for is known, too. */
function verdictOf(
  eligible: Answer,
  outcome: Answer | undefined,
  duties: readonly (Answer | undefined)[],
): Verdict {
  if (isNo(eligible)) return 'ineligible';
  return eligible.kind === 'unknown' || isOpen(outcome) || duties.some(isOpen) ? 'unknown' : 'eligible';
}

/** What is being put together: a result is written once, field by field, in the order in which it is printed. */
type Draft<Result> = { -readonly [Key in keyof Result]: Result[Key] };

function addOutcome(
  draft: Draft<DeterminedOutcome>,
  { file }: PreparedPolicy,
  verdict: Verdict,
  eligible: Answer | undefined,
  answer: Answer | undefined,
): void {
  if (file.outcome === undefined) return;
  if (file.outcome === 'amount') {
    draft.amountYuan = amountOf(verdict, file.always === undefined ? eligible : undefined, answer);
    return;
  }
  const told = verdict === 'ineligible' && file.always === undefined ? undefined : answer;
  const value = told === undefined || told.kind === 'unknown' ? null : plainOf(told);
  if (file.outcome === 'grade') draft.grade = value === null ? null : String(value);
  else draft.term = value;
}

/** Money is known only if it is known that it is due: what would be given if a condition were met is no amount. */
function amountOf(verdict: Verdict, due: Answer | undefined, answer: Answer | undefined): string | null {
  if (verdict === 'ineligible') return '0.00';
  if (due?.kind === 'unknown' || answer?.kind !== 'number') return null;
  return toDecimalString(answer.value, 2);
}

function plainOf(answer: Answer): string | number | null {
  if (answer.kind === 'number') {
    const text = toPlainDecimal(answer.value);
    return text !== undefined && text.length <= 15 ? Number(text) : toExactText(answer.value);
  }
  return answer.kind === 'text' || answer.kind === 'date' ? answer.value : null;
}

function differenceOf(mine: Exact | undefined, other: Exact | undefined): string | null {
  if (!mine || !other) return null;
  const inSteps = mine instanceof Figure && other instanceof Figure ? other.minus(mine) : undefined;
  return toDecimalString(inSteps ?? subtract(other, mine), 2);
}

const ZERO = new Figure(0, 2);
function moneyOf({ eligible, outcome }: VariantAnswers): Exact | undefined {
  if (isNo(eligible)) return ZERO;
  return eligible.kind === 'boolean' && outcome?.kind === 'number' ? outcome.value : undefined;
}

const NONE: readonly Answer[] = [];

function reportReading(
  policy: PreparedPolicy,
  { kind, says, beyond }: Alternative,
  adopted: VariantAnswers,
  answers: VariantAnswers | undefined,
): ReadingResult {
  const isMoney = policy.file.outcome === 'amount';
  const draft: Draft<ReadingResult> = { kind, says, verdict: null };
  if (answers) {
    draft.verdict = verdictOf(answers.eligible, answers.outcome, NONE);
    addOutcome(draft, policy, draft.verdict, answers.eligible, answers.outcome);
    if (isMoney) draft.differenceYuan = differenceOf(moneyOf(adopted), moneyOf(answers));
    return draft;
  }
  if (isMoney) {
    draft.amountYuan = null;
    draft.differenceYuan = null;
  }
  if (beyond !== undefined) draft.beyond = beyond;
  return draft;
}

function reportReadings(policy: PreparedPolicy, { adopted, readings }: AllAnswers): readonly ReadingReport[] {
  return policy.readings.map(({ source, alternatives }, at): ReadingReport => {
    const { id, clause, question, ruling } = source;
    const reports = alternatives.map(({ source: alternative }, index) =>
      reportReading(
        policy,
        alternative,
        adopted,
        alternative.kind === 'adopted' ? adopted : readings[at]?.[index],
      ),
    );
    return ruling === undefined
      ? { id, clause, question, alternatives: reports }
      : { id, clause, question, ruling, alternatives: reports };
  });
}

function reportDuties(policy: PreparedPolicy, duties: readonly DutyAnswers[]): readonly Obligation[] {
  return duties.flatMap(({ provision, applies, quantity }): Obligation[] => {
    const source = policy.file.provisions.find(({ id }) => id === provision);
    if (!source?.obliges || applies.kind !== 'boolean' || !applies.value) return [];
    const much =
      quantity?.kind === 'number' ? { quantity: toExactText(quantity.value), unit: quantity.unit.text } : {};
    return [{ id: source.id, clause: source.clause, text: source.obliges, ...much }];
  });
}

/** What the answers come to, and what in them is open. */
export function judgeAnswers(
  { file }: PreparedPolicy,
  { adopted: { eligible, outcome }, duties }: Pick<AllAnswers, 'adopted' | 'duties'>,
): { readonly verdict: Verdict; readonly open: readonly Cause[] } {
  const owed =
    duties.length === 0
      ? NONE
      : duties.flatMap(({ applies, quantity }) => [applies, dutyQuantity(applies, quantity)]);
  const verdict = verdictOf(eligible, outcome, owed);
  if (verdict === 'unknown') return { verdict, open: causesOf([eligible, outcome, ...owed]) };
  // Nothing is paid to who is not eligible, whatever the sum: that is known.
  const isTold = verdict === 'ineligible' && file.always !== undefined && file.outcome !== 'amount';
  return { verdict, open: isTold ? causesOf([outcome]) : [] };
}

/** Puts the answers of the rules together; the same for the interpreter and the compiled form. */
export function concludeDetermination(
  policy: PreparedPolicy,
  asOf: string,
  answers: AllAnswers,
): Determination {
  const { eligible, outcome } = answers.adopted;
  const { verdict, open } = judgeAnswers(policy, answers);
  const draft: Draft<Partial<Determination>> = {
    policy: policy.file.id,
    version: versionOf(policy),
    asOf,
    verdict,
  };
  addOutcome(draft, policy, verdict, eligible, outcome);
  draft.missing = placesOf(open);
  draft.readings = reportReadings(policy, answers);
  draft.obligations = verdict === 'ineligible' ? [] : reportDuties(policy, answers.duties);
  return draft as Determination;
}

/** How much a duty concerns matters only where the duty may apply. */
const dutyQuantity = (applies: Answer, quantity: Answer | undefined): Answer | undefined =>
  isNo(applies) ? undefined : quantity;

/** What is answered where there is nothing to judge by: outside the days in force, or with a table that is empty. */
export function concludeWithout(policy: PreparedPolicy, asOf: string): Determination {
  const inForce = isInForce(policy, asOf);
  const verdict: Verdict = inForce ? 'unknown' : 'ineligible';
  const version = inForce ? versionOf(policy) : null;
  const outcome: Draft<DeterminedOutcome> = {};
  addOutcome(outcome, policy, verdict, undefined, undefined);
  const rest = { missing: [], readings: [], obligations: [] };
  return { policy: policy.file.id, version, asOf, verdict, ...outcome, ...rest };
}
