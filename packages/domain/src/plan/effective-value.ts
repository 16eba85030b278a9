import { equals } from '../values/index.ts';
import { findAllocationContradictions } from './contradiction/allocations.ts';
import type { Contradiction } from './contradiction/contradiction.ts';
import { findStatementContradictions } from './contradiction/statements.ts';
import { figure } from './figure.ts';
import type { Plan } from './plan.ts';
import { rulingOn } from './ruling-on.ts';
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

function ruledReading(quantity: Quantity, readings: readonly Reading[], ruling: Ruling): Reading | undefined {
  const adopted = readings.find(({ address }) => address === ruling.adopts);
  if (adopted) return adopted;
  const model = quantity.stated[0];
  if (!model || !/^-?\d+(\.\d+)?$|^\d+\/[1-9]\d*$/.test(ruling.value)) return undefined;
  const strict = ruling.strict ?? model.strict;
  const statement: Statement = { at: model.at, value: ruling.value, strict, period: model.period };
  return { ...readingOf(quantity, statement), address: ruling.adopts };
}

const sameReading = (a: Reading, b: Reading): boolean =>
  a.strict === b.strict &&
  a.period === b.period &&
  equals(figure(a.value), figure(b.value)) &&
  (a.upTo === undefined || b.upTo === undefined ? a.upTo === b.upTo : equals(figure(a.upTo), figure(b.upTo)));

/**
 * The disagreement that decides which figure counts. Statements that disagree come first and leave no figure until
 * somebody rules; what the lists hand out replaces what is stated only by a ruling.
 */
function disagreementOn(
  plan: Plan,
  quantity: Quantity,
): { contradiction: Contradiction | undefined; ruling: Ruling | undefined } {
  const alone = { ...plan, quantities: [quantity] };
  const stated = findStatementContradictions(alone).map((contradiction) => ({
    contradiction,
    ruling: rulingOn(plan, contradiction.kind, quantity.key),
  }));
  const open = stated.find(({ ruling }) => ruling === undefined);
  const handedOut = (plan.rulings.length === 0 ? [] : findAllocationContradictions(alone)).flatMap(
    (contradiction) => {
      const ruling = rulingOn(plan, contradiction.kind, quantity.key);
      return ruling ? [{ contradiction, ruling }] : [];
    },
  );
  return open ?? handedOut[0] ?? stated[0] ?? { contradiction: undefined, ruling: undefined };
}

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
  const { contradiction, ruling } = disagreementOn(plan, quantity);
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
