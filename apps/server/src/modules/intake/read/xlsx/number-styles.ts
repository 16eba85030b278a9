import { type ShownAs, shownByBuiltin, shownByFormat } from '../cell/number-format.ts';
import { readElements } from '../xml/read-xml.ts';

/** Excel allows 65,490 cell formats. */
const MOST_STYLES = 100_000;

/** By the index in a cell's `s` attribute: what that style shows a number as. */
export type NumberStyles = readonly ShownAs[];

export async function readNumberStyles(chunks: AsyncIterable<Buffer>): Promise<NumberStyles> {
  const own = new Map<number, ShownAs>();
  const formats: number[] = [];
  await readElements(chunks, (name, attribute, parent) => {
    if (name === 'numFmt' && parent === 'numFmts' && own.size < MOST_STYLES) {
      own.set(Number(attribute('numFmtId')), shownByFormat(attribute('formatCode') ?? ''));
    } else if (name === 'xf' && parent === 'cellXfs' && formats.length < MOST_STYLES) {
      formats.push(Number(attribute('numFmtId') ?? 0));
    }
  });
  return formats.map((id) => (own.has(id) ? own.get(id) : shownByBuiltin(id)));
}
