import type { Entry } from './entry.ts';
import { factsNamed } from './facts-named.ts';
import type { Missing, Readiness } from './missing.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { Move } from './register-move.ts';

type Rules = Pick<PreparedRegister, 'file' | 'guards'>;

/** What the conditions of a move rest on, beside what the move itself asks for. */
export interface MoveConditions {
  /** Fields that are blank, without which it cannot be told or does not hold. */
  readonly fields: readonly string[];
  /** Blank fields that may be asked for, by what the move itself is filled in with. */
  readonly optional: readonly string[];
  /** Kinds of evidence of which there is none. */
  readonly evidence: readonly string[];
}

/** The facts that the conditions which are not met yet name. */
function factsOpen({ file, guards }: Rules, move: Move, missing: readonly Missing[]): readonly string[] {
  const open = missing.flatMap((one) => (one.kind === 'guard' ? [one.message] : []));
  const rules = (guards.get(move.id) ?? []).filter(({ source }) => open.includes(source.otherwise));
  return [...new Set(rules.flatMap(({ source }) => [...factsNamed(file, source.when)]))];
}

const isBlank = (entry: Pick<Entry, 'fields'>, name: string): boolean => {
  const value = entry.fields.get(name);
  return value === undefined || value === null || value === '';
};

/**
 * What would have to be said or handed in so that the conditions of a move can be met: of an entry that was taken over from
 * an office's list it may be what an earlier step asks for.
 */
export function conditionsOf(
  register: Rules,
  entry: Pick<Entry, 'fields' | 'evidence'>,
  move: Move,
  { missing, open }: Pick<Readiness, 'missing' | 'open'>,
): MoveConditions {
  const { file } = register;
  const named = factsOpen(register, move, missing);
  const asked = new Set(move.evidence.map(({ kind }) => kind));
  const isLacking = (name: string) =>
    file.fields[name] !== undefined &&
    file.fields[name].computed === undefined &&
    !move.fields.includes(name) &&
    isBlank(entry, name);
  const fields = named.filter(isLacking);
  return {
    fields,
    optional: factsOpen(register, move, open).filter((name) => isLacking(name) && !fields.includes(name)),
    evidence: named
      .flatMap((name) => (name.startsWith('evidence.') ? [name.slice('evidence.'.length)] : []))
      .filter((kind) => !asked.has(kind) && !entry.evidence.some((piece) => piece.kind === kind)),
  };
}

/**
 * What keeps a move from being made whatever is filled in or handed in with it: a condition that fails on what stands in the
 * entry already, or that somebody else has to take it. Where something would help, nothing.
 */
export function barOf(
  { file, guards }: Rules,
  entry: Pick<Entry, 'fields'>,
  move: Move,
  missing: readonly Missing[],
): Missing | undefined {
  return missing.find((one) => {
    if (one.kind === 'second-person') return true;
    if (one.kind !== 'guard' || one.verdict !== 'no') return false;
    const facts = factsOpen({ file, guards }, move, [one]);
    const helps = (fact: string) =>
      move.fields.includes(fact) ||
      fact.startsWith('evidence.') ||
      (file.fields[fact] !== undefined && isBlank(entry, fact));
    return !facts.some(helps);
  });
}
