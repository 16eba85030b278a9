import type { RosterIndex } from '../enterprise/index.ts';
import type { ReportAt } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import { isAggregateLabel } from './row-labels.ts';
import type { StagedRow } from './staged-row.ts';

export interface FindAcross {
  readonly dataset: Dataset;
  readonly roster: RosterIndex | undefined;
  readonly reportAt: ReportAt;
}

/** One part that several enterprises report as theirs. */
export interface SharedParcel {
  /** The part as compared, and what its column is called. */
  readonly part: string;
  readonly title: string;
  /** In the order they came, with every row of theirs on it. */
  readonly holders: readonly { readonly creditCode: string; readonly rows: readonly StagedRow[] }[];
}

/** Each part that belongs to one enterprise only, and stands under several: a parcel with two owners. */
export function findSharedParcels(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  dataset: Dataset,
): SharedParcel[] {
  const exclusive = dataset.file.parts.findIndex((part) => part.exclusive);
  if (exclusive < 0) return [];
  const holders = new Map<string, Map<string, StagedRow[]>>();
  for (const [code, own] of rows) {
    for (const row of own) {
      const part = row.partOf[exclusive] ?? '';
      if (part === '' || isAggregateLabel(part)) continue;
      const byCode = holders.get(part) ?? new Map<string, StagedRow[]>();
      holders.set(part, byCode);
      byCode.set(code, [...(byCode.get(code) ?? []), row]);
    }
  }
  const title = dataset.file.parts[exclusive]?.title ?? '';
  return [...holders].flatMap(([part, byCode]) =>
    byCode.size < 2
      ? []
      : [{ part, title, holders: [...byCode].map(([creditCode, own]) => ({ creditCode, rows: own })) }],
  );
}

/** Lists shared parcels as problems, each at the last row concerned. */
export function reportSharedParcels(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, reportAt }: FindAcross,
): void {
  for (const { part, title, holders } of findSharedParcels(rows, dataset)) {
    const last = holders.at(-1);
    const row = last?.rows.at(-1);
    if (!last || !row) continue;
    const names = holders.map(({ creditCode }) => roster?.findByCode(creditCode)?.name ?? creditCode);
    reportAt(row)('shared-parcel', {
      row: row.row,
      rows: holders.flatMap((one) => {
        const own = one.rows.at(-1);
        return own && own.source === row.source ? [own.row] : [];
      }),
      code: last.creditCode,
      name: names.at(-1) ?? '',
      title,
      value: part,
      detail: names.join('、'),
    });
  }
}
