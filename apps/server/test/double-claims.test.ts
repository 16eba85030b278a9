import type { GrantSheet } from '@tenglong/contracts/policy';
import type { Plan } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getActivePlan } from '../src/modules/plan/index.ts';
import { loadOtherClaims } from '../src/modules/policy/other-claims.ts';
import { listAllPurchases, purchaseKey } from '../src/modules/policy/purchase-store.ts';
import { entryOf, move, office, openPromiseCounty, readyToOrder, said, second, t } from './promise-county.ts';

beforeAll(openPromiseCounty, 300_000);
afterAll(() => t.close());

interface Line {
  readonly seq: number;
  readonly invoice: string;
  readonly supplier?: string;
  /** A named decision that it counts, made on this day. */
  readonly ruledOn?: string;
}

/** A machine of an application: bought of a supplier on an invoice, with no number of its own. */
async function addLine(entry: string, { seq, invoice, supplier = '甲机床厂', ruledOn }: Line): Promise<void> {
  const { fields, subjectId } = await entryOf(entry);
  const [ruling, at] = ruledOn === undefined ? [null, null] : ['counts', `${ruledOn}T00:00:00Z`];
  await t.deps.db.transaction((tx) =>
    tx.run(sql`
      insert into policy_purchases (id, policy, case_number, credit_code, seq, name, invoice, invoice_key, supplier,
        unit_price, quantity, vat_rate, productive, local_maker, second_hand, bought_on, leased, source, added_at, ruling,
        ruled_at)
      values (gen_random_uuid(), '22-equipment', ${String(fields.number)}, ${subjectId}, ${seq}, '车床', ${invoice},
        ${invoice}, ${supplier}, 100000, 1, 0.13, true, false, false, '2022-10-01', false,
        '{"file": "设备.xlsx", "sheet": "设备", "row": 2}', now(), ${ruling}, ${at})`),
  );
}
const twoApplications = async (prefix: string): Promise<[string, string]> => {
  const [a = '', b = ''] = await readyToOrder(prefix, '10.00', 2);
  return [a, b];
};
const caseOfEntry = async (id: string) => {
  const { fields, subjectId } = await entryOf(id);
  return { policy: '22-equipment', caseNumber: String(fields.number), creditCode: subjectId ?? '' };
};
const countedOf = async (id: string) =>
  (await office.get(`/api/entries/${id}/grant`)).json<GrantSheet>().machines.map(({ counted }) => counted);

/** Sets an application aside in a stage, as its list would, and puts one of its own on another policy's list. */
async function setAside(id: string, stage: string): Promise<void> {
  await t.deps.db.transaction(async (tx) => {
    await tx.run(sql`update register_entries set stage = ${stage} where id = ${id}`);
    await tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, last_event_on, fields, evidence, signatures, revision, several)
      select gen_random_uuid(), 'vertical-grant', subject_id, subject_name, pinyin, initials, unit_id, 'publicity',
        stage_since, stage_by, opened_on, last_event_on, jsonb_build_object('number', fields->'number'), '[]', '[]', 1,
        several from register_entries where id = ${id}`);
  });
}

/** The plan in force, with the stage in which applications for equipment have left the list called something else. */
async function planLeavingBy(stage: string): Promise<Plan> {
  const { plan } = await t.deps.db.read(getActivePlan);
  const registers = plan.registers.map((register) => {
    if (register.file.id !== 'equipment-grant') return register;
    const stages = register.file.stages.map((one) => (one.kind === 'dropped' ? { ...one, id: stage } : one));
    return { ...register, file: { ...register.file, stages } };
  });
  return { ...plan, registers };
}

describe('one invoice, one subsidy', () => {
  test('asked for twice at the same moment it is granted once, though both were ruled to count', async () => {
    const [a, b] = await twoApplications('SAME-');
    for (const id of [a, b]) await addLine(id, { seq: 1, invoice: '11112222', ruledOn: '2023-08-01' });
    const answers = await Promise.all([move(office, a, 'order'), move(second, b, 'order')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused && said(refused)).toBe(
      '车床，发票 11112222 已由另一件申报兑现；确属分别开列的，请在设备明细里重新认定',
    );
    // Whoever decides now knows of the other one.
    const late = answers[0]?.statusCode === 409 ? a : b;
    await t.deps.db.transaction((tx) =>
      tx.run(sql`
        update policy_purchases set ruled_at = '2023-12-01T00:00:00Z' where case_number = (
          select fields->>'number' from register_entries where id = ${late})`),
    );
    const ordered = await move(office, late, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
  });

  test('is given back by the order that is called back, and the other may have it', async () => {
    const [a, b] = await twoApplications('BACK-');
    for (const id of [a, b]) await addLine(id, { seq: 1, invoice: '33334444', ruledOn: '2023-08-01' });
    expect((await move(office, a, 'order')).statusCode).toBe(200);
    expect((await move(office, b, 'order')).statusCode).toBe(409);
    expect((await move(office, a, 'withdraw')).statusCode).toBe(200);
    expect((await move(office, b, 'order')).statusCode).toBe(200);
  });

  test('the same number of another supplier is another invoice; several lines of one application are in order', async () => {
    const [a, b] = await twoApplications('OTHER-');
    const line = { invoice: '55556666', ruledOn: '2023-08-01' };
    await addLine(a, { ...line, seq: 1 });
    await addLine(a, { ...line, seq: 2 });
    await addLine(b, { ...line, seq: 1, supplier: '乙机床厂' });
    expect((await move(office, a, 'order')).statusCode).toBe(200);
    expect((await move(office, b, 'order')).statusCode).toBe(200);
  });

  test('a line added later has no part in the place of the first one: of two the earlier line counts', async () => {
    const [a, b] = await twoApplications('LATER-');
    await addLine(a, { seq: 1, invoice: '77770001' });
    await addLine(b, { seq: 1, invoice: '77770002' });
    await addLine(a, { seq: 2, invoice: '77770002' });
    expect([await countedOf(a), await countedOf(b)]).toEqual([[true, false], [true]]);
  });

  test('an application that left the list claims nothing, though another of the same number stands on another list', async () => {
    const [a, b] = await twoApplications('LEFT-');
    await addLine(a, { seq: 1, invoice: '88880001' });
    await addLine(b, { seq: 1, invoice: '88880001' });
    expect(await countedOf(b)).toEqual([false]);
    await setAside(a, 'dropped');
    expect(await countedOf(b)).toEqual([true]);
  });

  test('a list is left by the stage that the plan says, whatever that stage is called', async () => {
    const [a, b] = await twoApplications('CALLED-');
    await addLine(a, { seq: 1, invoice: '88880002' });
    await addLine(b, { seq: 1, invoice: '88880002' });
    const own = await t.deps.db.read(listAllPurchases);
    const machines = own.get(purchaseKey(await caseOfEntry(b))) ?? [];
    const claimsUnder = (plan: Plan) =>
      t.deps.db.read(async (tx) => (await loadOtherClaims(tx, plan, machines))(machines).length);
    const plan = await planLeavingBy('withdrawn');
    expect(await claimsUnder(plan)).toBe(1);
    await setAside(a, 'withdrawn');
    expect(await claimsUnder(plan)).toBe(0);
  });
});
