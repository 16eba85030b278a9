import type { CalendarDay, Exact } from '../values/index.ts';

/** A value of a field: in its declared unit, one of its options, a day; `null` was reported but cannot be used. */
export type FieldValue = Exact | string | boolean | null;

/** What an entry is about: a credit code, a project number; `null` for what has no identity of its own. */
export interface Subject {
  readonly id: string | null;
  readonly name: string;
}

/** A piece of evidence that stands in the dossier. */
export interface Evidence {
  readonly kind: string;
  /** The file's SHA-256. */
  readonly file: string;
  readonly by: string;
  readonly on: CalendarDay;
}

/** A department's signature in the stage the entry is in. */
export interface Signature {
  readonly department: string;
  readonly by: string;
  readonly on: CalendarDay;
}

/** One entry of a register as it stands. Never changed in place: every event gives a new one. */
export interface Entry {
  readonly id: string;
  readonly register: string;
  readonly subject: Subject;
  /** The unit it belongs to; `null` is the county. */
  readonly unit: string | null;
  readonly stage: string;
  readonly stageSince: CalendarDay;
  /** Who brought it to this stage; a second person has to be another. */
  readonly stageBy: string;
  readonly openedOn: CalendarDay;
  readonly closedOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  /** Since when the clock stands still. */
  readonly heldSince: CalendarDay | null;
  readonly lastEventOn: CalendarDay;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly evidence: readonly Evidence[];
  /** Of the present stage. */
  readonly signatures: readonly Signature[];
  /** The last step of escalation taken in this stage. */
  readonly escalation: string | null;
  /** Counts the events; a change made to an older one is refused. */
  readonly revision: number;
}

/** Who acts, and for whom: the office, a township, a department or an enterprise by id, or the platform's clock. */
export type Actor =
  | { readonly id: string; readonly party: 'office' | 'system' }
  | { readonly id: string; readonly party: 'unit' | 'enterprise'; readonly of: string }
  | {
      readonly id: string;
      readonly party: 'department';
      readonly of: string;
      /** The subjects (tasks of the plan, by address) that the department answers for. */
      readonly answersFor?: ReadonlySet<string>;
    };
