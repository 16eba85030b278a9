import { isBuiltinDateFormat, isDateFormat } from '../cell/date-format.ts';
import { readElements } from '../xml/read-xml.ts';

/** Excel allows 65,490 cell formats. */
const MOST_STYLES = 100_000;

/** By the index in a cell's `s` attribute: whether that style shows a number as a day. */
export type DateStyles = readonly boolean[];

export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<DateStyles> {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  await readElements(chunks, (name, attribute, parent) => {
    if (name === 'numFmt' && parent === 'numFmts' && own.size < MOST_STYLES) {
      own.set(Number(attribute('numFmtId')), isDateFormat(attribute('formatCode') ?? ''));
    } else if (name === 'xf' && parent === 'cellXfs' && formats.length < MOST_STYLES) {
      formats.push(Number(attribute('numFmtId') ?? 0));
    }
  });
  return formats.map((id) => own.get(id) ?? isBuiltinDateFormat(id));
}
