import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const BODY = 'word/document.xml';
/** The words of a plan unfold to a few hundred KB; this stops a few bytes from unfolding into gigabytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The one entry that holds the words, or `undefined` if the archive is none, is broken or holds none of that size. */
function unpack(bytes: Uint8Array): Uint8Array | undefined {
  try {
    // Memory for an entry is taken by its stated size, and inflating stops there.
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === BODY && originalSize <= MOST_BYTES,
    })[BODY];
  } catch {
    return undefined;
  }
}

/** Collects the lines of a body: a paragraph a line, a table row a line of cells. */
class Lines {
  readonly lines: string[] = [];
  #paragraph = '';
  #cells: string[] = [];
  #tables = 0;
  #skipped = 0;
  #inText = false;

  open(name: string): void {
    if (name === 'mc:Fallback') this.#skipped += 1;
    if (name === 'w:tbl') this.#tables += 1;
    if (name === 'w:tr' && this.#tables === 1) this.#cells = [];
    if (name === 'w:tc' && this.#tables === 1) this.#cells.push('');
    if (name === 'w:t') this.#inText = true;
    if (name === 'w:tab') this.#add(' ');
    if (name === 'w:br' || name === 'w:cr') this.#add(this.#tables > 0 ? '' : '\n');
  }

  text(words: string): void {
    if (this.#inText) this.#add(words.replace(/[\t\r\n]/g, ' '));
  }

  close(name: string): void {
    if (name === 'mc:Fallback') this.#skipped -= 1;
    if (name === 'w:t') this.#inText = false;
    if (name === 'w:p') this.#endParagraph();
    if (name === 'w:tr' && this.#tables === 1) this.lines.push(`\t${this.#cells.join('\t')}`);
    if (name === 'w:tbl') {
      this.#tables -= 1;
      this.lines.push('');
    }
  }

  #add(words: string): void {
    if (this.#skipped === 0) this.#paragraph += words;
  }

  #endParagraph(): void {
    const words = this.#paragraph.trim();
    this.#paragraph = '';
    if (this.#tables === 0) this.lines.push(words);
    else this.#cells.push(`${this.#cells.pop() ?? ''}${words}`);
  }
}

/**
 * The words of a .docx: paragraphs as lines, table rows as lines of cells apart by tabs. Numbers a word processor makes
 * by itself are not among them; saved as plain text they are.
 *
 * @returns `undefined` if it is no .docx that can be read; never throws
 */
export function readDocx(bytes: Uint8Array): string | undefined {
  const body = unpack(bytes);
  if (!body) return undefined;
  const lines = new Lines();
  const parser = new SaxesParser();
  let broken = false;
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name }) => lines.open(name));
  parser.on('closetag', ({ name }) => lines.close(name));
  parser.on('text', (words) => lines.text(words));
  parser.write(new TextDecoder('utf-8').decode(body)).close();
  return broken ? undefined : lines.lines.join('\n');
}
