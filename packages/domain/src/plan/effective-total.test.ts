import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallDocuments } from '../../test/plan/small-county.ts';
import { toPlainDecimal } from '../values/index.ts';
import { assemblePlan } from './assemble-plan.ts';
import { effectiveTotal } from './effective-total.ts';

/** The first list hands out 30 to its rows; the document is made to print a total of its own. */
function total(printed: number, value?: string, status = 'adopted') {
  const change = ({ lists }: SmallFiles) => {
    lists.lists[0]!.total = [printed];
  };
  const { title } = smallColumn();
  const on = { kind: 'total-differs', quantity: `附件2#1 ${title}` };
  const rest = { id: 'sum', status, reason: '按各行', author: '专班', date: '2022-05-01' };
  const rulings = value === undefined ? [] : [{ on, value, ...rest }];
  const assembly = assemblePlan([...smallDocuments(change), { path: 'rulings.yaml', value: { rulings } }]);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  const found = effectiveTotal(assembly.plan, assembly.plan.lists[0]!, 0)!;
  return [toPlainDecimal(found.value), found.ruling?.id];
}

function smallColumn() {
  const lists = smallDocuments().find(({ path }) => path === 'lists.yaml')?.value as SmallFiles['lists'];
  return lists.lists[0]!.columns[0]!;
}

describe('what a column asks for in all', () => {
  test.each([
    ['as printed while nobody ruled', 33, undefined, ['33', undefined]],
    ['what the ruling says, with the ruling', 33, '30', ['30', 'sum']],
    ['the printed figure, with the ruling that confirmed it', 33, '33', ['33', 'sum']],
    ['as printed where it is the sum: a ruling on what is mended says nothing', 30, '33', ['30', undefined]],
    ['as printed where the ruling is no number', 33, '按各行', ['33', undefined]],
  ])('is %s', (_title, printed, value, expected) => {
    expect(total(printed, value)).toEqual(expected);
  });

  test('is as printed again once the ruling is withdrawn', () => {
    expect(total(33, '30', 'withdrawn')).toEqual(['33', undefined]);
  });
});
