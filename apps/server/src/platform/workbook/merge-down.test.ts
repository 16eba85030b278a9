import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../test/read-workbook.ts';
import { type SheetSpec, writeWorkbook } from './index.ts';

const sheetOf = async (sheet: SheetSpec, index = 1) =>
  new TextDecoder().decode(
    unzipSync(await writeWorkbook({ sheets: [sheet] }))[`xl/worksheets/sheet${index}.xml`],
  );

describe('cells that say the same, merged down', () => {
  const columns = [
    { header: '类', mergeDown: true },
    { header: '项', mergeDown: true },
    { header: '数', kind: 'number' as const },
  ];
  const rows = [
    ['甲', '一', 1],
    ['甲', '一', 1],
    ['甲', '二', 2],
    ['乙', '二', 2],
    ['乙', '', 3],
  ];

  test('stop where a column to the left changes, and never reach over figures', async () => {
    const xml = await sheetOf({ name: '表', columns, rows });
    // 甲 over rows 2–4, 一 over 2–3, 乙 over 5–6; 二 stands under 甲 and under 乙, not merged over both.
    expect([...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref)).toEqual([
      'B2:B3',
      'A2:A4',
      'A5:A6',
    ]);
  });

  test('read back as they were said', async () => {
    const [sheet] = await readWorkbook(await writeWorkbook({ sheets: [{ name: '表', columns, rows }] }));
    expect(sheet?.rows.slice(1).map(({ cells }) => cells.map((cell) => cell?.text ?? ''))).toEqual(
      rows.map((row) => row.map(String).filter((text, at) => text !== '' || at < 2)),
    );
  });
});

test('hidden columns and sheets are there and not shown; a note reaches over the table', async () => {
  const first = {
    name: '表',
    columns: [{ header: '甲' }, { header: '键', hidden: true }],
    rows: [],
    notes: ['注：甲'],
  };
  const files = unzipSync(
    await writeWorkbook({
      sheets: [first, { name: '底', columns: [{ header: '键' }], rows: [], hidden: true }],
    }),
  );
  const text = (name: string) => new TextDecoder().decode(files[name]);
  expect(text('xl/worksheets/sheet1.xml')).toMatch(/<col min="2" max="2"[^>]* hidden="1"\/>/);
  expect(text('xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="A2:B2"/>');
  expect(text('xl/workbook.xml')).toMatch(/name="底" sheetId="2" state="hidden"/);
});
