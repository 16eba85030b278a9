import type { Cause } from '../cause.ts';
import { interpretDay } from '../interpret/day.ts';
import { interpretLookup } from '../interpret/lookup.ts';
import type { Run, Scope } from '../interpret/run.ts';
import type { NodeOf } from '../node.ts';
import { readScalar } from '../scalar.ts';
import { TraceWriter } from '../trace/trace-writer.ts';
import type { Settling } from './settling.ts';
import { broken, either, hull, type NumberSpan, point, type Span } from './span.ts';
import { knownSpan, toBase } from './span-of-value.ts';

/** Tables and days are asked of the interpreter, with what is settled as known. */
export function interpretedSpan(
  settling: Settling,
  node: NodeOf<'lookup'> | NodeOf<'day'>,
  scope: Scope,
): Span {
  const { environment, types } = settling.rule;
  const run: Run = {
    environment,
    types,
    facts: settling.facts,
    asOf: settling.asOf,
    trace: new TraceWriter(true),
    definitions: new Map(),
    identify: (name) => name,
    parameters: new Map(),
    evaluate: (below, inner) => ({ answer: settling.settled(below, inner), step: 0 }),
  };
  const { answer } = node.kind === 'day' ? interpretDay(run, node, scope) : interpretLookup(run, node, scope);
  if (answer.kind !== 'unknown') return knownSpan(answer);
  const type = types.get(node);
  if (type?.kind === 'boolean') return either(answer.causes);
  if (type?.kind === 'text' || type?.kind === 'date')
    return { kind: type.kind, value: undefined, causes: answer.causes };
  const facts = answer.causes.every(({ kind }) => kind === 'fact');
  return node.kind === 'lookup' && facts ? anyCell(settling, node, answer.causes) : broken(answer.causes);
}

function anyCell(
  { rule }: Settling,
  { table: name, column }: NodeOf<'lookup'>,
  causes: readonly Cause[],
): NumberSpan {
  const table = rule.environment.tables.get(name);
  const kind = table?.columns[column];
  const cells = (table?.rows ?? []).map((row) => {
    const cell = Object.hasOwn(row.then, column) ? row.then[column] : undefined;
    const value = cell === undefined || !kind ? undefined : readScalar(cell, kind);
    return value?.kind === 'number' ? point(toBase(value.value, value.unit)) : broken(causes);
  });
  return cells.length === 0
    ? broken(causes)
    : cells.reduce((a, b) => hull(a, b, causes), cells[0] ?? broken(causes));
}
