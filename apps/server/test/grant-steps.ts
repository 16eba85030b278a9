import type { BudgetOverview } from '@tenglong/contracts/money';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { TestApp, TestClient } from './app.ts';

/** An enterprise of the roster of the sample county. */
export const FIRM = '91331083MAMB30L4X0';

/** The columns that every sheet of machines has. */
export const MACHINE_HEADS = [
  '项目代码',
  '统一社会信用代码',
  '设备名称',
  '单价（元）',
  '数量',
  '税率',
  '发票号码',
  '出厂编号',
];

/** The person of a department: the test account, acting for that department from now on. */
export async function actFor(t: TestApp, departmentId: string): Promise<TestClient> {
  await t.as('department');
  await t.database.db.transaction((tx) =>
    tx.run(sql`update users set department_id = ${departmentId} where account = 'department'`),
  );
  return t.as('department');
}

/** A second person beside that of `actFor`, who acts for the finance bureau. */
export async function asFinance(t: TestApp): Promise<TestClient> {
  await t.as('leader');
  await t.database.db.transaction((tx) =>
    tx.script(`update users set role = 'department', department_id = 'caizheng' where account = 'leader'`),
  );
  return t.as('leader');
}

/** The budget of the industry's fund for 2023: the office enters it, the finance bureau confirms it. */
export async function confirmBudget(
  t: TestApp,
  amountYuan: string,
): Promise<{ readonly office: TestClient; readonly finance: TestClient }> {
  const office = await t.as('office');
  const finance = await asFinance(t);
  const body = { kind: 'budget', fund: 'industry', year: 2023, amountYuan, reason: '年初预算' };
  const { proposals }: BudgetOverview = (await office.post('/api/budget/proposals', body)).json();
  const answer = await finance.post(`/api/budget/proposals/${proposals.at(-1)?.id}/confirmation`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return { office, finance };
}

/** Applications for machines past their publicity, each of so much, that wait for their payment order alone. */
export function putUpApplications(
  t: TestApp,
  numbers: readonly string[],
  yuan: string,
  { code = FIRM, unit = '331083003' } = {},
): Promise<string[]> {
  return t.database.db.transaction(async (tx) => {
    const ids: string[] = [];
    for (const number of numbers) {
      const fields = {
        number,
        project: `${number} 技改`,
        decided: yuan,
        objection: false,
        orderNumber: `玉财企〔2023〕${number}`,
      };
      const [row] = await tx.rows<{ id: string }>(sql`
        insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
          stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
        values (gen_random_uuid(), 'equipment-grant', ${code}, ${`企业${code.slice(-4)}`}, 'qy', 'qy', ${unit}, 'publicity',
          '2023-08-01', 'somebody', '2023-07-01', '2023-08-08', '2023-08-01', ${JSON.stringify(fields)}::jsonb, '[]', '[]', 1,
          ${number}) returning id`);
      ids.push(row?.id ?? '');
    }
    return ids;
  });
}

/** Applications made after another one, past their publicity, that wait for their payment order alone. */
export function putUpLike(
  t: TestApp,
  from: string,
  prefix: string,
  decided: string,
  count = 1,
): Promise<string[]> {
  return t.database.db.transaction(async (tx) => {
    const made = await tx.rows<{ id: string }>(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, due_on, last_event_on, fields, evidence, signatures, revision, several)
      select gen_random_uuid(), register, subject_id, subject_name, pinyin, initials, unit_id, 'publicity', '2023-08-01',
        'somebody', opened_on, '2023-08-08', '2023-08-01',
        fields || jsonb_build_object('number', ${prefix}::text || n, 'decided', ${decided}::text, 'objection', false,
          'orderNumber', '玉财企〔2023〕1 号'), '[]', '[]', 1, ${prefix}::text || n
      from register_entries, generate_series(1, ${count}::int) as n where id = ${from} returning id`);
    return made.map(({ id }) => id);
  });
}

/** One act on an entry, as a page sends it that was just opened. */
export async function act(client: TestClient, id: string, body: object) {
  const { revision }: EntryDetail = (await client.get(`/api/entries/${id}`)).json();
  return client.post(`/api/entries/${id}/events`, { revision, ...body });
}

export const move = (client: TestClient, id: string, name: string, fields: object = {}, reason?: string) =>
  act(client, id, { kind: 'move', move: name, fields, ...(reason === undefined ? {} : { reason }) });

/** What a refusal says in detail. */
export const said = (answer: { json(): { details?: { message: string }[] } }): string =>
  (answer.json().details ?? []).map(({ message }) => message).join('；');

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108020000009077535e', 'hex');
let salt = 0;

/** Puts a picture that nobody has sent before into the dossier of an entry. */
export async function attach(client: TestClient, id: string, kind: string): Promise<void> {
  const { revision }: EntryDetail = (await client.get(`/api/entries/${id}`)).json();
  salt += 1;
  const field = (key: string, value: string) =>
    `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
  const head = `${field('kind', kind)}${field('revision', String(revision))}--b\r\ncontent-disposition: form-data; name="file"; filename="x.png"\r\n\r\n`;
  const answer = await client.inject({
    method: 'POST',
    url: `/api/entries/${id}/evidence`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), PNG, Buffer.from([salt]), Buffer.from('\r\n--b--\r\n')]),
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}
