import type { BatchEffect, IntakeMatrix, PreviewRow } from '@tenglong/contracts/intake';
import { describe, expect, test } from 'vitest';
import { stepOf } from './batch-preview.tsx';
import { effectSentence, keptSentence, recordsSentence } from './commit-bar.tsx';
import { commitObstacle } from './commit-obstacle.ts';
import { cellLight, cellOf, type MatrixCell, matrixLead, matrixSentence } from './matrix-cell.ts';
import {
  columnDecimals,
  gapText,
  isGap,
  shownColumns,
  unitText,
  withGaps,
  writtenText,
} from './preview-rows.ts';
import { problemsTitle } from './problem-list.tsx';
import { readingWords } from './reading-words.ts';

const cell = (change: Partial<MatrixCell>): MatrixCell => ({
  year: 2022,
  state: 'confirmed',
  enterprises: 880,
  batchId: 'b1',
  draftBatchId: null,
  ...change,
});
const matrix = (...states: readonly (readonly [string, Partial<MatrixCell>])[]): IntakeMatrix => ({
  years: [2022],
  rows: states.map(([department, change], at) => ({
    datasetId: `d${at}`,
    title: '数据',
    department,
    kind: 'yearly',
    cells: [cell(change)],
  })),
  received: 0,
  files: 0,
  drafts: 0,
  missing: 0,
  openFindings: 0,
});
const missing = { state: 'none', enterprises: 0, batchId: null } as const;

describe('a file is not committed before it is known what it is', () => {
  const none = { byName: 0, byRuling: 0, added: 0, unchanged: 0, held: 0, notEnterprises: 0 };
  const counts = { ...none, rows: 3, byCode: 3, changed: 3 };
  const datasets = [{ id: 'tax', title: '企业入库税收', department: '税务局', kind: 'yearly' as const }];
  const batch = { datasetId: 'tax', year: 2022, datasets, counts, empty: false, waitsForRoster: false };
  test.each([
    ['known and read', {}, ''],
    ['no dataset', { datasetId: null }, '还没有认出这是什么数据，请先指定'],
    ['no year', { year: null, counts: { ...counts, rows: 0 } }, '还没有认出是哪一年的数据，请先指定'],
    ['a year by column', { year: null }, ''],
    ['nobody on the roster', { waitsForRoster: true }, '企业名录还没有入库，请先入库名录'],
    ['not a row matched', { counts: { ...counts, byCode: 0 } }, '没有一行对得上企业，请先补入名录或逐行指定'],
    ['a row by name', { counts: { ...counts, byCode: 0, byName: 1 } }, ''],
    ['a row by ruling', { counts: { ...counts, byCode: 0, byRuling: 1 } }, ''],
    ['nothing under the header', { counts: { ...counts, rows: 0 }, empty: true }, '没有读到可以入库的行'],
  ])('%s', (_title, change, words) => {
    expect(commitObstacle({ ...batch, ...change })).toBe(words);
  });
});

describe('what is said of a file while it is read', () => {
  const failure = { message: '文件是空的，没有任何内容', remedy: '请重新上传' };
  test.each([
    ['still being read', 'reading', null, '表.xlsx 正在读取'],
    ['read', 'draft', null, '表.xlsx 已读完'],
    [
      'one that cannot be read is not called read',
      'draft',
      failure,
      '表.xlsx 没有读成，文件是空的，没有任何内容',
    ],
  ] as const)('%s', (_title, status, why, words) => {
    expect(readingWords({ file: '表.xlsx', status, failure: why })).toBe(words);
  });
});

