import {
  type CompiledScheme,
  type EvaluationColumns,
  type GrantedColumns,
  toMillionths,
} from '../kernel/index.ts';
import { classifyIndustries } from './classify-industries.ts';
import { combinedLimits, type DecidedAdjustment } from './decided-adjustment.ts';
import type { Member } from './population.ts';

function buildFact(members: readonly Member[], fact: string): Float64Array {
  return Float64Array.from(members, ({ enterprise }) => {
    const figure = enterprise.facts.get(fact);
    return figure ? toMillionths(figure) : Number.NaN;
  });
}

function buildGranted(granted: readonly (readonly DecidedAdjustment[])[]): GrantedColumns {
  const limits = granted.map(combinedLimits);
  return {
    atLeast: Uint8Array.from(limits, ({ atLeast }) => atLeast),
    atMost: Uint8Array.from(limits, ({ atMost }) => atMost),
  };
}

/** Turns a scheme's members, already in canonical order, into columns: each figure is rounded to float64 once. */
export function buildColumns(
  compiled: CompiledScheme,
  members: readonly Member[],
  granted: readonly (readonly DecidedAdjustment[])[],
): EvaluationColumns {
  const classes = members.map(({ enterprise }) => enterprise.industry);
  const industries = classifyIndustries(classes, compiled.scheme.industries);
  return {
    size: members.length,
    facts: Object.fromEntries(compiled.facts.map((fact) => [fact, buildFact(members, fact)])),
    membership: Uint8Array.from(members, ({ membership }) => membership),
    industry: industries.codes,
    industries: industries.titles,
    granted: buildGranted(granted),
  };
}
