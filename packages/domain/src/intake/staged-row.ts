import type { Exact } from '../values/index.ts';

/**
 * What one field of one row says: an exact figure in the canonical unit, a text (day, choice, word), `null` if it is
 * there but cannot be used, `undefined` if it is blank. `COVERED` is a cell inside a figure merged down from a row
 * above: the figure counts there, once.
 */
export type FieldValue = Exact | string | null | undefined | typeof COVERED;
export const COVERED = Symbol('covered');

/** One sheet as its rows refer to it. */
export interface RowSource {
  readonly file: string;
  readonly sheet: string;
  /** Column letter per field of the dataset; empty where the sheet has no such column. */
  readonly letters: readonly string[];
  readonly codeColumn: string;
  readonly nameColumn: string;
  readonly unitColumn: string;
}

/** One row that was matched to an enterprise, kept compactly: a county has thousands, a province a hundred thousand. */
export interface StagedRow {
  readonly source: RowSource;
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly formerName: string;
  readonly matchedBy: 'code' | 'name' | 'ruling';
  /** The part columns of the row, cleaned and joined; empty if the sheet has none. */
  readonly part: string;
  /** The same by part column of the dataset; empty where the sheet has no such column. */
  readonly partOf: readonly string[];
  /** By field of the dataset. */
  readonly values: readonly FieldValue[];
  /** As the sender wrote them, by field, in one string: {@link rawAt} tells them apart. */
  readonly raw: string;
}

const BETWEEN = '\u001f';

/** Texts of a row as it keeps them; the unprintable character between them shows as U+FFFD where a sender wrote it. */
export const joinRaw = (texts: readonly string[]): string =>
  texts.map((text) => (text.includes(BETWEEN) ? text.replaceAll(BETWEEN, '\ufffd') : text)).join(BETWEEN);

/** What the sender wrote for the field at this position of the dataset; empty where there is nothing. */
export const rawAt = ({ raw }: StagedRow, position: number): string => raw.split(BETWEEN)[position] ?? '';

/** Rows of one year by enterprise, in the order of the file. */
export type RowsByEnterprise = Map<string, StagedRow[]>;
