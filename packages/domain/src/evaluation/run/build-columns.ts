import { areCounted } from '../../enterprise/index.ts';
import type { Exact } from '../../values/index.ts';
import {
  type CompiledScheme,
  type EvaluationColumns,
  type GrantedColumns,
  toMillionths,
} from '../kernel/index.ts';
import { classifyIndustries } from './classify-industries.ts';
import { combinedLimits, type DecidedAdjustment } from './decided-adjustment.ts';
import type { Member } from './population.ts';

const exactMillionths = (figure: Exact | null | undefined): number =>
  figure ? toMillionths(figure) : Number.NaN;

function buildFact(members: readonly Member[], fact: string): Float64Array {
  const column = new Float64Array(members.length);
  members.forEach(({ enterprise: { facts } }, row) => {
    column[row] = areCounted(facts) ? facts.millionths(fact) : exactMillionths(facts.get(fact));
  });
  return column;
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
