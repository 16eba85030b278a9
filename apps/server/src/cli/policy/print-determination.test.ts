import { expect, test } from 'vitest';
import { printDetermination } from './print-determination.ts';

/** As many steps as are asked for; nothing but the form of it matters here. */
const determination = (count: number) => ({
  policy: 'roofs',
  version: 'roofs@2023-01-01',
  asOf: '2023-06-30',
  verdict: 'eligible',
  amountYuan: '1.00',
  missing: [],
  readings: [],
  obligations: [],
  trace: {
    format: 'tenglong.policy-trace/1',
    policy: 'roofs',
    version: null,
    asOf: '2023-06-30',
    provisions: [
      { provision: 'one', clause: '1', says: '写着 "steps": [] 的一句', applies: true, steps: {} },
    ],
    steps: Array.from({ length: count }, (_, step) => ({ step, operator: 'literal', says: '"steps": []' })),
  },
});

const printed = async (of: ReturnType<typeof determination>): Promise<string> => {
  const out: string[] = [];
  await printDetermination({ out: (text) => out.push(text), err: () => {}, watched: false }, of);
  return out.join('');
};

test.each([0, 1, 999, 1000, 1001, 2500])('%i steps are the same object, a line each', async (count) => {
  const text = await printed(determination(count));
  expect(JSON.parse(text)).toEqual(determination(count));
  expect(text.endsWith('}\n')).toBe(true);
  expect(text.split('\n').filter((line) => line.includes('"operator"'))).toHaveLength(count);
});
