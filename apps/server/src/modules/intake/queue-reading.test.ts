import type { BatchDetail } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correction } from '../../../test/children/tax-sheet.ts';
import { SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, receiveSheet, type SmallCounty } from '../../../test/small-county.ts';
import type { AppDeps } from '../../app.ts';
import { jobHandlers } from '../../jobs.ts';
import { createJobRunner } from '../../platform/jobs/index.ts';
import { Problem } from '../../platform/problem/index.ts';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
});
afterAll(() => county.close());

const TAX = '纳税开票2023.csv';
let figure = 100;
/** What one whole reading leaves. */
let once = 0;
/** A batch that nobody has begun to read: its process was killed. */
const handedIn = () => {
  figure += 1;
  return receiveSheet({ ...county.deps, wakeJobs: () => {} }, TAX, correction(figure));
};
const shown = (id: string) => county.read<BatchDetail>(`/api/intake/batches/${id}`);
const commit = (id: string) => county.office.post(`/api/intake/batches/${id}/commit`, {});
/** The next process on the database, with a reader of its own. */
const nextProcess = (change: Partial<AppDeps> = {}) => {
  const deps = { ...county.deps, ...change };
  return createJobRunner(deps, jobHandlers(deps));
};
const stagedRows = async (id: string) => {
  const [found] = await county.deps.db.read((tx) =>
    tx.rows<{ n: number }>(sql`select (select count(*) from batch_rows where batch_id = ${id})
      + (select count(*) from fact_values where batch_id = ${id})
      + (select count(*) from batch_problems where batch_id = ${id}) as n`),
  );
  return found?.n;
};

describe('a batch that was handed in', () => {
  test('is shown as being read, cannot be committed meanwhile, and is read by the process that comes next', async () => {
    const id = await handedIn();
    expect((await shown(id)).status).toBe('reading');
    expect((await commit(id)).json()).toMatchObject({ code: 'BATCH_STILL_READING' });
    await nextProcess().runDue();
    expect(await shown(id)).toMatchObject({ status: 'draft', counts: { rows: 8, byCode: 8 } });
    once = (await stagedRows(id)) ?? 0;
    // Eight rows, tax and sales of eight firms, and what is to be looked at.
    expect(once).toBeGreaterThanOrEqual(24);
    expect((await commit(id)).statusCode).toBe(200);
  });

  test('cut off half way is read from the start: nothing of the first time stands twice', async () => {
    const id = await handedIn();
    const breaking: AppDeps['runReading'] = async (order, desk, signal) => {
      await county.deps.runReading(order, desk, signal);
      throw new Problem('DATABASE_UNAVAILABLE');
    };
    await nextProcess({ runReading: breaking }).runDue();
    expect(await stagedRows(id)).toBeGreaterThan(0);
    expect((await shown(id)).status).toBe('reading');
    county.clock.advance({ seconds: 60 });
    await nextProcess().runDue();
    expect((await shown(id)).status).toBe('draft');
    expect(await stagedRows(id)).toBe(once);
  });

  test('that the reader breaks on twice is given up with a sentence', async () => {
    const id = await handedIn();
    const runReading = () => Promise.reject(new Error('a bug'));
    await nextProcess({ runReading }).runDue();
    expect((await shown(id)).status).toBe('reading');
    county.clock.advance({ seconds: 60 });
    await nextProcess({ runReading }).runDue();
    const { status, failure } = await shown(id);
    expect(status).toBe('failed');
    expect(failure).toEqual({
      message: '读取这份文件时系统出错，没有读成',
      remedy: '请重新上传一次；仍不行的，另存为新的 .xlsx 再传，并告诉系统管理员',
    });
  });

  test('laid aside while it is read leaves nothing, whatever the reader still brings', async () => {
    const id = await handedIn();
    const laidAside: AppDeps['runReading'] = async (order, desk, signal) => {
      expect((await county.office.delete(`/api/intake/batches/${id}`)).statusCode).toBe(204);
      return county.deps.runReading(order, desk, signal);
    };
    await nextProcess({ runReading: laidAside }).runDue();
    expect((await shown(id)).status).toBe('discarded');
    expect(await stagedRows(id)).toBe(0);
  });

  test('read by two processes at once is kept once, as the later one read it', async () => {
    const id = await handedIn();
    let later: Promise<unknown> = Promise.resolve();
    const overtaken: AppDeps['runReading'] = async (order, desk, signal) => {
      later = nextProcess().runDue();
      county.clock.advance({ seconds: 120 });
      await later;
      await nextProcess().runDue();
      return county.deps.runReading(order, desk, signal);
    };
    await nextProcess({ runReading: overtaken }).runDue();
    expect((await shown(id)).status).toBe('draft');
    expect(await stagedRows(id)).toBe(once);
  });
});
