import type { ReadLimits } from '../limits.ts';
import { type CsvDialect, CsvRecords } from './csv-records.ts';

/** In order of preference where the text does not decide. The last is what a Chinese input method types for a comma. */
const DELIMITERS = [',', '\t', ';', '|', '，'];
const RECORDS = 200;

/**
 * The delimiter that cuts most records of the beginning into the same number of fields, two at least. Title and unit
 * lines at the top have fewer fields and are outvoted by the records below them.
 * @param whole - `head` is all there is; else its last record, cut off somewhere, does not count
 */
export function detectDialect(head: string, whole: boolean, limits: ReadLimits): CsvDialect {
  let best: CsvDialect = { delimiter: ',', width: 0 };
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!head.includes(delimiter)) continue;
    const records = new CsvRecords({ delimiter, width: 0 }, limits).write(head, whole).slice(0, RECORDS);
    const counts = new Map<number, number>();
    for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    counts.delete(1);
    const [width, votes] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as [number, number]);
    const score = records.length === 0 ? 0 : votes / records.length;
    if (score > bestScore) {
      best = { delimiter, width };
      bestScore = score;
    }
  }
  return best;
}
