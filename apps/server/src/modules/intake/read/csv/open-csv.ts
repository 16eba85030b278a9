import type { SheetRow } from '@tenglong/domain/intake';
import { type ByteSource, byteChunks } from '../byte-source.ts';
import type { ReadLimits } from '../limits.ts';
import { type OpenedWorkbook, oneByOne } from '../opened-workbook.ts';
import { refusal } from '../refusal.ts';
import { CsvRecords } from './csv-records.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding } from './detect-encoding.ts';

const HEAD_BYTES = 64 * 1024;
/** What Excel writes as the first line so that it knows the delimiter itself. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/** Opens a delimited text file: one sheet, every cell a text. `sheetName` is what the sheet is called. */
export async function openCsv(
  source: ByteSource,
  sheetName: string,
  limits: ReadLimits,
): Promise<OpenedWorkbook> {
  const encoding = await detectEncoding(source);
  const head = await readHead(source, encoding);
  if (head.trim() === '' && source.size <= HEAD_BYTES) throw refusal('FILE_EMPTY');
  const declared = SEPARATOR_LINE.exec(head)?.[1];
  const detected = detectDialect(head, source.size <= HEAD_BYTES, limits);
  const dialect = declared === undefined ? detected : { ...detected, delimiter: declared };

  async function* batches(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    if (sheetIndex !== 0) throw new RangeError(`no sheet ${sheetIndex}`);
    const decoder = new TextDecoder(encoding);
    const records = new CsvRecords(dialect, limits);
    let first = true;
    for await (const chunk of byteChunks(source)) {
      const rows = records.write(decoder.decode(chunk, { stream: true }));
      yield* delivered(rows);
    }
    yield* delivered(records.write(decoder.decode(), true));

    function* delivered(rows: SheetRow[]): Generator<SheetRow[]> {
      const wanted = first && declared !== undefined ? rows.filter(({ row }) => row > 1) : rows;
      first = first && rows.length === 0;
      if (wanted.length > 0) yield wanted;
    }
  }

  return {
    kind: 'csv',
    sheets: [{ index: 0, name: sheetName, hidden: false }],
    batches,
    rows: (sheetIndex) => oneByOne(batches(sheetIndex)),
    close: () => source.close(),
  };
}

async function readHead(source: ByteSource, encoding: string): Promise<string> {
  const bytes = await source.read(0, HEAD_BYTES);
  // Cut in the middle of a character, the rest is kept back by the decoder: that is what `stream` is for.
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
