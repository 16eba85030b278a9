import canonicalize from 'canonicalize';
import type { PlanDocument } from './document.ts';

/** One difference between two versions of a plan. */
export interface PlanChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly file: string;
  /** The address in the plan that the change belongs to, such as `附件2#3/沙门镇`; absent where there is none. */
  readonly address: string | undefined;
  /** Place in the file by names, not positions: `lists[3].rows[沙门镇].values[projects]`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Row = Readonly<Record<string, unknown>>;
type HasDocuments = { readonly documents: readonly PlanDocument[] };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

/** By what the entries of a list are told apart, the first that all of them have and no two share. */
const IDENTITIES = ['id', 'address', 'key', 'number', 'code', 'at', 'unit', 'name'];

function identityOf(items: readonly Row[], others: readonly Row[]): string | undefined {
  return IDENTITIES.find((field) =>
    [items, others].every((rows) => {
      const values = rows.map((row) => row[field]);
      return (
        values.every((value) => typeof value === 'string' || typeof value === 'number') &&
        new Set(values).size === values.length
      );
    }),
  );
}

/** What a walk carries along: the file, where it is, and how this part of the file makes addresses. */
interface Place {
  readonly file: string;
  readonly path: string;
  readonly address: string | undefined;
  /** The annex of tasks and lists, and the column keys of the list being walked. */
  readonly annex: string | undefined;
  readonly columns: readonly string[];
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function addressFor(row: Row, place: Place): string | undefined {
  const own = text(row.address) ?? text(row.at);
  if (own !== undefined) return own;
  if (place.annex !== undefined && typeof row.number === 'number') return `${place.annex}#${row.number}`;
  const unit = text(row.unit);
  return place.address !== undefined && unit !== undefined && Array.isArray(row.values)
    ? `${place.address}/${unit}`
    : place.address;
}

function columnKeys(...rows: readonly Row[]): string[] {
  const columns = rows.map(({ columns }) => columns).find(Array.isArray);
  return (columns ?? []).map((column: unknown) => (isRow(column) ? (text(column.key) ?? '') : ''));
}

function enterRow(row: Row, place: Place): Place {
  const columns = Array.isArray(row.columns) ? columnKeys(row) : place.columns;
  return { ...place, address: addressFor(row, place), annex: text(row.annex) ?? place.annex, columns };
}

function compareRows(before: Row, after: Row, place: Place): PlanChange[] {
  const inside = enterRow(after, place);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    compareValues(before[key], after[key], {
      ...inside,
      path: inside.path === '' ? key : `${inside.path}.${key}`,
    }),
  );
}

function compareArrays(before: readonly unknown[], after: readonly unknown[], place: Place): PlanChange[] {
  const rowsBefore = before.filter(isRow);
  const rowsAfter = after.filter(isRow);
  const allRows = rowsBefore.length === before.length && rowsAfter.length === after.length;
  const identity = allRows ? identityOf(rowsBefore, rowsAfter) : undefined;
  if (identity !== undefined) {
    const old = new Map(rowsBefore.map((row) => [row[identity], row]));
    const now = new Map(rowsAfter.map((row) => [row[identity], row]));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
      const inside = { ...place, path: `${place.path}[${String(name)}]` };
      const [one, other] = [old.get(name), now.get(name)];
      if (one && other) return compareValues(one, other, inside);
      return [change(one, other, enterRow(other ?? one ?? {}, inside))];
    });
  }
  if (!place.path.endsWith('values') && !allRows) return [change(before, after, place)];
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    compareValues(before[index], after[index], {
      ...place,
      path: `${place.path}[${place.columns[index] ?? index}]`,
    }),
  );
}

function change(before: unknown, after: unknown, place: Place): PlanChange {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return { kind, file: place.file, address: place.address, path: place.path, before, after };
}

function compareValues(before: unknown, after: unknown, place: Place): PlanChange[] {
  if (same(before, after)) return [];
  if (isRow(before) && isRow(after)) return compareRows(before, after, place);
  if (Array.isArray(before) && Array.isArray(after)) return compareArrays(before, after, place);
  return [change(before, after, place)];
}

/**
 * What changed from one version of a plan to another, value by value, each with the address it belongs to. Entries of a
 * list are matched by their own identity, so a row put in the middle is one change and not many.
 */
export function diffPlans(before: HasDocuments, after: HasDocuments): PlanChange[] {
  const old = new Map(before.documents.map(({ path, value }) => [path, value]));
  const now = new Map(after.documents.map(({ path, value }) => [path, value]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((file) =>
    compareValues(old.get(file), now.get(file), {
      file,
      path: '',
      address: undefined,
      annex: undefined,
      columns: [],
    }),
  );
}
