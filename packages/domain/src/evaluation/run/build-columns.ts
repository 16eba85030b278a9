import {
  type AdjustmentColumns,
  type CompiledScheme,
  type EvaluationColumns,
  toMillionths,
} from '../kernel/index.ts';
import { classifyIndustries } from './classify-industries.ts';
import { combineAdjustments, type DecidedAdjustment } from './decide-adjustments.ts';
import type { Member } from './population.ts';

function buildFact(members: readonly Member[], fact: string): Float64Array {
  return Float64Array.from(members, ({ enterprise }) => {
    const figure = enterprise.facts.get(fact);
    return figure ? toMillionths(figure) : Number.NaN;
  });
}

function buildAdjustments(decided: readonly (readonly DecidedAdjustment[])[]): AdjustmentColumns {
  const columns = {
    points: new Float64Array(decided.length),
    atLeast: new Uint8Array(decided.length),
    shift: new Int8Array(decided.length),
    atMost: new Uint8Array(decided.length),
  };
  decided.forEach((adjustments, row) => {
    const sum = combineAdjustments(adjustments);
    columns.points[row] = sum.points;
    columns.atLeast[row] = sum.atLeast;
    columns.shift[row] = sum.shift;
    columns.atMost[row] = sum.atMost;
  });
  return columns;
}

/** Turns a scheme's members, already in canonical order, into columns: each figure is rounded to float64 once. */
export function buildColumns(
  compiled: CompiledScheme,
  members: readonly Member[],
  decided: readonly (readonly DecidedAdjustment[])[],
): EvaluationColumns {
  const classes = members.map(({ enterprise }) => enterprise.industry);
  const industries = classifyIndustries(classes, compiled.scheme.industries);
  return {
    size: members.length,
    facts: Object.fromEntries(compiled.facts.map((fact) => [fact, buildFact(members, fact)])),
    membership: Uint8Array.from(members, ({ membership }) => membership),
    industry: industries.codes,
    industries: industries.titles,
    adjustments: buildAdjustments(decided),
  };
}
