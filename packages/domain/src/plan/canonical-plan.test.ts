import { expect, test } from 'vitest';
import { smallDocuments } from '../../test/plan/small-county.ts';
import { canonicalPlan } from './canonical-plan.ts';
import { tidyDocument } from './tidy-document.ts';

test('the identity of a plan is its values, not the order of files or keys, nor its comments', () => {
  const documents = smallDocuments();
  const turned = smallDocuments()
    .reverse()
    .map(({ path, value }) => ({
      path,
      text: '# 注释',
      value: Object.fromEntries(Object.entries(value as object).reverse()),
    }));
  expect(canonicalPlan({ documents: turned })).toBe(canonicalPlan({ documents }));
});

test('any value that changes changes the identity', () => {
  const changed = smallDocuments(({ lists }) => Object.assign(lists.lists[0]!, { total: [31] }));
  expect(canonicalPlan({ documents: changed })).not.toBe(canonicalPlan({ documents: smallDocuments() }));
});

test('keys come out in the order of the schema, whatever order they were stored in', () => {
  const [plan] = smallDocuments();
  const turned = Object.fromEntries(Object.entries(plan!.value as object).reverse());
  expect(Object.keys(tidyDocument({ path: 'plan.yaml', value: turned }) as object)).toEqual([
    'id',
    'title',
    'shortTitle',
    'documentTitle',
    'county',
    'years',
    'effective',
    'goals',
    'precedence',
  ]);
});

test('what the schema does not know is kept, by name, after what it knows', () => {
  const value = { zulu: 1, alpha: 2, units: [] };
  expect(Object.keys(tidyDocument({ path: 'unknown.yaml', value }) as object)).toEqual([
    'alpha',
    'units',
    'zulu',
  ]);
});
