import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { toGb18030 } from '../../../../test/county/encodings.ts';
import { biff8, compoundFile, f64, u16, u32, wideText } from '../../../../test/craft-xls.ts';
import { craftParts, craftXlsx, xlsxParts } from '../../../../test/craft-xlsx.ts';
import { randomGrid, WORDS } from '../../../../test/fuzz/grid.ts';
import { Random, spoilBytes } from '../../../../test/fuzz/spoil.ts';
import { cpuMilliseconds, watchForHang } from '../../../../test/fuzz/watch.ts';
import { readWorkbook } from '../../../../test/read-workbook.ts';
import { inFullSuite } from '../../../../test/trials.ts';
import { FileRefused } from './index.ts';

const FILES = inFullSuite(10_000, 200);
/** Of processor time, so that a busy machine does not count. */
const SLOWEST_MILLISECONDS = 5000;

const sample = xlsxParts({
  sheets: [
    {
      name: '企业',
      rows: [
        ['主要指标', null, null, null],
        ['统一社会信用代码', '企业名称', '税收（万元）', '日期'],
        ['91331021MA2AAAAA0X', { rich: ['虚构', '一厂'], phonetic: 'x' }, 12.5, { date: '2022-03-01' }],
        [
          { raw: '9.13310210620000144E+17' },
          { inline: '虚构 & 二厂' },
          { formula: 'SUM(C3)', value: 3 },
          { error: '#N/A' },
        ],
      ],
      merges: ['A1:D1', 'B3:B4'],
    },
    { name: '草稿', hidden: true, rows: [[true, { formula: 'A1' }]] },
  ],
});
const legacy = biff8(
  [
    [0x041e, Buffer.concat([u16(200), wideText('yyyy-mm-dd', 2)])],
    [0x00e0, Buffer.concat([u16(0, 200), Buffer.alloc(16)])],
    [0x00fc, Buffer.concat([u32(2, 2), wideText('虚构一厂', 2), wideText('虚构二厂', 2)])],
  ],
  [
    {
      name: '企业',
      records: [
        [0x00fd, Buffer.concat([u16(0, 0, 0), u32(0)])],
        [0x0203, Buffer.concat([u16(0, 1, 0), f64(44621)])],
        [0x0006, Buffer.concat([u16(1, 0, 0), Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]), Buffer.alloc(6)])],
        [0x0207, wideText('结果', 2)],
        [0x00bd, Buffer.concat([u16(2, 0, 0), u32(0x40), u16(0), u32(0x43), u16(1)])],
        [0x00e5, u16(1, 0, 2, 2, 3)],
      ],
    },
  ],
);
const foreign = write(
  {
    SheetNames: ['a'],
    Sheets: {
      a: utils.aoa_to_sheet([
        ['企业', 1.5, true],
        ['x', new Date(0)],
      ]),
    },
  },
  { type: 'buffer', bookType: 'biff8' },
) as Buffer;
const table =
  '报表\r\n代码,名称,金额\r\n1,"虚构,一厂","1,234.00"\r\n2,"他说""好""",3\r\n3,"两\n行",△4\r\n'.repeat(3);
const csv = Buffer.from(table);
const gbk = toGb18030(table);

type Spoil = (bytes: Uint8Array) => Uint8Array;
const subjects: readonly (readonly [name: string, spoilt: (spoil: Spoil, random: Random) => Uint8Array])[] = [
  ['包坏.xlsx', (spoil) => spoil(craftParts(sample))],
  ['部件坏.xlsx', (spoil, random) => spoilPart(spoil, random)],
  ['部件又坏.xlsx', (spoil, random) => spoilPart(spoil, random)],
  ['容器坏.xls', (spoil) => spoil(compoundFile({ Workbook: legacy }))],
  ['小容器坏.xls', (spoil) => spoil(compoundFile({ Workbook: legacy }, { mini: true }))],
  ['流坏.xls', (spoil) => spoil(legacy)],
  ['外来.xls', (spoil) => spoil(foreign)],
  ['表.csv', (spoil) => spoil(csv)],
  ['国标.csv', (spoil) => spoil(gbk)],
  ['乱填.xlsx', (_spoil, random) => craftXlsx({ sheets: [randomGrid(random, WORDS)] })],
  ['乱填又坏.xlsx', (spoil, random) => spoil(craftXlsx({ sheets: [randomGrid(random, WORDS)] }))],
];

describe(`${FILES} spoilt files`, () => {
  test('each ends in rows or in a refusal with a remedy, soon', { timeout: 3_600_000 }, async () => {
    const watch = watchForHang(SLOWEST_MILLISECONDS * 12);
    let [read, refused] = [0, 0];
    for (let seed = 1; seed <= FILES; seed += 1) {
      const random = new Random(seed);
      const [name, spoilt] = subjects[seed % subjects.length]!;
      const bytes = spoilt((whole) => spoilBytes(whole, random), random);
      watch.beat(`seed ${seed}, ${name}`);
      const began = cpuMilliseconds();
      try {
        await readWorkbook(bytes, name);
        read += 1;
      } catch (error) {
        if (!(error instanceof FileRefused)) throw new Error(`seed ${seed}, ${name}`, { cause: error });
        expect(error.refused.remedy).not.toBe('');
        refused += 1;
      }
      expect(cpuMilliseconds() - began, `seed ${seed}, ${name}`).toBeLessThan(SLOWEST_MILLISECONDS);
    }
    await watch.stop();
    // Both must happen, or the spoiling is too weak or too strong to say anything.
    expect(Math.min(read, refused)).toBeGreaterThan(FILES / 20);
  });
});

/** Spoils one part and packs it again, so that the checksum is right and the damage reaches the XML reader. */
function spoilPart(spoil: Spoil, random: Random): Uint8Array {
  const names = Object.keys(sample);
  const name = names[random.below(names.length)]!;
  return craftParts({ ...sample, [name]: spoil(Buffer.from(sample[name]!)) });
}
