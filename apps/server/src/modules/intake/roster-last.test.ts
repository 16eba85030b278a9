import { setTimeout as wait } from 'node:timers/promises';
import type { BatchDetail } from '@tenglong/contracts/intake';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

const ROSTER = '单位名册.csv';
const TAX = '纳税开票2023.csv';

let county: SmallCounty;
let tax: BatchDetail;
let roster: BatchDetail;
beforeAll(async () => {
  county = await createSmallCounty();
});
afterAll(() => county.close());

/** A batch once it is read. */
async function readAgain(id: string): Promise<BatchDetail> {
  for (;;) {
    const batch = await county.read<BatchDetail>(`/api/intake/batches/${id}`);
    if (batch.status !== 'reading') return batch;
    await wait(20);
  }
}

describe('a workbook that comes before the roster', () => {
  test('says that it waits for the roster, and takes nothing into force', async () => {
    tax = await county.drop(TAX, SHEETS[TAX]!);
    expect(tax).toMatchObject({ status: 'draft', waitsForRoster: true, counts: { byCode: 0, held: 16 } });
    const answer = await county.office.post(`/api/intake/batches/${tax.id}/commit`, {});
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'BATCH_EMPTY']);
  });

  test('a roster that is only being looked at changes nothing', async () => {
    roster = await county.drop(ROSTER, SHEETS[ROSTER]!);
    expect(roster.waitsForRoster).toBe(false);
    expect(await readAgain(tax.id)).toEqual(tax);
  });

  test('is read again by itself when the roster is committed: 16 rows of 8 firms', async () => {
    roster = await county.commit(roster);
    const again = await readAgain(tax.id);
    expect(again).toMatchObject({
      status: 'draft',
      waitsForRoster: false,
      year: 2023,
      counts: { byCode: 16, added: 8, held: 0 },
    });
  });

  test('is not committed by whoever still looks at its first reading', async () => {
    const answer = await county.office.post(`/api/intake/batches/${tax.id}/commit`, {
      revision: tax.revision,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'CHANGED_MEANWHILE']);
  });

  test('waits once more when the roster is taken back', async () => {
    await county.undo(roster);
    expect(await readAgain(tax.id)).toMatchObject({ waitsForRoster: true, counts: { byCode: 0, held: 16 } });
  });

  test('is left alone once it is committed', async () => {
    await county.send(ROSTER, SHEETS[ROSTER]!);
    const committed = await county.commit(await readAgain(tax.id));
    await county.send(ROSTER, `${SHEETS[ROSTER]!}\n`);
    expect(await county.read<BatchDetail>(`/api/intake/batches/${tax.id}`)).toMatchObject({
      status: 'committed',
      revision: committed.revision,
    });
  });
});
