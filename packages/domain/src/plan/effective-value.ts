import { equals } from '../values/index.ts';
import { type Contradiction, contradictionKey } from './contradiction/contradiction.ts';
import { EFFECTIVE_FROM } from './contradiction/dates.ts';
import { findStatementContradictions } from './contradiction/statements.ts';
import { figure } from './figure.ts';
import type { Plan } from './plan.ts';
import type { Quantity, Statement } from './schema/indicators-file.ts';
import type { Ruling } from './schema/rulings-file.ts';
import { statementText } from './statement-text.ts';

/** One reading of a quantity: what an address says, or what a ruling set. */
export interface Reading {
  /** `undefined` when a ruling set a figure that stands nowhere in the plan. */
  readonly address: string | undefined;
  readonly value: string;
  readonly upTo: string | undefined;
  readonly strict: boolean;
  readonly period: Statement['period'];
  readonly text: string;
}

/**
 * The figure to compute with, and how it came to be that one.
 *
 * - `agreed`: the plan says one thing;
 * - `ruled`: it says two, and `ruling` decided;
 * - `tried`: it says two, and the caller asked for the reading at one address (“what if”);
 * - `open`: it says two and nobody ruled. There is then no target: nothing is chosen silently.
 */
export interface EffectiveValue {
  readonly quantity: Quantity;
  readonly status: 'agreed' | 'ruled' | 'tried' | 'open';
  readonly target: Reading | undefined;
  readonly ruling: Ruling | undefined;
  /** The readings not used. */
  readonly others: readonly Reading[];
  readonly contradiction: Contradiction | undefined;
}

function readingOf(quantity: Quantity, statement: Statement): Reading {
  const { at, value, upTo, strict, period } = statement;
  return { address: at, value, upTo, strict, period, text: statementText(quantity, statement) };
}

/** The ruling in force on a contradiction, or `undefined`. A withdrawn ruling is none. */
export function rulingOn(plan: Plan, kind: string, quantity: string): Ruling | undefined {
  const key = contradictionKey(kind, quantity);
  return plan.rulings.find(
    (ruling) => ruling.status !== 'withdrawn' && contradictionKey(ruling.on.kind, ruling.on.quantity) === key,
  );
}

function ruledReading(quantity: Quantity, readings: readonly Reading[], ruling: Ruling): Reading | undefined {
  const adopted = readings.find(({ address }) => address === ruling.adopts);
  if (adopted) return adopted;
  const model = quantity.stated[0];
  if (!model || !/^-?\d+(\.\d+)?$|^\d+\/[1-9]\d*$/.test(ruling.value)) return undefined;
  const strict = ruling.strict ?? model.strict;
  const statement: Statement = { at: model.at, value: ruling.value, strict, period: model.period };
  return { ...readingOf(quantity, statement), address: undefined };
}

const sameReading = (a: Reading, b: Reading): boolean =>
  a.strict === b.strict &&
  a.period === b.period &&
  equals(figure(a.value), figure(b.value)) &&
  (a.upTo === undefined || b.upTo === undefined ? a.upTo === b.upTo : equals(figure(a.upTo), figure(b.upTo)));

/**
 * The value of a quantity to compute with, the ruling it rests on, and the readings set aside.
 *
 * @param options.reading - use what this address says instead, to see what the other reading would do
 * @returns `undefined` if the plan has no such quantity, or says nothing about it at the address asked for
 */
export function effectiveValue(
  plan: Plan,
  key: string,
  options: { readonly reading?: string } = {},
): EffectiveValue | undefined {
  const quantity = plan.quantities.find((one) => one.key === key);
  if (!quantity) return undefined;
  const readings = quantity.stated.map((statement) => readingOf(quantity, statement));
  const contradiction = findStatementContradictions({ ...plan, quantities: [quantity] })[0];
  const ruling = contradiction && rulingOn(plan, contradiction.kind, key);
  const answer = (status: EffectiveValue['status'], target: Reading | undefined): EffectiveValue => ({
    quantity,
    status,
    target,
    ruling: status === 'ruled' ? ruling : undefined,
    others: readings.filter((reading) => target === undefined || !sameReading(reading, target)),
    contradiction,
  });
  if (options.reading !== undefined) {
    const tried = readings.find(({ address }) => address === options.reading);
    return tried && answer('tried', tried);
  }
  if (!contradiction) return answer('agreed', readings[0]);
  const ruled = ruling && ruledReading(quantity, readings, ruling);
  return ruled ? answer('ruled', ruled) : answer('open', undefined);
}

/** From which day to which the plan is in force, and the ruling that gave the first day if the plan prints none. */
export interface EffectivePeriod {
  readonly from: string | undefined;
  readonly fromRuling: Ruling | undefined;
  readonly to: string;
}

/** The days the plan is in force, both included, as days in Asia/Shanghai (`YYYY-MM-DD`). */
export function effectivePeriod(plan: Plan): EffectivePeriod {
  const { from, to } = plan.meta.effective;
  if (from !== undefined) return { from, fromRuling: undefined, to };
  const fromRuling = rulingOn(plan, 'date-missing', EFFECTIVE_FROM);
  return { from: fromRuling?.value, fromRuling, to };
}
