import type { Answer, KnownAnswer } from '../answer.ts';
import { numberAnswer, unknownAnswer } from '../answer.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import { absenceOf, type FactValue, isExact, isList, itemsOf } from '../fact-source.ts';
import type { NodeOf } from '../node.ts';
import { findVersion, readScalar } from '../scalar.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { typeOfFact } from '../value-type.ts';
import { inUnit, type Run, type Scope } from './run.ts';

export function interpretLiteral(run: Run, node: NodeOf<'number' | 'boolean' | 'text' | 'date'>): Outcome {
  const answer: KnownAnswer =
    node.kind === 'number'
      ? numberAnswer(node.value, node.unit)
      : ({ kind: node.kind, value: node.value } as KnownAnswer);
  return run.trace.write(node.path, { operator: 'literal' }, answer);
}

/** A fact is of its declared type, or the caller has a defect. @throws TypeError */
function factAnswer(
  fact: string,
  declaration: FactDeclaration,
  value: FactValue,
  yearsBefore: number,
): Answer {
  const type = typeOfFact(declaration);
  if (type.kind === 'number' && isExact(value)) return numberAnswer(value, type.unit);
  if (type.kind === 'boolean' && typeof value === 'boolean') return { kind: 'boolean', value };
  if ((type.kind === 'text' || type.kind === 'date') && typeof value === 'string')
    return { kind: type.kind, value };
  if (type.kind === 'list' && isList(value)) {
    return { kind: 'list', members: itemsOf(value, fact, yearsBefore).map((item) => ({ item })) };
  }
  throw new TypeError(`fact ${fact} is not of type ${type.kind}`);
}

export function interpretFact(run: Run, node: NodeOf<'fact'>, { shift }: Scope): Outcome {
  const { fact } = node;
  const yearsBefore = shift + node.yearsBefore;
  const declaration = run.environment.facts.get(fact);
  if (!declaration) throw new TypeError(`undeclared fact ${fact}`);
  const value = run.facts.read(fact, yearsBefore);
  const answer: Answer =
    value === undefined || value === null
      ? unknownAnswer([
          { kind: 'fact', fact, yearsBefore, absence: absenceOf(run.facts, value, yearsBefore) },
        ])
      : factAnswer(fact, declaration, value, yearsBefore);
  const source = run.facts.sourceOf?.(fact, yearsBefore);
  const note = {
    operator: 'fact',
    fact,
    yearsBefore,
    label: declaration.label,
    ...(source && { source }),
  } as const;
  return run.trace.write(node.path, note, answer);
}

export function interpretItem(run: Run, node: NodeOf<'item'>, { items }: Scope): Outcome {
  const item = items[items.length - 1 - node.up];
  if (!item) throw new TypeError(`no list item around ${node.field}`);
  const fact = `${item.path}.${node.field}`;
  const { yearsBefore } = item;
  const type = run.types.get(node);
  const value = item.fields.get(node.field);
  let answer: Answer;
  if (value === undefined || value === null) {
    const absence = value === null ? 'unusable' : 'unreported';
    answer = unknownAnswer([{ kind: 'fact', fact, yearsBefore, absence }]);
  } else if (type?.kind === 'list' && isList(value)) {
    answer = { kind: 'list', members: itemsOf(value, fact, yearsBefore).map((below) => ({ item: below })) };
  } else if (type?.kind === 'number' && isExact(value)) {
    answer = numberAnswer(value, type.unit);
  } else if (type && typeof value === (type.kind === 'boolean' ? 'boolean' : 'string')) {
    answer = { kind: type.kind, value } as KnownAnswer;
  } else {
    throw new TypeError(`${fact} is not of type ${type?.kind}`);
  }
  const source = run.facts.sourceOf?.(fact, yearsBefore);
  const note = source
    ? ({ operator: 'item', fact, yearsBefore, source } as const)
    : ({ operator: 'item', fact, yearsBefore } as const);
  return run.trace.write(node.path, note, answer);
}

export function interpretParameter(run: Run, node: NodeOf<'parameter'>): Outcome {
  const parameter = run.environment.parameters.get(node.name);
  if (!parameter) throw new TypeError(`undeclared parameter ${node.name}`);
  const version = findVersion(parameter, run.asOf);
  const clause = version?.clause ?? parameter.clause;
  const note = {
    operator: 'parameter',
    parameter: node.name,
    label: parameter.label,
    ...(clause === undefined ? {} : { clause }),
    ...(version?.from === undefined ? {} : { from: version.from }),
    ...(version?.until === undefined ? {} : { until: version.until }),
  } as const;
  let answer = run.parameters.get(node.name);
  if (!answer) {
    const missing = unknownAnswer([{ kind: 'no-version', parameter: node.name }]);
    answer = (version && readScalar(version.value, parameter)) ?? missing;
    run.parameters.set(node.name, answer);
  }
  return run.trace.write(node.path, note, answer);
}

/** A definition stands by itself: it sees the facts of its year, but no list item around its use. */
export function interpretUse(run: Run, node: NodeOf<'use'>, scope: Scope): Outcome {
  const definition = run.environment.definitions.get(node.name);
  if (!definition) throw new TypeError(`undeclared definition ${node.name}`);
  const shift = scope.shift + node.yearsBefore;
  const key = `${shift} ${run.identify(node.name)}`;
  const before = run.definitions.get(key);
  if (before) return before;
  const body = run.evaluate(definition.node, { shift, items: [] });
  const { unit } = definition;
  const answer =
    unit && body.answer.kind === 'number'
      ? numberAnswer(inUnit(body.answer.value, body.answer.unit, unit), unit)
      : body.answer;
  const note = {
    operator: 'definition',
    definition: node.name,
    yearsBefore: shift,
    label: definition.label,
    ...(definition.clause === undefined ? {} : { clause: definition.clause }),
  } as const;
  const outcome = run.trace.write(definition.node.path, { ...note, inputs: [body.step] }, answer);
  run.definitions.set(key, outcome);
  return outcome;
}