describe('who has sent what', () => {
  test.each([
    ['accepted', cell({}), '核定'],
    ['accepted for the time being', cell({ state: 'provisional' }), '暂报'],
    ['waiting to be committed', cell({ state: 'none', draftBatchId: 'b2' }), '待入库'],
    ['a revision waits on top of accepted data', cell({ draftBatchId: 'b2' }), '修订稿待入库'],
    ['nothing', cell(missing), '未报'],
  ])('%s', (_title, each, word) => {
    expect(cellLight(each).word).toBe(word);
  });

  test('a roster stands for every year', () => {
    const roster = {
      datasetId: 'r',
      title: '名录',
      department: '甲',
      kind: 'roster',
      cells: [cell({ year: null })],
    } as const;
    expect(cellOf({ ...roster, cells: [...roster.cells] }, 2020)?.enterprises).toBe(880);
  });

  test('a roster came in no year: it is not counted among the year’s, and missing in each', () => {
    const whole = matrix(['统计局', {}], ['市监局', {}]);
    const [yearly, roster] = whole.rows;
    if (!yearly || !roster) throw new Error('two rows were expected');
    const of = (change: Partial<MatrixCell>) => ({
      ...whole,
      files: 3,
      rows: [yearly, { ...roster, kind: 'roster' as const, cells: [cell({ year: null, ...change })] }],
    });
    expect(matrixSentence(of({}), 2022)).toBe('2022 年数据收到 1 项，已经齐全');
    expect(matrixSentence(of(missing), 2022)).toBe('2022 年数据收到 1 项，市监局未报');
    expect(matrixLead(of({}))).toBe(
      '已入库分年度的 1 项、不分年度的 1 项，共 3 份来文；待入库 0 项，未报 0 项。未报的一律按未知处理，不按 0。',
    );
  });

  test('a list of the campaign that nobody sent is not missing from the figures of the year', () => {
    const figures = matrix(['统计局', {}]);
    const [list] = matrix(['经信局', { ...missing, year: null }]).rows;
    const rows = [...figures.rows, ...(list ? [{ ...list, kind: 'entries' as const }] : [])];
    expect(rows).toHaveLength(2);
    expect(matrixSentence({ ...figures, rows }, 2022)).toBe('2022 年数据收到 1 项，已经齐全');
  });

  test.each([
    [
      'one department is missing',
      [
        ['统计局', {}],
        ['应急局', missing],
      ],
      '2022 年数据收到 1 项，应急局未报',
    ],
    [
      'one waits',
      [
        ['统计局', { draftBatchId: 'x' }],
        ['税务局', {}],
      ],
      '2022 年数据收到 1 项，待入库 1 项',
    ],
    ['everything is here', [['统计局', {}]], '2022 年数据收到 1 项，已经齐全'],
    [
      'three departments are counted, not listed',
      [
        ['甲', missing],
        ['乙', missing],
        ['丙', missing],
      ],
      '2022 年数据收到 0 项，3 个部门未报',
    ],
  ] as const)('the sentence when %s', (_title, states, expected) => {
    expect(matrixSentence(matrix(...states), 2022)).toBe(expected);
  });
});

describe('the preview in the sender’s rows', () => {
  const row = (number: number, sheet = '2022年'): PreviewRow => ({
    sheet,
    row: number,
    creditCode: null,
    matchedBy: 'code',
    state: 'unchanged',
    cells: [],
  });
  test('rows left out are named by the sender’s numbers, between rows of one sheet only', () => {
    const lines = withGaps([row(4), row(5), row(15), row(4, '草稿'), row(6, '草稿')]);
    expect(lines.map((line) => (isGap(line) ? gapText(line) : line.row))).toEqual([
      4,
      5,
      '第 6—14 行无变化，未列出',
      15,
      4,
      '第 5 行无变化，未列出',
      6,
    ]);
  });
  test('figures of a column stand under each other: as many decimals as the longest has, trailing zeros aside', () => {
    const figures = (...values: readonly (string | null)[]) =>
      values.map((value, at) => ({
        ...row(at),
        cells: [{ index: 3, raw: '', value, before: null, mark: 'none' as const }],
      }));
    expect(columnDecimals(figures('200.40', '33', '2237.45', null), 3)).toBe(2);
    expect(columnDecimals(figures('10', '80'), 3)).toBe(0);
    expect(columnDecimals(figures('0.1234567'), 3)).toBe(4);
  });
  test('a column says its unit, and the change of unit where there is one', () => {
    expect(unitText({ unit: '千元', canonicalUnit: '万元' })).toBe('千元 → 万元');
    expect(unitText({ unit: '人', canonicalUnit: '人' })).toBe('人');
    expect(unitText({ unit: null, canonicalUnit: null })).toBe('');
  });
  test('only columns that are read are shown', () => {
    const column = (index: number, field: string | null) => ({
      index,
      letter: 'A',
      header: '',
      field,
      fieldTitle: null,
      unit: null,
      canonicalUnit: null,
      by: 'plan' as const,
      sample: [],
    });
    expect(shownColumns({ columns: [column(0, null), column(1, 'name')] }).map(({ index }) => index)).toEqual(
      [1],
    );
    expect(shownColumns(undefined)).toEqual([]);
  });
  test.each([
    ['reading', null, 0],
    ['draft', null, 1],
    ['draft', 'statistics', 2],
    ['committed', 'statistics', 4],
  ] as const)('a %s batch of dataset %s stands at step %i', (status, datasetId, expected) => {
    expect(stepOf({ status, datasetId })).toBe(expected);
  });
});

