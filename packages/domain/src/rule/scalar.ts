import { isCalendarDay, isWithin, PLAIN, parseExactText, type Unit, unit } from '../values/index.ts';
import type { KnownAnswer } from './answer.ts';
import type { Parameter, ParameterVersion, Scalar, ScalarType } from './rule-book.ts';

/** How a parameter or a table column types its cells. */
export interface ScalarKind {
  readonly type?: ScalarType | undefined;
  readonly unit?: string | undefined;
}

export const unitOfScalar = ({ unit: text }: ScalarKind): Unit => (text === undefined ? PLAIN : unit(text));

/** Reads a cell of plan data. @returns `undefined` if it is not of the type */
export function readScalar(
  scalar: Scalar,
  kind: ScalarKind,
): Exclude<KnownAnswer, { kind: 'list' }> | undefined {
  switch (kind.type ?? 'number') {
    case 'number': {
      const value = typeof scalar === 'boolean' ? undefined : parseExactText(String(scalar));
      return value && { kind: 'number', value, unit: unitOfScalar(kind) };
    }
    case 'boolean':
      return typeof scalar === 'boolean' ? { kind: 'boolean', value: scalar } : undefined;
    case 'date':
      return typeof scalar === 'string' && isCalendarDay(scalar)
        ? { kind: 'date', value: scalar }
        : undefined;
    case 'text':
      return typeof scalar === 'string' ? { kind: 'text', value: scalar } : undefined;
  }
}

/** All versions of a parameter, as written. */
export const versionsOf = ({ value, from, until, versions }: Parameter): readonly ParameterVersion[] =>
  value === undefined ? (versions ?? []) : [{ value, from, until }];

/** The version in force on a day, both ends of its period included, or `undefined`. */
export const findVersion = (parameter: Parameter, day: string): ParameterVersion | undefined =>
  versionsOf(parameter).find(({ from, until }) => isWithin(day, from, until));

/** What a parameter is on a day, or `undefined` where it has no version in force. */
export function readParameterOn(parameter: Parameter, day: string): ReturnType<typeof readScalar> {
  const version = findVersion(parameter, day);
  return version && readScalar(version.value, parameter);
}
