import { readFile } from 'node:fs/promises';
import { checkPlan, type PlanDocument } from '@tenglong/domain/plan';
import { expect, test } from 'vitest';
import { parseYaml } from './parse-yaml.ts';

const GUIDE = new URL('../../../../../docs/guides/load-another-plan.md', import.meta.url);

async function guideDocuments(): Promise<PlanDocument[]> {
  const page = await readFile(GUIDE, 'utf8');
  return [...page.matchAll(/^```yaml title=(\S+)\n([\s\S]*?)^```$/gm)].map(([, path = '', text = '']) => {
    const parsed = parseYaml(path, new TextEncoder().encode(text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return { path, value: parsed.value };
  });
}

test('the plan in the guide loads as it is printed there, adds up and does not contradict itself', async () => {
  const documents = await guideDocuments();
  expect(documents.length).toBeGreaterThan(10);
  const check = checkPlan(documents);
  expect(check.errors).toEqual([]);
  expect(check.totals!.ok).toBe(true);
  expect(check.coverage!.notices).toEqual([]);
  expect(check.contradictions).toEqual([]);
});
