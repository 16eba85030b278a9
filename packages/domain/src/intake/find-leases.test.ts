import { expect, test } from 'vitest';
import { land } from '../../test/intake/datasets.ts';
import {
  CODE_A,
  CODE_B,
  CODE_C,
  factsOf,
  type GridCell,
  grid,
  problemsOf,
  roster,
  stageGrid,
} from '../../test/intake/grid.ts';
import { prepareDataset, WorkbookFile } from './index.ts';

const party = (id: string, title: string) => ({ id, title, type: 'text', synonyms: [title] });
const leased = prepareDataset(
  WorkbookFile.parse({
    ...land.file,
    parts: [{ id: 'parcel', title: '宗地号', synonyms: ['宗地号'], exclusive: true }],
    fields: [...land.file.fields, party('lessor', '出租方'), party('lessee', '承租方')],
    leases: {
      rentedIn: { area: 'rentIn', party: 'lessor' },
      rentedOut: { area: 'rentOut', party: 'lessee' },
    },
  }),
);
const HEAD = ['统一社会信用代码', '宗地号', '自有（亩）', '租入（亩）', '出租方', '租出（亩）', '承租方'];
const found = (rows: readonly (readonly GridCell[])[]) => {
  const staged = stageGrid({ dataset: leased, roster, sheets: { 表: grid([HEAD, ...rows]) } });
  return {
    staged,
    problems: problemsOf(staged).map(({ kind, row, message }) => `${kind} ${row} ${message}`),
  };
};

test('a lease that both sides report alike is in order, by code or by name', () => {
  expect(
    found([
      [CODE_A, '1号', 10, null, null, 3, CODE_B],
      [CODE_B, '2号', 1, 3, '甲泰阀门有限公司', null, null],
    ]).problems,
  ).toEqual([]);
});

test('a lease reported by one side only, or with another area by the other, is listed and counted as reported', () => {
  const { staged, problems } = found([
    [CODE_A, '1号', 10, null, null, 3, CODE_B],
    [CODE_B, '2号', 1, null, null, null, null],
    [CODE_C, '3号', 5, 2, '甲泰阀门有限公司', null, null],
    [CODE_A, '4号', 1, null, null, 1, CODE_C],
  ]);
  expect(factsOf(staged)).toEqual({
    [CODE_A]: { landMu: '7' },
    [CODE_B]: { landMu: '1' },
    [CODE_C]: { landMu: '7' },
  });
  expect(problems.map((text) => text.split('：')[1]?.split('（')[0])).toEqual([
    '甲泰阀门有限公司租出 3 亩，乙隆铸造(浙江)有限公司租入 没有填',
    '甲泰阀门有限公司租出 1 亩，丙盛机床有限公司租入 2 亩',
  ]);
});

test('a lessor outside the roster and a rent without a party are nobody’s business here', () => {
  expect(
    found([
      [CODE_A, '1号', 10, 2, '外地公司', null, null],
      [CODE_B, '2号', 1, 2, null, null, null],
    ]).problems,
  ).toEqual([]);
});

test('one parcel under two enterprises is listed; each keeps its own area', () => {
  const { staged, problems } = found([
    [CODE_A, '1号', 10, null, null, null, null],
    [CODE_B, '1 号', 2, null, null, null, null],
    [CODE_A, '2号', 1, null, null, null, null],
  ]);
  expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '11' }, [CODE_B]: { landMu: '2' } });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(
    'shared-parcel 3 宗地号“1号”下有几家企业（甲泰阀门有限公司、乙隆铸造(浙江)有限公司）',
  );
});

test('合计 where a parcel should stand is nobody’s parcel', () => {
  const { staged, problems } = found([
    [CODE_A, '合计', 10, null, null, null, null],
    [CODE_B, '合计', 2, null, null, null, null],
  ]);
  expect(factsOf(staged)).toEqual({ [CODE_A]: { landMu: '10' }, [CODE_B]: { landMu: '2' } });
  expect(problems).toEqual([]);
});
