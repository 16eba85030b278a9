import { isBuiltinDateFormat, isDateFormat } from '../cell/date-format.ts';
import { readElements } from '../xml/read-xml.ts';

/** Excel allows 65,490 cell formats. */
const MOST_STYLES = 100_000;

/** By the index in a cell's `s` attribute: whether that style shows a number as a day. */
export type DateStyles = readonly boolean[];

export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<DateStyles> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  await readElements(chunks, (name, attribute, parent) => {
    if (name === 'numFmt' && parent === 'numFmts') {
      codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
    } else if (name === 'xf' && parent === 'cellXfs' && formats.length < MOST_STYLES) {
      formats.push(Number(attribute('numFmtId') ?? 0));
    }
  });
  return formats.map((id) => {
    const code = codes.get(id);
    return code === undefined ? isBuiltinDateFormat(id) : isDateFormat(code);
  });
}
