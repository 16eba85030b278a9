import { divide, type Exact, multiply, reduce, type Unit } from '../../values/index.ts';
import type { KnownAnswer } from '../answer.ts';
import type { Cause } from '../cause.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import { type FactValue, isExact, isList, itemsOf } from '../fact-source.ts';
import { readScalar } from '../scalar.ts';
import { typeOfFact } from '../value-type.ts';
import { either, point, type Span, truth } from './span.ts';

export const inUnit = (base: Exact, { factor }: Unit): Exact => reduce(divide(base, factor) ?? base);
export const toBase = (value: Exact, { factor }: Unit): Exact => multiply(value, factor);

/** What is known for certain. */
export function knownSpan(value: KnownAnswer): Span {
  switch (value.kind) {
    case 'number':
      return point(toBase(value.value, value.unit));
    case 'boolean':
      return truth(value.value);
    case 'list':
      return {
        kind: 'list',
        items: value.members.map(({ item, doubt = [] }) => ({ item, doubt })),
        causes: value.members.flatMap(({ doubt }) => doubt ?? []),
      };
    default:
      return { kind: value.kind, value: value.value, causes: [] };
  }
}

/** A fact that somebody has sent. */
export function givenSpan(
  declaration: FactDeclaration,
  value: FactValue,
  path: string,
  yearsBefore: number,
): Span {
  const type = typeOfFact(declaration);
  if (type.kind === 'number' && isExact(value)) return point(toBase(value, type.unit));
  if (type.kind === 'boolean' && typeof value === 'boolean') return truth(value);
  if (type.kind === 'list' && isList(value)) {
    return {
      kind: 'list',
      items: itemsOf(value, path, yearsBefore).map((item) => ({ item, doubt: [] })),
      causes: [],
    };
  }
  if ((type.kind === 'text' || type.kind === 'date') && typeof value === 'string') {
    return { kind: type.kind, value, causes: [] };
  }
  throw new TypeError(`fact ${path} is not of type ${type.kind}`);
}

/** All that a fact not known can be. */
export function openSpan(declaration: FactDeclaration, cause: Cause): Span {
  const causes = [cause];
  switch (declaration.type) {
    case 'number': {
      const type = typeOfFact(declaration);
      const end = (text: string | undefined) => {
        const value =
          text === undefined
            ? undefined
            : readScalar(text, declaration.unit === undefined ? {} : { unit: declaration.unit });
        return value?.kind === 'number' && type.kind === 'number'
          ? toBase(value.value, type.unit)
          : undefined;
      };
      return { kind: 'number', low: end(declaration.least), high: end(declaration.most), causes };
    }
    case 'boolean':
      return either(causes);
    case 'list':
      return { kind: 'list', items: undefined, causes };
    default:
      return { kind: declaration.type, value: undefined, causes };
  }
}