describe('what the sender wrote', () => {
  test.each([
    ['44993', '2023-03-08', '2023-03-08'],
    ['2023/3/8', '2023-03-08', '2023/3/8'],
    ['44993', null, '44993'],
    ['44993', '44993', '44993'],
  ])('%s read as %s is shown as %s', (raw, value, shown) => {
    expect(writtenText({ raw, value })).toBe(shown);
  });
});

describe('what committing will do', () => {
  const effect = (change: Partial<BatchEffect>): BatchEffect => ({
    evaluable: true,
    enterprises: 14,
    gradeMoves: [],
    gradeMoveCount: 0,
    screeningMoves: 0,
    list: null,
    ...change,
  });
  test.each([
    ['grades may move', effect({ gradeMoveCount: 3 }), '影响 14 家，3 家等级可能变化'],
    ['no grade moves', effect({}), '影响 14 家，等级都不变'],
    [
      'the screening list moves too',
      effect({ screeningMoves: 2 }),
      '影响 14 家，等级都不变，2 家进出排查名单',
    ],
    [
      'the year cannot be evaluated yet',
      effect({ evaluable: false }),
      '影响 14 家，数据未齐，等级暂不能测算',
    ],
    ['nothing changes', effect({ enterprises: 0 }), '入库不改动任何企业'],
    [
      'a list adds what it has not yet',
      effect({ list: { added: 40, standing: 60, reports: 0 } }),
      '新列入清单 40 项，60 项已在清单上，不动',
    ],
    ['a month of tasks', effect({ list: { added: 0, standing: 0, reports: 29 } }), '报告任务进展 29 条'],
    ['a list without a row', effect({ list: { added: 0, standing: 0, reports: 0 } }), '入库不改动任何清单'],
    ['it is being worked out', undefined, '正在测算影响'],
    ['it could not be worked out', 'failed' as const, '影响没有算出来，点“重试”看清后再入库'],
  ])('%s', (_title, each, expected) => {
    expect(effectSentence(each)).toBe(expected);
  });
  test('records are counted by row, however their enterprise was found', () => {
    const none = { rows: 9, added: 0, changed: 0, unchanged: 0, held: 2, notEnterprises: 1 };
    expect(recordsSentence({ ...none, byCode: 3, byName: 2, byRuling: 1 })).toBe(
      '记入 6 条，下次测算和排查起按它判断',
    );
  });
  test('what stays and what is held back', () => {
    expect(keptSentence({ unchanged: 864, held: 3 })).toBe(
      '864 家不变；3 处暂缓，不挡其余入库。入库后可整批撤回',
    );
    expect(keptSentence({ unchanged: 0, held: 0 })).toBe('入库后可整批撤回');
  });
  test.each([
    [{ hold: 1, unknown: 2, hint: 2 }, '问题 3 处，提示 2 处'],
    [{ hold: 0, unknown: 0, hint: 2 }, '提示 2 处'],
    [{ hold: 0, unknown: 0, hint: 0 }, '没有发现问题'],
  ])('%o', (counts, expected) => {
    expect(problemsTitle(counts)).toBe(expected);
  });
});
