import type { Scale } from '../enterprise/index.ts';
import {
  type Answer,
  type CompiledRule,
  compileRule,
  type MissingFact,
  missingFacts,
} from '../rule/index.ts';
import { type CalendarDay, type Exact, lastDayOfYear } from '../values/index.ts';
import type { PreparedScreening, PreparedScreeningRule } from './prepare-screening.ts';
import { type EnterpriseYears, factsOfEnterprise, type ScreeningSubject } from './vocabulary.ts';

/** `yes`: on the list. `no`: not. `unknown`: a missing fact keeps it open. */
export type ScreeningVerdict = 'yes' | 'no' | 'unknown';

/** A figure beside a verdict, of one year, in its own unit; `undefined` is unknown. */
export interface ScreeningFigure {
  /** The fact or definition: `tax`, `taxPerMu`. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly year: number;
  readonly value: Exact | undefined;
}

/** A fact that could change an unknown verdict. */
export interface ScreeningGap {
  readonly fact: string;
  readonly label: string;
  readonly year: number;
  readonly reason: MissingFact['reason'];
}

/** What one rule says of one enterprise. */
export interface ScreeningRow {
  readonly creditCode: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: Scale | null;
  readonly industry: string;
  readonly rule: string;
  readonly verdict: ScreeningVerdict;
  readonly figures: readonly ScreeningFigure[];
  readonly missing: readonly ScreeningGap[];
}

/** How often a rule said what. A rule that cannot be judged says why, and has no rows at all. */
export interface ScreeningTally {
  readonly rule: string;
  readonly title: string;
  readonly clause: string;
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  readonly unavailable: string | undefined;
}

export interface ScreeningResult {
  readonly year: number;
  readonly asOf: CalendarDay;
  readonly tallies: readonly ScreeningTally[];
  /** By credit code, then in the order of the rules. */
  readonly rows: readonly ScreeningRow[];
}

export interface ScreeningOptions {
  readonly year: number;
  /** Parameters stand as on this day; the last day of the year if left out. */
  readonly asOf?: CalendarDay;
  /** Which verdicts get a row; all if left out. The tallies count every one. */
  readonly verdicts?: readonly ScreeningVerdict[];
}

/**
 * Judges every enterprise by every rule, in three values: a known no decides; otherwise an unknown, or a year without
 * the enterprise, leaves it unknown. Figures are compared exactly, never rounded.
 *
 * @param enterprises - records of the evaluated year
 * @param before - records of the year before; an enterprise that stands only here is judged too
 */
export function computeScreening(
  enterprises: readonly ScreeningSubject[],
  before: readonly ScreeningSubject[],
  screening: PreparedScreening,
  options: ScreeningOptions,
): ScreeningResult {
  const { year, asOf = lastDayOfYear(year) } = options;
  const wanted = options.verdicts && new Set(options.verdicts);
  const subjects = pairYears(enterprises, before);
  const rows: ScreeningRow[] = [];
  const judges = screening.rules.map((rule) => new Judge(rule, screening, year, asOf));
  for (const years of subjects) {
    const facts = factsOfEnterprise(years, year);
    for (const judge of judges) {
      const row = judge.judge(years, facts, wanted);
      if (row) rows.push(row);
    }
  }
  return { year, asOf, tallies: judges.map((judge) => judge.tally()), rows };
}

/** Each enterprise with its record of this year and of the year before, by credit code. */
function pairYears(
  enterprises: readonly ScreeningSubject[],
  before: readonly ScreeningSubject[],
): readonly EnterpriseYears[] {
  const byCode = new Map<string, [ScreeningSubject | undefined, ScreeningSubject | undefined]>();
  for (const record of enterprises) byCode.set(record.creditCode, [record, undefined]);
  for (const record of before) byCode.set(record.creditCode, [byCode.get(record.creditCode)?.[0], record]);
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, years]) => years);
}

const verdictOf = (answer: Answer): ScreeningVerdict =>
  answer.kind === 'unknown' ? 'unknown' : answer.kind === 'boolean' && answer.value ? 'yes' : 'no';

/** One rule, compiled for a year, counting as it judges. */
class Judge {
  private readonly counts = { yes: 0, no: 0, unknown: 0 };
  private readonly verdict: CompiledRule;
  private readonly figures: readonly {
    readonly shown: Omit<ScreeningFigure, 'value'>;
    readonly code: CompiledRule;
  }[];
  private readonly rule: PreparedScreeningRule;
  private readonly screening: PreparedScreening;
  private readonly year: number;

  constructor(rule: PreparedScreeningRule, screening: PreparedScreening, year: number, asOf: CalendarDay) {
    this.rule = rule;
    this.screening = screening;
    this.year = year;
    this.verdict = compileRule(rule.verdict, asOf);
    this.figures = rule.figures.map(({ name, label, yearsBefore, rule: figure }) => ({
      shown: {
        name,
        label,
        unit: figure.type.kind === 'number' ? figure.type.unit.text : '',
        year: year - yearsBefore,
      },
      code: compileRule(figure, asOf),
    }));
  }

  judge(
    years: EnterpriseYears,
    facts: ReturnType<typeof factsOfEnterprise>,
    wanted: ReadonlySet<ScreeningVerdict> | undefined,
  ): ScreeningRow | undefined {
    const who = years.find((record) => record !== undefined);
    if (!who || this.rule.unavailable !== undefined) return undefined;
    const answer = this.verdict.evaluate(facts);
    const verdict = verdictOf(answer);
    this.counts[verdict] += 1;
    if (wanted && !wanted.has(verdict)) return undefined;
    const { creditCode, name, unit, scale, industry } = who;
    const figures = this.figures.map(({ shown, code }) => {
      const figure = code.evaluate(facts);
      return { ...shown, value: figure.kind === 'number' ? figure.value : undefined };
    });
    const missing =
      answer.kind === 'unknown' ? missingFacts(answer.causes).map((fact) => this.gap(fact)) : [];
    return { creditCode, name, unit, scale, industry, rule: this.rule.source.id, verdict, figures, missing };
  }

  tally(): ScreeningTally {
    const { id, title, clause } = this.rule.source;
    return { rule: id, title, clause, ...this.counts, unavailable: this.rule.unavailable };
  }

  private gap({ fact, yearsBefore, reason }: MissingFact): ScreeningGap {
    const label = this.screening.environment.facts.get(fact)?.label ?? fact;
    return { fact, label, year: this.year - yearsBefore, reason };
  }
}
