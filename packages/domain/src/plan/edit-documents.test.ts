import { expect, test } from 'vitest';
import { smallDocuments, smallPlan } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';
import { withDocument, withRuling } from './edit-documents.ts';
import { effectiveValue } from './effective-value.ts';
import type { Plan } from './plan.ts';
import type { Ruling } from './schema/rulings-file.ts';

const disputed = () =>
  smallPlan(({ indicators }) => Object.assign(indicators.quantities[1]!.stated[1]!, { value: '20' }));

const ruling = (id: string, value: string, adopts: string): Ruling => ({
  ...{ id, on: { kind: 'value-differs', quantity: '投资完成率' }, value, adopts, status: 'adopted' },
  ...{ reason: '专班会议议定', author: '工作专班', date: '2022-03-01' },
});

function assembled(documents: Parameters<typeof assemblePlan>[0]): Plan {
  const assembly = assemblePlan(documents);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.plan;
}

test('a ruling made is in force in the next version, and this version is as it was', () => {
  const before = disputed();
  const after = assembled(withRuling(before, ruling('first', '12', '1')));
  expect(effectiveValue(after, '投资完成率')).toMatchObject({ status: 'ruled', target: { value: '12' } });
  expect(effectiveValue(before, '投资完成率')!.status).toBe('open');
});

test('a second ruling withdraws the first and keeps it', () => {
  const first = assembled(withRuling(disputed(), ruling('first', '12', '1')));
  const second = assembled(withRuling(first, ruling('second', '20', '附件1#1')));
  expect(second.rulings.map(({ id, status }) => [id, status])).toEqual([
    ['first', 'withdrawn'],
    ['second', 'adopted'],
  ]);
  expect(effectiveValue(second, '投资完成率')).toMatchObject({
    target: { value: '20' },
    ruling: { id: 'second' },
  });
});

test('withdrawing a ruling leaves the matter open', () => {
  const first = assembled(withRuling(disputed(), ruling('first', '12', '1')));
  const withdrawn = assembled(withRuling(first, { ...ruling('first', '12', '1'), status: 'withdrawn' }));
  expect(effectiveValue(withdrawn, '投资完成率')!.status).toBe('open');
});

test('a file replaced leaves the others and their texts alone', () => {
  const documents = smallDocuments().map((document) => ({ ...document, text: '# 原文' }));
  const edited = withDocument(documents, 'units.yaml', { units: [] });
  expect(edited.find(({ path }) => path === 'units.yaml')).toEqual({
    path: 'units.yaml',
    value: { units: [] },
  });
  expect(edited.filter(({ text }) => text === '# 原文')).toHaveLength(documents.length - 1);
});
