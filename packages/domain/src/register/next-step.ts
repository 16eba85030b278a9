import type { CalendarDay } from '../values/index.ts';
import type { Actor, Entry } from './entry.ts';
import type { SubjectFacts } from './facts-of-entry.ts';
import { readinessOf } from './missing.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { Move } from './register-move.ts';
import { monthDue, reportOpen } from './report-month.ts';
import { isOneOf } from './who-may.ts';

/**
 * What an entry waits for: the report of a month, where the register asks for one; else signatures, where its stage asks
 * for them, else the move that leads on.
 */
export type NextStep =
  | {
      readonly kind: 'report';
      readonly period: string;
      readonly by: readonly string[];
      readonly title: string;
    }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'sign'; readonly departments: readonly string[] };

/** The moves that lead on from a stage, to a later one or to the end; neither back nor off the list. */
export function forwardMoves({ file, stages }: PreparedRegister, stage: string): readonly Move[] {
  if (stages.get(stage)?.kind !== 'open') return [];
  const place = (id: string | undefined) => file.stages.findIndex((one) => one.id === id);
  const here = place(stage);
  return file.moves.filter(
    ({ from, to, back }) =>
      from.includes(stage) &&
      !back &&
      place(to) > here &&
      to !== undefined &&
      stages.get(to)?.kind !== 'dropped',
  );
}

/**
 * The next step of an entry, whoever takes it: of several ways on, the first whose conditions do not already fail.
 *
 * @returns nothing where it has ended, or while its clock stands still
 */
export function nextStep(
  register: PreparedRegister,
  entry: Entry,
  today: CalendarDay,
  subject?: SubjectFacts,
): NextStep | undefined {
  if (entry.heldSince !== null) return undefined;
  const { reporting } = register.file;
  if (reporting && entry.dueOn !== null && entry.stage === register.file.opening.stage) {
    const period = monthDue(entry.dueOn);
    if (!reportOpen(reporting, period, today)) return undefined;
    const title = `报 ${Number(period.slice(5))} 月${reporting.title.replace(/^月度/, '')}`;
    return { kind: 'report', period, by: reporting.by, title };
  }
  const ways = forwardMoves(register, entry.stage);
  const signed = new Set(entry.signatures.map(({ department }) => department));
  const departments = (register.stages.get(entry.stage)?.signatures ?? []).filter((one) => !signed.has(one));
  if (departments.length > 0) return { kind: 'sign', departments };
  const actor: Actor = { id: '', party: 'system' };
  const fails = (move: Move) =>
    readinessOf(register, entry, move, { actor, today, subject }).missing.some(
      (one) => one.kind === 'guard' && one.verdict === 'no',
    );
  const move = ways.length < 2 ? ways[0] : (ways.find((one) => !fails(one)) ?? ways[0]);
  return move && { kind: 'move', move };
}

/** Whom a step waits for, by the words of the declaration. */
export function partiesOf(step: NextStep): readonly string[] {
  switch (step.kind) {
    case 'sign':
      return step.departments;
    case 'report':
      return step.by;
    case 'move':
      return step.move.by;
  }
}

/** Whether a step is this party's to take. */
export function isStepOf(step: NextStep, entry: Entry, actor: Actor): boolean {
  switch (step.kind) {
    case 'sign':
      return actor.party === 'department' && step.departments.includes(actor.of);
    case 'report':
      return isOneOf(step.by, entry, actor);
    case 'move':
      return isOneOf(step.move.by, entry, actor);
  }
}

/** The stages from the first to the end, through the one the entry is in; `at` is its place, −1 if it left the list. */
export function stageLine(
  register: PreparedRegister,
  stage: string,
): { readonly stages: readonly string[]; readonly at: number } {
  const { file } = register;
  const from = (first: string): readonly string[] => {
    const next = forwardMoves(register, first)[0]?.to;
    return next === undefined ? [first] : [first, ...from(next)];
  };
  const main = from(file.opening.stage);
  if (main.includes(stage)) return { stages: main, at: main.indexOf(stage) };
  if (register.stages.get(stage)?.kind === 'dropped') return { stages: main, at: -1 };
  const left = main.findLastIndex((one) => forwardMoves(register, one).some(({ to }) => to === stage));
  return { stages: [...main.slice(0, left + 1), ...from(stage)], at: left + 1 };
}
