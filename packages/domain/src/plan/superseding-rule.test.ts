import { expect, test } from 'vitest';
import { smallPlan } from '../../test/plan/small-county.ts';
import { supersedingRule } from './superseding-rule.ts';

const rule = (document: string, from: string, addresses: string[]) => ({
  ...{ document, level: 'province', from, addresses },
});
const plan = smallPlan(({ plan: meta }) =>
  Object.assign(meta.precedence, {
    supersededBy: [rule('后办法', '2023-06-01', ['1']), rule('先办法', '2022-06-01', ['1', '附件1#2'])],
  }),
);

test.each([
  ['2022-05-31', undefined],
  ['2022-06-01', '先办法'],
  ['2023-05-31', '先办法'],
  ['2023-06-01', '后办法'],
])('on %s clause 1 stands under %s', (day, document) => {
  expect(supersedingRule(plan, '1', day)?.document).toBe(document);
});

test('a rule on a clause covers its items and no other clause', () => {
  expect(supersedingRule(plan, '1#2', '2022-06-01')?.document).toBe('先办法');
  expect(supersedingRule(plan, '2', '2023-12-31')).toBeUndefined();
  expect(supersedingRule(plan, '附件1#1', '2023-12-31')).toBeUndefined();
});
