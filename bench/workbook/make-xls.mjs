// Writes an .xls (BIFF8, without its container) of `rows` × 20 columns: two unique texts, one common one, 17 numbers.
// By hand, because the library that could write one takes time with the square of the rows.
import { writeFile } from 'node:fs/promises';

const RECORD_BYTES = 8000;

function record(type, content) {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

function bof(kind) {
  const content = Buffer.alloc(16);
  content.writeUInt16LE(0x0600, 0);
  content.writeUInt16LE(kind, 2);
  return record(0x0809, content);
}

function wide(text, lengthBytes) {
  const head = Buffer.alloc(lengthBytes + 1, 1);
  head.writeUIntLE(text.length, 0, lengthBytes);
  return Buffer.concat([head, Buffer.from(text, 'utf16le')]);
}

/** Shared strings in as many records as they take, none split. */
function sharedStrings(strings) {
  const counts = Buffer.alloc(8);
  counts.writeUInt32LE(strings.length, 0);
  counts.writeUInt32LE(strings.length, 4);
  const records = [];
  let [type, pieces, size] = [0x00fc, [counts], 8];
  for (const text of strings) {
    const piece = wide(text, 2);
    if (size + piece.length > RECORD_BYTES) {
      records.push(record(type, Buffer.concat(pieces)));
      [type, pieces, size] = [0x003c, [], 0];
    }
    pieces.push(piece);
    size += piece.length;
  }
  return Buffer.concat([...records, record(type, Buffer.concat(pieces))]);
}

export async function makeXls(path, rows) {
  const strings = ['甲镇'];
  const cells = [];
  for (let row = 0; row < rows; row += 1) {
    const index = [strings.push(`9133${row}`) - 1, strings.push(`虚构${row}号机械有限公司`) - 1, 0];
    const line = Buffer.alloc(3 * 14 + 17 * 18);
    let at = 0;
    for (let column = 0; column < 20; column += 1) {
      const isText = column < 3;
      line.writeUInt16LE(isText ? 0x00fd : 0x0203, at);
      line.writeUInt16LE(isText ? 10 : 14, at + 2);
      line.writeUInt16LE(row, at + 4);
      line.writeUInt16LE(column, at + 6);
      if (isText) line.writeUInt32LE(index[column], at + 10);
      else line.writeDoubleLE((row * 37 + column * 91) / 100, at + 10);
      at += isText ? 14 : 18;
    }
    cells.push(line);
  }
  const end = record(0x000a, Buffer.alloc(0));
  const globals = (offset) => {
    const place = Buffer.alloc(6);
    place.writeUInt32LE(offset, 0);
    const list = record(0x0085, Buffer.concat([place, wide('企业', 1)]));
    const xf = record(0x00e0, Buffer.alloc(20));
    return Buffer.concat([bof(0x0005), xf, list, sharedStrings(strings), end]);
  };
  await writeFile(path, Buffer.concat([globals(globals(0).length), bof(0x0010), ...cells, end]));
}
