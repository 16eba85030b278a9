import type { Session } from '@tenglong/contracts/identity';
import { expect, test } from 'vitest';
import { wantsFirstSteps } from './first-steps.tsx';
import { sampleSession as sample } from './specimen/samples/session.ts';

const withPlan = (planId: string): Session => ({ ...sample, county: { ...sample.county, planId } });

test('without a plan every page shows the first steps, save those that have something to say', () => {
  expect(wantsFirstSteps(withPlan(''), '/plan')).toBe(true);
  expect(wantsFirstSteps(withPlan(''), '/accounts')).toBe(true);
  expect(wantsFirstSteps(withPlan(''), '/account')).toBe(false);
  expect(wantsFirstSteps(withPlan(''), '/audit')).toBe(false);
});

test('with a plan no page shows them', () => {
  expect(wantsFirstSteps(withPlan('yuhuan-2021-2023'), '/plan')).toBe(false);
});
