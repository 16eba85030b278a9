import {
  type CompiledScheme,
  columnOf,
  type EvaluationColumns,
  Membership,
  millionthsOf,
} from '../kernel/index.ts';

/** Figures to try, by fact id, in canonical units; `null` tries the fact as unknown. */
export type FactChanges = Readonly<Record<string, number | null>>;

/** Columns and scheme of one evaluation; what a what-if starts from. */
export interface Evaluable {
  readonly compiled: CompiledScheme;
  readonly columns: EvaluationColumns;
}

/** Whether the row still belongs to the population when its threshold fact is `count` millionths. */
export function membershipAt({ compiled }: Evaluable, count: number): number {
  const { minimum } = compiled.scheme.population;
  if (!minimum || !compiled.minimum || count >= compiled.minimum.atLeast) return Membership.member;
  if (!Number.isNaN(count)) return Membership.outside;
  return minimum.unknown === 'leaveOut' ? Membership.outside : Membership.listed;
}

/** A try as the kernel counts it. */
export const countOf = (figure: number | null): number =>
  figure === null ? Number.NaN : millionthsOf(figure);

/**
 * The columns with other figures in one row; nobody else's change, and nothing is shared that could be written to.
 *
 * Land below the scheme's minimum takes the row out of the population, as it would in a run on such a workbook.
 */
export function patchColumns(evaluable: Evaluable, row: number, changes: FactChanges): EvaluationColumns {
  const { columns, compiled } = evaluable;
  const facts: Record<string, Float64Array> = { ...columns.facts };
  for (const [fact, figure] of Object.entries(changes)) {
    // A fact that the scheme does not read changes nothing.
    if (!facts[fact]) continue;
    const column = columnOf(columns, fact).slice();
    column[row] = countOf(figure);
    facts[fact] = column;
  }
  const membership = columns.membership.slice();
  const threshold = compiled.minimum && facts[compiled.minimum.fact]?.[row];
  if (threshold !== undefined) membership[row] = membershipAt(evaluable, threshold);
  return { ...columns, facts, membership };
}
