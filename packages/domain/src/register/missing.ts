import { type Interpretation, interpretRule, type Trace } from '../rule/index.ts';
import type { CalendarDay } from '../values/index.ts';
import type { Actor, Entry, FieldValue } from './entry.ts';
import { factsOfEntry, type SubjectFacts } from './facts-of-entry.ts';
import type { PreparedGuard, PreparedRegister } from './prepare-register.ts';
import type { Move } from './register-move.ts';

/** One thing that keeps a move from being made. */
export type Missing =
  | { readonly kind: 'field'; readonly field: string; readonly label: string }
  | {
      readonly kind: 'evidence';
      readonly evidence: string;
      readonly label: string;
      readonly have: number;
      readonly need: number;
    }
  | { readonly kind: 'signature'; readonly department: string }
  | { readonly kind: 'second-person' }
  | { readonly kind: 'reason' }
  | {
      readonly kind: 'guard';
      readonly message: string;
      readonly remedy: string;
      readonly clause: string | undefined;
      /** Whether the condition fails, or a fact is missing to tell. */
      readonly verdict: 'no' | 'unknown';
      readonly trace: Trace;
    };

export interface MoveOccasion {
  readonly actor: Actor;
  readonly today: CalendarDay;
  readonly subject?: SubjectFacts | undefined;
  readonly reason?: string | undefined;
  /** Given with the move; taken as if they stood in the entry already. */
  readonly fields?: ReadonlyMap<string, FieldValue> | undefined;
}

export interface Readiness {
  readonly missing: readonly Missing[];
  /** Every condition that is not met yet, also one that hangs on nothing but what the move asks for. */
  readonly open: readonly Missing[];
  /** The traces of all conditions of the move. */
  readonly traces: readonly Trace[];
}

/** Everything a move still needs, not only the first thing: what a page shows as 还差什么. */
export function readinessOf(
  register: PreparedRegister,
  entry: Entry,
  move: Move,
  occasion: MoveOccasion,
): Readiness {
  const filled = occasion.fields ? withFields(entry, occasion.fields) : entry;
  const judged = (register.guards.get(move.id) ?? []).map((guard) =>
    judge(register, guard, filled, occasion),
  );
  const blank = missingFields(register, filled, move);
  const open = judged.flatMap(({ missing }) => missing);
  return {
    open,
    missing: [
      ...blank,
      ...missingEvidence(register, filled, move),
      ...missingSignatures(register, filled, move),
      ...missingPerson(filled, move, occasion),
      ...open.filter((one) => !restsOn(blank, one)),
    ],
    traces: judged.map(({ trace }) => trace),
  };
}

/** Whether a condition is open for no other reason than fields that are asked for anyway. */
function restsOn(blank: readonly Missing[], one: Missing): boolean {
  if (one.kind !== 'guard' || one.verdict !== 'unknown') return false;
  const named = new Set(blank.flatMap((missing) => (missing.kind === 'field' ? [missing.field] : [])));
  return one.trace.missing.every(({ fact }) => named.has(fact));
}

export const withFields = (entry: Entry, fields: ReadonlyMap<string, FieldValue>): Entry => ({
  ...entry,
  fields: new Map([...entry.fields, ...fields]),
});

function missingFields({ file }: PreparedRegister, entry: Entry, move: Move): readonly Missing[] {
  return move.fields.flatMap((field) => {
    const value = entry.fields.get(field);
    if (value !== undefined && value !== null && value !== '') return [];
    return [{ kind: 'field' as const, field, label: file.fields[field]?.label ?? field }];
  });
}

function missingEvidence({ file }: PreparedRegister, entry: Entry, move: Move): readonly Missing[] {
  return move.evidence.flatMap(({ kind, atLeast }) => {
    // The same file handed in twice is one piece of evidence.
    const have = new Set(entry.evidence.filter((piece) => piece.kind === kind).map(({ file: sha }) => sha))
      .size;
    if (have >= atLeast) return [];
    const label = file.evidence[kind]?.label ?? kind;
    return [{ kind: 'evidence' as const, evidence: kind, label, have, need: atLeast }];
  });
}

function missingSignatures({ stages }: PreparedRegister, entry: Entry, move: Move): readonly Missing[] {
  if (!move.signed) return [];
  const signed = new Set(entry.signatures.map(({ department }) => department));
  return (stages.get(entry.stage)?.signatures ?? [])
    .filter((department) => !signed.has(department))
    .map((department) => ({ kind: 'signature' as const, department }));
}

function missingPerson(entry: Entry, move: Move, { actor, reason }: MoveOccasion): readonly Missing[] {
  const missing: Missing[] = [];
  if (move.second && actor.id === entry.stageBy) missing.push({ kind: 'second-person' });
  if (move.reason && !reason?.trim()) missing.push({ kind: 'reason' });
  return missing;
}

function judge(
  { file }: PreparedRegister,
  { source, rule }: PreparedGuard,
  entry: Entry,
  { today, subject }: MoveOccasion,
): { readonly missing: readonly Missing[]; readonly trace: Trace } {
  const facts = factsOfEntry(file, entry, today, subject);
  const { answer, trace }: Interpretation = interpretRule(rule, { facts, asOf: today });
  if (answer.kind === 'boolean' && answer.value) return { missing: [], trace };
  const verdict = answer.kind === 'unknown' ? 'unknown' : 'no';
  const { otherwise: message, remedy, clause } = source;
  return { missing: [{ kind: 'guard', message, remedy, clause, verdict, trace }], trace };
}
