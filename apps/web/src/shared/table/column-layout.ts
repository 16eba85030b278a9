import type { Column } from './column.tsx';

export interface HeadGroup {
  readonly title: string;
  readonly span: number;
  readonly firstId: string;
}

type Placed = Pick<Column<never>, 'id' | 'group' | 'width' | 'frozen' | 'trails'>;

/** Neighbours with the same group word share one head; columns without a word form silent spans. */
export function headGroups(columns: readonly Placed[]): readonly HeadGroup[] {
  const groups: HeadGroup[] = [];
  for (const { id, group = '' } of columns) {
    const last = groups.at(-1);
    if (last && last.title === group) groups[groups.length - 1] = { ...last, span: last.span + 1 };
    else groups.push({ title: group, span: 1, firstId: id });
  }
  return groups;
}

/** Where a column stays in sight, in px from the edge it stays at. */
export type FrozenEdge = { readonly left: number } | { readonly right: number };

/** The columns that stay in sight at either side; a column that does not stay has no edge. */
export function frozenEdges(columns: readonly Placed[], before: number): ReadonlyMap<string, FrozenEdge> {
  const edges = new Map<string, FrozenEdge>();
  let left = before;
  for (const { id, width, frozen } of columns) {
    if (!frozen) break;
    edges.set(id, { left });
    left += width;
  }
  let right = 0;
  for (const { id, width, trails } of [...columns].reverse()) {
    if (!trails || edges.has(id)) break;
    edges.set(id, { right });
    right += width;
  }
  return edges;
}

/** The classes of a cell that stays in sight. */
export const frozenClass = (edge: FrozenEdge | undefined): string =>
  edge === undefined ? '' : 'right' in edge ? 'dt-frozen dt-trails' : 'dt-frozen';

export const totalWidth = (columns: readonly Placed[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0);

type Stretched = Pick<Column<never>, 'id' | 'width' | 'grows'>;

/** The thing itself may become this much wider than it asks for; what is left then goes to all columns alike. */
const GROWTH = 0.3;

/**
 * Widths in px that fill the room there is: first the growing column, then everybody in proportion, so that a name
 * never stands a hand's breadth away from its figures. Narrower than the sum, every column keeps its own width.
 */
export function stretchWidths(columns: readonly Stretched[], room: number): ReadonlyMap<string, number> {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const extra = Math.max(0, room - total);
  const growing = columns.find(({ grows }) => grows);
  const grown = growing ? Math.min(extra, Math.floor(growing.width * GROWTH)) : 0;
  const share = total === 0 ? 0 : (extra - grown) / total;
  return new Map(
    columns.map((column) => [
      column.id,
      Math.floor(column.width + column.width * share) + (column === growing ? grown : 0),
    ]),
  );
}

/** A named choice of columns, in its own order. */
export interface ColumnSet {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
}

/**
 * The set that the address names; an address may also list columns of one's own choice, `unit,grade,fact.tax`. Columns
 * that are no longer there fall away, and the first set stands in for an empty choice.
 */
export function columnSetOf(
  sets: readonly ColumnSet[],
  all: readonly { readonly id: string }[],
  current: string | undefined,
): ColumnSet | undefined {
  const named = sets.find(({ id }) => id === current);
  if (named) return named;
  const wanted = current?.split(',').filter((id) => all.some((column) => column.id === id)) ?? [];
  return wanted.length === 0 ? sets[0] : { id: wanted.join(','), title: '自选', columns: wanted };
}

/** The columns of a set, frozen ones always first; ids that no longer exist fall away. */
export function pickColumns<Row>(
  all: readonly Column<Row>[],
  set: ColumnSet | undefined,
): readonly Column<Row>[] {
  if (!set) return all;
  const frozen = all.filter((column) => column.frozen);
  const rest = set.columns.flatMap((id) => all.filter((column) => column.id === id && !column.frozen));
  return [...frozen, ...rest];
}
