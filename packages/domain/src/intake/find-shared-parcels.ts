import type { RosterIndex } from '../enterprise/index.ts';
import type { ReportAt } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import type { StagedRow } from './staged-row.ts';

export interface FindAcross {
  readonly dataset: Dataset;
  readonly roster: RosterIndex | undefined;
  readonly reportAt: ReportAt;
}

/** Lists each part that belongs to one enterprise only, and stands under several: a parcel with two owners. */
export function findSharedParcels(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  { dataset, roster, reportAt }: FindAcross,
): void {
  const exclusive = dataset.file.parts.findIndex((part) => part.exclusive);
  if (exclusive < 0) return;
  const holders = new Map<string, Map<string, StagedRow>>();
  for (const [code, own] of rows) {
    for (const row of own) {
      const part = row.partOf[exclusive] ?? '';
      if (part === '') continue;
      const known = holders.get(part);
      if (known) known.set(code, row);
      else holders.set(part, new Map([[code, row]]));
    }
  }
  const title = dataset.file.parts[exclusive]?.title ?? '';
  for (const [part, byCode] of holders) {
    if (byCode.size < 2) continue;
    const last = [...byCode.values()].at(-1);
    const names = [...byCode.keys()].map((code) => roster?.findByCode(code)?.name ?? code);
    if (!last) continue;
    reportAt(last)('shared-parcel', {
      row: last.row,
      rows: [...byCode.values()].filter(({ source }) => source === last.source).map(({ row }) => row),
      code: [...byCode.keys()].at(-1) ?? '',
      name: names.at(-1) ?? '',
      title,
      value: part,
      detail: names.join('、'),
    });
  }
}
