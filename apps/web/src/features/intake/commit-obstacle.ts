import type { BatchDetail } from '@tenglong/contracts/intake';

type Read = Pick<BatchDetail, 'datasetId' | 'year' | 'datasets' | 'counts' | 'empty' | 'waitsForRoster'>;

/** Figures of a year that nobody could tell: not a row of them was read. */
export const needsYear = ({
  datasetId,
  year,
  datasets,
  counts,
  empty,
}: Omit<Read, 'waitsForRoster'>): boolean =>
  year === null &&
  datasets.find(({ id }) => id === datasetId)?.kind === 'yearly' &&
  counts?.rows === 0 &&
  !empty;

/** Rows that an enterprise was found for. */
export const matchedRows = ({ byCode, byName, byRuling }: NonNullable<Read['counts']>): number =>
  byCode + byName + byRuling;

/** What comes before committing: somebody says what the file is, or sends one that has rows. Empty if nothing does. */
export function commitObstacle(batch: Read): string {
  if (batch.datasetId === null) return '还没有认出这是什么数据，请先指定';
  if (needsYear(batch)) return '还没有认出是哪一年的数据，请先指定';
  if (batch.counts?.rows === 0) return '没有读到可以入库的行';
  if (batch.waitsForRoster) return '企业名录还没有入库，请先入库名录';
  return batch.counts && matchedRows(batch.counts) === 0 ? '没有一行对得上企业，请先补入名录或逐行指定' : '';
}
