import type { PlanDocument } from '@tenglong/domain/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApp, TestClient } from './app.ts';
import { confirmBudget, move, putUpApplications, said } from './grant-steps.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

/** The plan of a county that has forgotten to ask, at the payment order, what the cap leaves. */
const forgetful = (documents: readonly PlanDocument[]): readonly PlanDocument[] =>
  documents.map((document) => {
    if (document.path !== 'registers/equipment-grant.yaml') return document;
    const value = structuredClone(document.value) as { moves: { id: string; guards?: unknown[] }[] };
    for (const step of value.moves) {
      if (step.guards)
        step.guards = step.guards.filter((guard) => !JSON.stringify(guard).includes('policy.room'));
    }
    return { ...document, value };
  });

let t: TestApp;
let office: TestClient;
beforeAll(async () => {
  t = await createYuhuanApp(forgetful);
  ({ office } = await confirmBudget(t, '20000000'));
}, 300_000);
afterAll(() => t.close());

test('a register that forgets the cap cannot grant past it all the same', async () => {
  const order = async (number: string, yuan: string) => {
    const [id = ''] = await putUpApplications(t, [number], yuan);
    return move(office, id, 'order');
  };
  const over = await order('F-1', '5000000.01');
  expect([over.statusCode, over.json().code]).toEqual([409, 'GRANT_OVER_CAP']);
  expect(said(over)).toBe('核定 5000000.01 元，限额还剩 5000000.00 元');
  const all = await order('F-2', '5000000.00');
  expect(all.statusCode, all.body).toBe(200);
  expect(said(await order('F-3', '0.01'))).toBe('核定 0.01 元，限额还剩 0.00 元');
});
