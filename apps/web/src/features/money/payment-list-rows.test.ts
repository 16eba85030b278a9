import { expect, test } from 'vitest';
import { listWords } from './payment-list-rows.tsx';

const LIST = {
  id: 'a',
  number: 1,
  on: '2023-08-30',
  by: '演示数据',
  totalYuan: '0.00',
  hash: 'f'.repeat(64),
  count: 23,
  paid: 20,
  failed: 0,
  ended: 1,
  astray: 0,
  repeated: 0,
};

test.each([
  ['what there is none of is left out', {}, '23 笔：已付 20，停付 1，等回复 2'],
  ['one that nobody has answered waits whole', { paid: 0, ended: 0 }, '23 笔：等回复 23'],
  [
    'one paid although it had been called back waits for nothing, but is said',
    { ended: 0, astray: 1 },
    '23 笔：已付 20，不该付而已付 1，等回复 2',
  ],
  [
    'one that was paid once more is no line more',
    { ended: 0, repeated: 1 },
    '23 笔：已付 20，又付一次 1，等回复 3',
  ],
  [
    'one that is answered whole waits for nothing',
    { paid: 22, failed: 1, ended: 0 },
    '23 笔：已付 22，失败 1',
  ],
])('%s', (_title, change, words) => {
  expect(listWords({ ...LIST, ...change })).toBe(words);
});
