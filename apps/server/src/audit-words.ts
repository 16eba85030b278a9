import { sql } from 'drizzle-orm';
import { findActiveVersion, getActivePlan } from './modules/plan/index.ts';
import type { DescribeRegisters, DescribeSubjects, FindSubjects } from './platform/audit/index.ts';
import { likeLiteral } from './platform/database/index.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const CREDIT_CODE = /^[0-9A-Z]{18}$/;

const FIXED: ReadonlyMap<string, string> = new Map([
  ['audit', '审计记录'],
  ['budget', '预算'],
  ['enterprises', '企业库'],
  ['unknown', '没有这个账号'],
]);

/**
 * What the entries of the audit were done to, in words: an account, a batch, a run, a plan version. One query for a
 * page, however long it is. What is gone since (a discarded draft, a deleted filter) has no name any more.
 */
export const auditWords: DescribeSubjects = async (tx, subjects) => {
  const named = new Map(
    subjects.flatMap((subject) => {
      const word = FIXED.get(subject);
      return word === undefined ? [] : [[subject, word] as const];
    }),
  );
  const ids = subjects.filter((subject) => UUID.test(subject));
  const codes = subjects.filter((subject) => CREDIT_CODE.test(subject));
  if (ids.length + codes.length === 0) return named;
  const rows = await tx.rows<{ id: string; name: string }>(sql`
    with asked as (select unnest(${sql.param(ids)}::uuid[]) as id)
    select id::text as id, display_name || '（' || account || '）' as name from users join asked using (id)
    union all select id::text, '第 ' || number || ' 批 ' || file_name from batches join asked using (id)
    union all select id::text, '方案（' || note || '）' from plan_versions join asked using (id) where note <> ''
    union all select id::text, '政策草稿（' || purpose || '）' from policy_drafts join asked using (id)
    union all select credit_code, name from enterprises where credit_code = any(${sql.param(codes)}::text[])
    union all select id::text, '第 ' || number || ' 次抽查' from spot_checks join asked using (id)
    union all select id::text, subject_name from register_entries join asked using (id)
    union all select id::text, year || ' 年第 ' || number || ' 次测算' from evaluation_runs join asked using (id)`);
  for (const { id, name } of rows) named.set(id, name);
  return named;
};

/** Accounts by name or account, enterprises and entries by a part of their name. */
export const auditSubjects: FindSubjects = (words) => {
  const like = `%${likeLiteral(words)}%`;
  return sql`
    select id::text from users where display_name like ${like} or lower(account) = lower(${words})
    union all select credit_code from enterprises where name like ${like}
    union all select id::text from register_entries where subject_name like ${like}`;
};

type Labelled = { readonly id: string; readonly title: string };
const titles = (some: readonly Labelled[]) => Object.fromEntries(some.map(({ id, title }) => [id, title]));

/** The words of lists as the plan in force has them; a list that it has no more speaks in its own codes. */
export const auditRegisters: DescribeRegisters = async (tx, ids) => {
  if (ids.length === 0 || !(await findActiveVersion(tx))) return [];
  const { plan } = await getActivePlan(tx);
  return plan.registers
    .filter(({ file }) => ids.includes(file.id))
    .map(({ file: { id, title, stages, moves, evidence, fields } }) => ({
      id,
      title,
      stages: titles(stages),
      moves: titles(moves),
      evidence: Object.fromEntries(Object.entries(evidence).map(([kind, { label }]) => [kind, label])),
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [
          name,
          { label: field.label, options: { ...('options' in field ? field.options : {}) } },
        ]),
      ),
    }));
};
