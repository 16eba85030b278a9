// What the chosen design would cost with a general XML parser: the same rows from yauzl and saxes, without merges.
import { createRequire } from 'node:module';
import { createInflateRaw } from 'node:zlib';
import { SaxesParser } from 'saxes';

const yauzl = createRequire(import.meta.url)('yauzl');

async function parse(zip, entry, handlers) {
  const parser = new SaxesParser({ position: false });
  for (const [event, handler] of Object.entries(handlers)) parser.on(event, handler);
  const decoder = new TextDecoder();
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  for await (const chunk of packed.pipe(createInflateRaw({ chunkSize: 256 * 1024 }))) {
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.close();
}

/** Calls `row` with the texts of every row of the first sheet. */
export async function readWithSaxes(path, row) {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const entries = new Map();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const strings = [];
  let text = '';
  let inText = false;
  await parse(zip, entries.get('xl/sharedStrings.xml'), {
    opentag: ({ name }) => {
      if (name === 'si') text = '';
      inText = name === 't';
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    closetag: ({ name }) => {
      inText = false;
      if (name === 'si') strings.push(text);
    },
  });
  let cells = [];
  let type = '';
  let value = '';
  let inValue = false;
  await parse(zip, entries.get('xl/worksheets/sheet1.xml'), {
    opentag: ({ name, attributes }) => {
      if (name === 'row') cells = [];
      else if (name === 'c') {
        type = attributes.t ?? 'n';
        value = '';
      }
      inValue = name === 'v';
    },
    text: (piece) => {
      if (inValue) value += piece;
    },
    closetag: ({ name }) => {
      inValue = false;
      if (name === 'c') {
        cells.push(
          type === 's' ? { text: strings[Number(value)], kind: 'text' } : { text: value, kind: 'number' },
        );
      } else if (name === 'row') row(cells);
    },
  });
  zip.close();
}
