// Writes a department-shaped workbook of `rows` × 20 columns: unique codes and names, a few townships, a date, money.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { strToU8, Zip, ZipDeflate } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOC = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PKG = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TOWNS = ['甲镇', '乙镇', '丙街道', '丁街道', '戊镇', '己乡', '庚镇', '辛街道', '壬镇', '癸乡'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRST'];

/** A small repeatable generator, so that every run measures the same file. */
export function sequence(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
}

/**
 * Writes a workbook of one sheet, streaming. `fill` is given `share` (a text's place among the shared strings) and `push`
 * (rows as XML), and may be asynchronous: it awaits what `push` returns now and then.
 */
export async function writeSheet(path, name, fill, { rows }) {
  const out = createWriteStream(path);
  let pending = Promise.resolve();
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    if (!out.write(chunk)) pending = once(out, 'drain');
  });
  const part = (name) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return file;
  };
  const whole = (name, text) => part(name).push(strToU8(text), true);
  whole(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  );
  whole(
    '_rels/.rels',
    `<Relationships xmlns="${PKG}"><Relationship Id="rId1" Type="${DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  whole(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${DOC}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  whole(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PKG}"><Relationship Id="rId1" Type="${DOC}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOC}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${DOC}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  whole(
    'xl/styles.xml',
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
  );

  const strings = [];
  const share = (text) => strings.push(text) - 1;
  const sheet = part('xl/worksheets/sheet1.xml');
  sheet.push(strToU8(`<worksheet xmlns="${MAIN}"><dimension ref="A1:T${rows + 2}"/><sheetData>`));
  let text = '';
  const push = (row) => {
    text += row;
    if (text.length <= 1 << 18) return pending;
    sheet.push(strToU8(text));
    text = '';
    return pending;
  };
  await fill(share, push);
  sheet.push(
    strToU8(`${text}</sheetData><mergeCells count="1"><mergeCell ref="A1:T1"/></mergeCells></worksheet>`),
    true,
  );
  const shared = part('xl/sharedStrings.xml');
  shared.push(strToU8(`<sst xmlns="${MAIN}" count="${strings.length}" uniqueCount="${strings.length}">`));
  for (let start = 0; start < strings.length; start += 5000) {
    shared.push(
      strToU8(
        strings
          .slice(start, start + 5000)
          .map((s) => `<si><t>${s}</t></si>`)
          .join(''),
      ),
    );
    await pending;
  }
  shared.push(strToU8('</sst>'), true);
  zip.end();
  out.end();
  await once(out, 'finish');
}

/** The workbook that the readers are compared on. */
export async function makeWorkbook(path, rows) {
  const heads = ['序号', '统一社会信用代码', '企业名称', '乡镇（街道）', '行业代码', '成立日期'];
  while (heads.length < 20) heads.push(`指标${heads.length - 5}（万元）`);
  const next = sequence(20230831);
  const fill = async (share, push) => {
    const towns = TOWNS.map(share);
    const title = share('企业主要指标（虚构）');
    push(`<row r="1" spans="1:20"><c r="A1" t="s"><v>${title}</v></c></row>`);
    const cells = heads.map((head, i) => `<c r="${LETTERS[i]}2" t="s"><v>${share(head)}</v></c>`);
    push(`<row r="2" spans="1:20">${cells.join('')}</row>`);
    for (let i = 0; i < rows; i += 1) {
      const r = i + 3;
      const code = share(
        `9133${String(next() % 100000000).padStart(8, '0')}MA${String(i).padStart(4, '0').slice(-4)}`,
      );
      const name = share(`虚构${i}号${TOWNS[next() % 10]}精密机械制造有限公司`);
      let row = `<row r="${r}" spans="1:20"><c r="A${r}"><v>${i + 1}</v></c><c r="B${r}" t="s"><v>${code}</v></c><c r="C${r}" t="s"><v>${name}</v></c><c r="D${r}" t="s"><v>${towns[next() % 10]}</v></c><c r="E${r}"><v>${1300 + (next() % 3000)}</v></c><c r="F${r}" s="1"><v>${36000 + (next() % 9000)}</v></c>`;
      for (let column = 6; column < 20; column += 1) {
        row += `<c r="${LETTERS[column]}${r}" s="2"><v>${(next() % 100000000) / 100}</v></c>`;
      }
      await push(`${row}</row>`);
    }
  };
  await writeSheet(path, '企业', fill, { rows });
}
