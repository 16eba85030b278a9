import type { BatchDetail } from '@tenglong/contracts/intake';

type Read = Pick<BatchDetail, 'datasetId' | 'year' | 'datasets' | 'counts' | 'empty'>;

/** Figures of a year that nobody could tell: not a row of them was read. */
export const needsYear = ({ datasetId, year, datasets, counts, empty }: Read): boolean =>
  year === null &&
  datasets.find(({ id }) => id === datasetId)?.kind === 'yearly' &&
  counts?.rows === 0 &&
  !empty;

/** What comes before committing: somebody says what the file is, or sends one that has rows. Empty if nothing does. */
export function commitObstacle(batch: Read): string {
  if (batch.datasetId === null) return '还没有认出这是什么数据，请先指定';
  if (needsYear(batch)) return '还没有认出是哪一年的数据，请先指定';
  return batch.counts?.rows === 0 ? '没有读到可以入库的行' : '';
}
