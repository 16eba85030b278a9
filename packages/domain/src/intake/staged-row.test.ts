import { expect, test } from 'vitest';
import { joinRaw, rawAt, type StagedRow } from './staged-row.ts';

const row = (...texts: string[]): StagedRow => ({
  source: { file: '表.xlsx', sheet: '表', letters: [], codeColumn: '', nameColumn: '', unitColumn: '' },
  row: 3,
  name: '',
  unit: '',
  formerName: '',
  matchedBy: 'code',
  part: '',
  partOf: [],
  values: [],
  raw: joinRaw(texts),
});

test('what the sender wrote is told by its place, blanks among it', () => {
  const own = row(' 1,200 ', '', '无');
  expect([0, 1, 2, 3].map((position) => rawAt(own, position))).toEqual([' 1,200 ', '', '无', '']);
});

test('an unprintable character of the sender’s moves no figure to another place', () => {
  const own = row('1\u001f2', '3');
  expect([rawAt(own, 0), rawAt(own, 1)]).toEqual(['1\ufffd2', '3']);
});
