// One measurement in a process of its own: node cases.mjs <case> <file> <built reader> <built writer>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const [name, file, readerPath, writerPath] = process.argv.slice(2);
const ROWS = 100_000;
const HEADS = Array.from({ length: 20 }, (_, i) => `列${i + 1}`);

function* rowsToWrite() {
  for (let i = 0; i < ROWS; i += 1) {
    const row = [`9133${i}`, `虚构${i}号机械有限公司`, '甲镇'];
    while (row.length < 20) row.push((i * 37 + row.length * 91) / 100);
    yield row;
  }
}

/** Each case counts the cells it met, so that no one is fast by leaving something out. */
const cases = {
  async 'read tenglong'() {
    const { openWorkbook } = await import(pathToFileURL(readerPath).href);
    return async () => {
      const opened = await openWorkbook({ path: file }, file);
      let cells = 0;
      for await (const batch of opened.batches(0)) for (const row of batch) cells += row.cells.length;
      await opened.close();
      return cells;
    };
  },
  async 'preview tenglong'() {
    const { openWorkbook, previewRows } = await import(pathToFileURL(readerPath).href);
    return async () => {
      const opened = await openWorkbook({ path: file }, file);
      const rows = await previewRows(opened, 0, 200);
      await opened.close();
      return rows.reduce((sum, row) => sum + row.cells.length, 0);
    };
  },
  async 'read saxes'() {
    const { readWithSaxes } = await import('./saxes-reader.mjs');
    return async () => {
      let cells = 0;
      await readWithSaxes(file, (row) => {
        cells += row.length;
      });
      return cells;
    };
  },
  async 'read exceljs'() {
    const ExcelJS = require('exceljs');
    return async () => {
      let cells = 0;
      const options = { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache' };
      for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(file, options)) {
        for await (const row of sheet) row.eachCell(() => (cells += 1));
      }
      return cells;
    };
  },
  async 'read read-excel-file'() {
    const { default: readXlsxFile } = await import('read-excel-file/node');
    return async () => {
      const sheets = await readXlsxFile(file);
      const rows = Array.isArray(sheets[0]) ? sheets : sheets[0].data;
      return rows.reduce((sum, row) => sum + row.filter((cell) => cell !== null).length, 0);
    };
  },
  async 'read @e965/xlsx'() {
    const xlsx = require('@e965/xlsx');
    return async () => {
      const options = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false };
      const book = xlsx.read(readFileSync(file), { type: 'buffer', ...options });
      const data = book.Sheets[book.SheetNames[0]]['!data'];
      return data.reduce((sum, row) => sum + row.reduce((n, cell) => n + (cell ? 1 : 0), 0), 0);
    };
  },
  async 'write tenglong'() {
    const { writeWorkbook } = await import(pathToFileURL(writerPath).href);
    const columns = HEADS.map((header, i) => (i < 3 ? { header } : { header, kind: 'number', decimals: 2 }));
    return async () =>
      (await writeWorkbook({ sheets: [{ name: '表', columns, rows: rowsToWrite() }] })).length;
  },
  async 'write exceljs'() {
    const ExcelJS = require('exceljs');
    return async () => {
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({
        filename: file,
        useStyles: true,
        useSharedStrings: true,
      });
      const sheet = book.addWorksheet('表');
      sheet.columns = HEADS.map((header, i) => ({ header, style: i < 3 ? {} : { numFmt: '#,##0.00' } }));
      for (const row of rowsToWrite()) sheet.addRow(row).commit();
      await book.commit();
      return ROWS;
    };
  },
  async 'write write-excel-file'() {
    const { default: writeXlsxFile } = await import('write-excel-file/node');
    return async () => {
      const rows = [HEADS.map((value) => ({ value }))];
      for (const row of rowsToWrite()) {
        rows.push(
          row.map((value) => (typeof value === 'number' ? { value, format: '#,##0.00' } : { value })),
        );
      }
      return (await writeXlsxFile(rows, { sheet: '表' }).toBuffer()).length;
    };
  },
};

const prepare = cases[name];
if (!prepare) throw new Error(`no case ${name}`);
const run = await prepare();
const before = process.memoryUsage().rss;
const began = performance.now();
const count = await run();
const milliseconds = performance.now() - began;
// The system's own high-water mark: no sampling, nothing missed.
const peak = process.resourceUsage().maxRSS * 1024;
const cpu = process.cpuUsage();
process.stdout.write(
  JSON.stringify({
    count,
    milliseconds,
    cpuMilliseconds: (cpu.user + cpu.system) / 1000,
    megabytes: (peak - before) / 1e6,
  }),
);
