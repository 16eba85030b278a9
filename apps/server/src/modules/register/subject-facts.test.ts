import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../test/app.ts';
import { withPlan } from '../../../test/loaded-plan.ts';
import { code, YUNPING } from '../../../test/plans/yunping.ts';
import { loadHeldFacts } from './subject-facts.ts';

let t: TestApp;
const FIRM = code(1);

/** A run of a year that gave the firm a grade. */
const evaluated = (number: number, year: number, grade: string | null) =>
  t.deps.db.transaction(async (tx) => {
    const id = randomUUID();
    await tx.run(sql`
      insert into evaluation_runs (id, number, year, plan_version_id, commit_no, capsule_hash, capsule, detail, note,
        started_at, started_by)
      select ${id}, ${number}, ${year}, id, 0, ${'0'.repeat(64)}, '', '{}', '', now(), '甲' from plan_versions limit 1`);
    await tx.run(sql`
      insert into evaluation_results (run_id, credit_code, name, pinyin, unit_name, industry, scale, seq, item_values,
        item_scores, grade, reason, adjustments)
      values (${id}, ${FIRM}, '一厂', 'yichang', '', '', 'above', 0, '{}', '{}', ${grade}, '', '[]')`);
  });

beforeAll(async () => {
  t = await createTestApp({}, {}, withPlan('yunping', YUNPING));
  await evaluated(1, 2021, 'C');
  await evaluated(2, 2023, 'B');
  await evaluated(3, 2023, 'A');
});
afterAll(() => t.close());

describe('the grade of an enterprise', () => {
  test.each([
    ['is that of the last run of the last year', 0, 'A'],
    ['is not known of a year that was not evaluated', 1, undefined],
    ['is that of two years before, whatever lies between', 2, 'C'],
    ['is not known of a year before the first', 3, undefined],
  ])('%s', async (_title, yearsBefore, grade) => {
    const held = await t.deps.db.read((tx) => loadHeldFacts(tx, [FIRM]));
    expect(held.get(FIRM)?.facts('grade', yearsBefore)).toBe(grade);
  });
});
