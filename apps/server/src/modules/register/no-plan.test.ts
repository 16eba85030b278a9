import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { refreshForecast } from './forecast-money.ts';
import { renewAll } from './project/keep-map-places.ts';
import { registersInForce } from './register-library.ts';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

test('before a plan is loaded there is nothing to keep, and what runs by itself does not stumble over it', async () => {
  expect(await t.deps.db.read(registersInForce)).toEqual([]);
  expect(await renewAll(t.deps)).toBe(0);
  expect(await refreshForecast(t.deps, systemActor('clock', '平台'))).toBe(0);
});
