import type {
  Contradictions,
  PlanOverview,
  PlanText,
  PlanVersion,
  ReadingEffect,
} from '@tenglong/contracts/plan';
import type { PlanDocument } from '@tenglong/domain/plan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty, upload, yunpingDocuments } from '../../../test/small-county.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { joinTransaction } from '../../platform/database/index.ts';
import { ruleOnContradiction } from './rule-on-contradiction.ts';

let county: SmallCounty;
let folder: readonly PlanDocument[];
beforeAll(async () => {
  folder = await yunpingDocuments();
  county = await createSmallCounty();
});
afterAll(() => county.close());

const versions = () => county.read<PlanVersion[]>('/api/plan/versions');
const active = async () => (await versions()).find(({ status }) => status === 'active')!;
const overview = () => county.read<PlanOverview>('/api/plan');
/** The folder with another title, as somebody would have edited plan.yaml. */
const titled = (title: string): PlanDocument[] =>
  folder.map((document) =>
    document.path === 'plan.yaml'
      ? { path: document.path, value: { ...(document.value as object), title } }
      : document,
  );

describe('plan versions', () => {
  test('the first folder is in force at once; the same folder again is the same version', async () => {
    const first = await active();
    expect(await county.load(folder)).toEqual({ versionId: first.id, status: 'active', changes: 0 });
    expect(await versions()).toHaveLength(1);
  });

  test('a changed folder is a draft with its difference, never silently in force', async () => {
    const before = await active();
    const loaded = await county.load(titled('云屏县新三年行动'));
    expect([loaded.status, loaded.changes]).toEqual(['draft', 1]);
    expect((await active()).id).toBe(before.id);
    const shown = await overview();
    expect([shown.title, shown.draft]).toEqual([
      '云屏县制造业提质增效三年行动',
      { versionId: loaded.versionId, changes: 1, conflicts: 0 },
    ]);
    const draft = (await versions()).find(({ id }) => id === loaded.versionId)!;
    expect(draft.changes).toEqual([
      expect.objectContaining({
        place: '方案概况',
        what: '改动 标题',
        at: 'plan.yaml title',
        before: '云屏县制造业提质增效三年行动',
        after: '云屏县新三年行动',
      }),
    ]);
  });

  test('adopted it is in force, the one before stays as a former one; a second time is refused', async () => {
    const before = await active();
    const draft = (await versions()).find(({ status }) => status === 'draft')!;
    expect((await county.office.post(`/api/plan/versions/${draft.id}/adopt`)).statusCode).toBe(204);
    expect([(await active()).id, (await overview()).title]).toEqual([draft.id, '云屏县新三年行动']);
    expect((await versions()).find(({ id }) => id === before.id)!.status).toBe('former');
    const again = await county.office.post(`/api/plan/versions/${draft.id}/adopt`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'PLAN_VERSION_NOT_DRAFT']);
    expect(again.json().details).toEqual([{ path: '', message: expect.stringMatching(/^2023-09-01 甲：/) }]);
  });

  test('the former folder coming again waits to be adopted, and discarded it leaves the plan in force alone', async () => {
    const before = await active();
    const loaded = await county.load(folder);
    expect(loaded.status).toBe('draft');
    expect((await county.office.post(`/api/plan/versions/${loaded.versionId}/discard`)).statusCode).toBe(204);
    expect((await active()).id).toBe(before.id);
    expect((await overview()).draft).toBeNull();
  });

  test('another county’s plan is refused, a new plan of the same county waits to be adopted', async () => {
    const of = (change: object): PlanDocument[] =>
      folder.map(({ path, value }) => {
        if (path !== 'plan.yaml') return { path, value };
        const meta = value as { readonly county: object };
        return { path, value: { ...meta, id: 'next-2025-2027', county: { ...meta.county, ...change } } };
      });
    const before = await versions();
    await expect(county.load(of({ code: '339999' }))).rejects.toMatchObject({
      code: 'PLAN_OF_ANOTHER_COUNTY',
      details: [{ path: '', message: '正在使用的是云屏县（339921）的方案，这一份是云屏县（339999）的' }],
    });
    expect((await versions()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const next = await county.load(of({}));
    expect(next.status).toBe('draft');
    await county.office.post(`/api/plan/versions/${next.versionId}/discard`);
  });

  test('a folder with an error is refused with file and remedy, and nothing is loaded', async () => {
    const broken = titled('');
    await expect(county.load(broken)).rejects.toMatchObject({ code: 'PLAN_INVALID' });
    expect((await overview()).title).toBe('云屏县新三年行动');
  });
});

describe('rulings on what the plan contradicts', () => {
  const table = () => county.read<Contradictions>('/api/plan/contradictions');
  const open = async () => (await table()).rows.find(({ ruling }) => ruling === null)!;
  const rule = async (body: object) => county.office.post('/api/plan/rulings', body);

  test('what another reading would change is told before anybody rules, and nothing is written', async () => {
    const before = await table();
    const found = before.rows.find(({ kind }) => kind === 'strictness-differs')!;
    expect(found.readings.map(({ text }) => text)).toEqual(['每年 80% 以上（含）', '每年超过 80%']);
    const query = `key=${encodeURIComponent(found.key)}&value=${encodeURIComponent('每年超过 80%')}`;
    const effect = await county.read<ReadingEffect>(`/api/plan/reading?${query}`);
    expect([effect.now, effect.tried]).toEqual(['未裁定', '每年超过 80%']);
    expect(effect.figures.map(({ title, before, after }) => [title, before, after])).toContainEqual([
      '恰为 80% 时',
      '未裁定，不取数',
      '未达到',
    ]);
    expect((await table()).versionId).toBe(before.versionId);
  });

  test('a ruling makes a new version and keeps the old; the contradiction shows who decided what and why', async () => {
    const before = await table();
    const found = await open();
    const [reading] = found.readings;
    const answer = await rule({
      versionId: before.versionId,
      key: found.key,
      value: reading!.value,
      reason: '以正文为准',
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const { versionId } = answer.json();
    expect(versionId).not.toBe(before.versionId);
    expect((await versions()).find(({ id }) => id === before.versionId)!.status).toBe('former');
    const after = await table();
    expect([after.versionId, after.open, after.ruled]).toEqual([
      versionId,
      before.open - 1,
      before.ruled + 1,
    ]);
    expect(after.rows.find(({ key }) => key === found.key)!.ruling).toMatchObject({
      reason: '以正文为准',
      author: '甲',
      date: '2023-09-01',
    });
  });

  test('made on a version that is no longer in force, it is refused', async () => {
    const found = await open();
    const former = (await versions()).find(({ status }) => status === 'former')!;
    const answer = await rule({ versionId: former.id, key: found.key, value: '1', reason: '过时的页面' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'CHANGED_MEANWHILE']);
    // Who made what since.
    const since = answer.json<{ details: { message: string }[] }>().details.map(({ message }) => message);
    expect(since).toEqual(expect.arrayContaining([expect.stringMatching(/^2023-09-01 甲：裁定：/)]));
    const unknown = await rule({
      versionId: (await active()).id,
      key: 'nothing',
      value: '1',
      reason: '没有这处',
    });
    expect(unknown.json().code).toBe('CONTRADICTION_NOT_FOUND');
  });

  test('a draft adopted after a ruling keeps the ruling', async () => {
    const draft = await county.load(titled('云屏县再修订'));
    const before = await table();
    const found = await open();
    const answer = await rule({
      versionId: before.versionId,
      key: found.key,
      value: found.readings[0]!.value,
      reason: '草稿之后的裁定',
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await county.office.post(`/api/plan/versions/${draft.versionId}/adopt`)).statusCode).toBe(204);
    expect((await overview()).title).toBe('云屏县再修订');
    const after = await table();
    expect(after.rows.find(({ key }) => key === found.key)!.ruling?.reason).toBe('草稿之后的裁定');
  });

  test('a draft adopted while somebody rules waits for the ruling, which stands over it', async () => {
    const draft = await county.load(titled('云屏县三修订'));
    const { versionId, rows } = await table();
    const found = rows.find(({ key, ruling }) => ruling === null && key.startsWith('total-differs'))!;
    const ruling = { versionId, key: found.key, value: found.readings[0]!.value, reason: '同一秒的裁定' };
    const { db } = county.deps;
    // Somebody else's request, not a part of the transaction.
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const adopted = begun.then(() => county.office.post(`/api/plan/versions/${draft.versionId}/adopt`));
    await db.transaction(async (tx) => {
      const deps = { ...county.deps, db: joinTransaction(db, tx) };
      await ruleOnContradiction(deps, systemActor('office', '甲'), ruling);
      begin();
      // It has come as far as it can before the ruling is there for others to see.
      await new Promise((done) => setTimeout(done, 500));
    });
    expect((await adopted).statusCode).toBe(204);
    expect((await overview()).title).toBe('云屏县三修订');
    const after = (await table()).rows.find(({ key }) => key === found.key);
    expect(after?.ruling?.reason).toBe('同一秒的裁定');
  });

  test('a day is ruled on as a day of the calendar, not in words', async () => {
    const before = await table();
    const key = before.rows.find(({ kind }) => kind === 'date-missing')!.key;
    const words = await rule({ versionId: before.versionId, key, value: '发布之日', reason: '照原文' });
    expect([words.statusCode, words.json().code]).toEqual([422, 'RULING_UNUSABLE']);
    const day = await rule({ versionId: before.versionId, key, value: '2022-03-01', reason: '按发布日期' });
    expect(day.statusCode, day.body).toBe(200);
    expect((await overview()).effectiveFrom).toBe('2022-03-01');
  });

  test('a ruling on who leads is the lead that the tree shows, and names who ruled', async () => {
    const before = await table();
    const found = before.rows.find(({ kind }) => kind === 'lead-differs')!;
    const value = found.readings[1]!.text;
    const answer = await rule({ versionId: before.versionId, key: found.key, value, reason: '按清单分工' });
    expect(answer.statusCode, answer.body).toBe(200);
    const clauses = (await overview()).parts.flatMap((part) => part.clauses);
    expect(clauses.find(({ address }) => address === '4')).toMatchObject({
      leads: ['县发改委'],
      leadRuled: { reason: '按清单分工', author: '甲', assumed: false },
    });
  });

  test('taken back, both readings stand again in a new version, and it cannot be taken back twice', async () => {
    const before = await table();
    const found = before.rows.find(({ kind }) => kind === 'lead-differs')!;
    const withdraw = (versionId: string) =>
      county.office.post('/api/plan/rulings/withdrawn', { versionId, key: found.key, reason: '有新的分工' });
    const answer = await withdraw(before.versionId);
    expect(answer.statusCode, answer.body).toBe(200);
    const after = await table();
    expect(after.versionId).not.toBe(before.versionId);
    expect(after.rows.find(({ key }) => key === found.key)!.ruling).toBeNull();
    expect((await withdraw(after.versionId)).json().code).toBe('RULING_NOT_FOUND');
    expect((await withdraw(before.versionId)).json().code).toBe('CHANGED_MEANWHILE');
    expect((await county.reader.post('/api/plan/rulings/withdrawn', {})).json().code).toBe('NOT_ALLOWED');
  });

  test('a reader sees the table and may not rule', async () => {
    expect((await county.reader.get('/api/plan/contradictions')).statusCode).toBe(200);
    expect((await county.reader.post('/api/plan/rulings', {})).json().code).toBe('NOT_ALLOWED');
  });
});

test('the office’s copy of the plan stands beside the clauses, in UTF-8 or GBK, and a later one replaces it', async () => {
  const copyNow = async () => (await county.read<PlanText>('/api/plan/text')).copy;
  const seen = async () => (await copyNow())?.loadedAt ?? '';
  const put = async (bytes: string | Uint8Array) =>
    upload(county.office, '/api/plan/text', '原文.txt', bytes, { seen: await seen() });
  const wordsOf = async (address: string) =>
    (await overview()).parts.flatMap(({ clauses }) => clauses).find((clause) => clause.address === address)!
      .words;
  const first = await put('一、总体要求\n1．第一条的原话。\n2．第二条的原话。\n');
  expect([first.statusCode, first.json().addresses > 1]).toEqual([200, true]);
  expect(await wordsOf('1')).toContain('第一条的原话');
  // 一、总 and 1．新话。 in GBK
  const gbk = Buffer.from('d2bba1a2d7dc0a31a3aed0c2bbb0a1a30a', 'hex');
  expect((await put(gbk)).statusCode).toBe(200);
  expect([await wordsOf('1'), await wordsOf('2')]).toEqual([expect.stringContaining('新话'), null]);
  expect((await put('菜谱')).json().code).toBe('PLAN_TEXT_UNREADABLE');
  const text = await county.read<PlanText>('/api/plan/text');
  expect(text.copy).toMatchObject({ fileName: '原文.txt', loadedBy: '甲' });
  expect(text.rows.find(({ address }) => address === '1')!.words).toContain('新话');
  const url = `/api/plan/text?seen=${await seen()}`;
  expect((await county.reader.delete(url)).json().code).toBe('NOT_ALLOWED');
  expect((await county.office.delete(url)).statusCode).toBe(204);
  expect(await copyNow()).toBeNull();
  expect(await wordsOf('1')).toBeNull();
  expect((await county.office.delete('/api/plan/text?seen=')).json().code).toBe('NOT_FOUND');
});

test('a copy of the plan that somebody else has put in or taken away meanwhile is not replaced unseen: who, when, what', async () => {
  const copyNow = async () => (await county.read<PlanText>('/api/plan/text')).copy;
  const put = (name: string, seen: string) =>
    upload(county.office, '/api/plan/text', name, '一、总体要求\n1．第一条的原话。\n', { seen });
  const takeAway = (seen: string) => county.office.delete(`/api/plan/text?seen=${seen}`);
  const refused = (message: string) => [409, 'CHANGED_MEANWHILE', [{ path: '', message }]];
  const said = (answer: { statusCode: number; json(): { code: string; details: unknown } }) => [
    ...[answer.statusCode, answer.json().code, answer.json().details],
  ];
  expect((await put('甲的.txt', '')).statusCode).toBe(200);
  const first = (await copyNow())!.loadedAt;
  expect(said(await put('乙的.txt', ''))).toEqual(refused('2023-09-01 甲：已放入《甲的.txt》'));
  county.clock.advance({ minutes: 1 });
  expect((await put('甲改的.txt', first)).statusCode).toBe(200);
  for (const answer of [await put('乙的.txt', first), await takeAway(first)])
    expect(said(answer)).toEqual(refused('2023-09-01 甲：已放入《甲改的.txt》'));
  expect(await copyNow()).toMatchObject({ fileName: '甲改的.txt' });
  const second = (await copyNow())!.loadedAt;
  expect((await takeAway(second)).statusCode).toBe(204);
  expect(said(await put('乙的.txt', second))).toEqual(refused('2023-09-01 甲：已撤下方案原文'));
  // Two at once: one is in, the other is told.
  const both = await Promise.all([put('丙的.txt', ''), put('丁的.txt', '')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect((await takeAway((await copyNow())!.loadedAt)).statusCode).toBe(204);
});
