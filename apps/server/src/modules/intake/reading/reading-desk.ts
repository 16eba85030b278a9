import type { Alias, ListedEnterprise } from '@tenglong/domain/enterprise';
import type {
  DepartmentWords,
  MappingChoice,
  RememberedMapping,
  Ruling,
  UnitNames,
} from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import type { BatchReading } from '../batch-reading.ts';
import type { Refusal } from '../read/index.ts';
import type { RowState } from '../row-spool.ts';

/** What a reading needs of the plan. Plain data: it crosses to another thread. */
export interface ReadingPlan {
  readonly workbooks: Plan['workbooks'];
  readonly units: readonly UnitNames[];
  readonly departments: readonly DepartmentWords[];
  readonly factTitles: ReadonlyMap<string, string>;
  /** Ids of the units by the name the roster uses. */
  readonly unitIds: ReadonlyMap<string, string>;
  /** Names of industries by class and by division. */
  readonly industries: ReadonlyMap<string, string>;
}

/** One file to be read. Plain data as well. */
export interface ReadingOrder {
  readonly batchId: string;
  /** As the sender named it. */
  readonly fileName: string;
  /** Where its bytes lie meanwhile. */
  readonly path: string;
  readonly plan: ReadingPlan;
  readonly choice: Partial<MappingChoice>;
  readonly remembered: readonly RememberedMapping[];
}

/** Tables that keep what was read until the batch is committed. */
export type StagedTable = 'rows' | 'problems' | 'facts' | 'roster' | 'violations' | 'arrivals';

/** Figures in force of one year: arrays by the slot of the fact. */
export interface HeldYear {
  readonly code: string;
  readonly facts: readonly (string | null)[];
  readonly states: readonly number[];
}

/** An enterprise of the roster in force, and what is said of it as one text to compare with. */
export interface HeldEntry {
  readonly code: string;
  readonly said: string;
}

/**
 * What a reading asks of the database and leaves there. Everything comes and goes in pieces, each in a transaction of
 * its own: whoever else uses the database has their turn in between, the embedded one's included.
 */
export interface ReadingDesk {
  /** The roster in force in the order of the codes, behind `after`; an empty page is the end. */
  roster(after: string): Promise<readonly ListedEnterprise[]>;
  aliases(): Promise<readonly Alias[]>;
  rulings(datasetId: string): Promise<readonly Ruling[]>;
  /** Places of the facts in {@link HeldYear}, 1-based. */
  factSlots(): Promise<ReadonlyMap<string, number>>;
  heldYears(year: number, after: string): Promise<readonly HeldYear[]>;
  heldEntries(after: string): Promise<readonly HeldEntry[]>;
  /** Says what the batch turned out to be, which {@link ReadingDesk.asIfCommitted} needs to know. */
  recognised(datasetId: string, sender: string | null): Promise<void>;
  /** For each enterprise what committing the rows put so far would do to these facts of a year. */
  asIfCommitted(year: number, facts: readonly string[]): Promise<ReadonlyMap<string, RowState>>;
  /** Adds rows in COPY's text form. */
  put(table: StagedTable, rows: Uint8Array): Promise<void>;
}

/** How a reading ended. What it read lies in the staged tables by then. */
export type ReadingOutcome =
  | { readonly kind: 'refused'; readonly refused: Refusal }
  | { readonly kind: 'unrecognised'; readonly reading: BatchReading }
  | {
      readonly kind: 'read';
      readonly datasetId: string;
      /** Id of the department that sent it. */
      readonly sender: string;
      readonly year: number | null;
      readonly facts: readonly string[];
      readonly reading: BatchReading;
    };

/** Reads one file, here or in a thread of its own. Rejects with whatever the desk threw. */
export type RunReading = (
  order: ReadingOrder,
  desk: ReadingDesk,
  signal: AbortSignal,
) => Promise<ReadingOutcome>;
