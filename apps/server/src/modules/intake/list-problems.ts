import type { IntakeProblem, ProblemPage } from '@tenglong/contracts/intake';
import { cleanName } from '@tenglong/domain/enterprise';
import type { IntakeProblem as Found, ProblemKind } from '@tenglong/domain/intake';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { getBatch } from './batch-store.ts';

type Action = IntakeProblem['actions'][number];

/** What a person can do about each kind, on the spot. Everything else is for the sender to mend. */
const ACTIONS: Partial<Readonly<Record<ProblemKind, readonly Action[]>>> = {
  'duplicate-conflicting': ['chooseRow', 'enterValue'],
  'not-a-number': ['enterValue'],
  missing: ['enterValue'],
  'shared-value': ['enterValue'],
  'unknown-enterprise': ['matchEnterprise'],
  'ambiguous-name': ['matchEnterprise'],
  'credit-code-check-digit': ['matchEnterprise'],
  'matched-by-name': ['acceptMatch', 'matchEnterprise'],
  'matched-by-ruling': ['withdraw', 'matchEnterprise'],
  'name-code-disagree': ['registerAlias', 'acceptMatch'],
  'shared-parcel': ['acceptMatch'],
  'one-sided-lease': ['acceptMatch'],
  'unit-suspect': ['acceptMatch'],
  'percent-suspect': ['acceptMatch'],
  'negative-value': ['acceptMatch'],
  'total-mismatch': ['acceptMatch'],
};

const WITHDRAWABLE: readonly Action[] = ['withdraw'];

interface Stored {
  id: string;
  severity: IntakeProblem['severity'];
  kind: ProblemKind;
  sheet: string;
  rows: number[];
  body: Found;
  rulingText: string | null;
  rulingBy: string | null;
  rulingAt: string | null;
}

/** `D15、D886`, or `第 4 行` for a problem of whole rows. */
function cellText(rows: readonly number[], column: string): string {
  const places = rows.filter((row) => row > 0);
  if (places.length === 0) return '';
  if (column === '') return `第 ${places.slice(0, 6).join('、')}${places.length > 6 ? ' 等' : ''} 行`;
  return `${places
    .slice(0, 6)
    .map((row) => `${column}${row}`)
    .join('、')}${places.length > 6 ? ` 等 ${places.length} 处` : ''}`;
}

type Candidates = ReadonlyMap<string, IntakeProblem['candidates']>;
const MOST_CANDIDATES = 5;

/** Enterprises that rows could mean, by the name the row has: those whose name is nearest. */
async function listCandidates(tx: Tx, names: readonly string[]): Promise<Candidates> {
  const keys = [...new Set(names.map(cleanName))].filter((key) => key.length >= 4);
  if (keys.length === 0) return new Map();
  // Behind the county's name stands the firm's own: its first two characters are what clerks get right.
  const parts = keys.map((key) => `%${key.slice(2, 4).replace(/[\\%_]/g, '')}%`);
  const found = await tx.rows<{ key: string; candidates: IntakeProblem['candidates'] }>(sql`
    select k.key, coalesce(c.candidates, '[]'::jsonb) as candidates
    from unnest(${sql.param(keys)}::text[], ${sql.param(parts)}::text[]) as k(key, part)
    left join lateral (
      select jsonb_agg(jsonb_build_object('creditCode', n.credit_code, 'name', n.name, 'unitName', n.unit_name)
        order by n.place) as candidates
      from (
        select credit_code, name, unit_name,
          row_number() over (order by
            (select count(*) from regexp_split_to_table(k.key, '') letter where position(letter in name_key) > 0) desc,
            length(name_key), pinyin, credit_code) as place
        from enterprises where name_key like k.part
        order by place limit ${MOST_CANDIDATES}
      ) n
    ) c on true`);
  return new Map(found.map(({ key, candidates }) => [key, candidates]));
}

/** Problems of a batch, what holds rows back first. @throws Problem BATCH_NOT_FOUND */
export async function listBatchProblems(
  tx: Tx,
  id: string,
  query: { readonly page: number; readonly size: number; readonly severity?: string | undefined },
): Promise<ProblemPage> {
  const batch = await getBatch(tx, id);
  const condition = sql`p.batch_id = ${id} and ${query.severity === undefined ? sql`true` : sql`p.severity = ${query.severity}`}`;
  const stored = await tx.rows<Stored>(sql`
    select p.id, p.severity, p.kind, p.sheet, p.rows, p.body, r.reason as "rulingText", r.made_by as "rulingBy",
      r.made_at as "rulingAt"
    from batch_problems p
    left join lateral (select reason, made_by, made_at from intake_rulings i
      where i.batch_id = p.batch_id and i.problem_id = p.id and i.withdrawn_at is null order by made_at desc limit 1) r on true
    where ${condition} order by p.seq limit ${query.size} offset ${query.page * query.size}`);
  const [count] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from batch_problems p where ${condition}`,
  );
  const open = batch.status === 'draft';
  const actionsOf = (kind: ProblemKind) => (open ? [...(ACTIONS[kind] ?? [])] : []);
  const matchable = stored.filter(({ kind }) => actionsOf(kind).includes('matchEnterprise'));
  const candidates = await listCandidates(
    tx,
    matchable.map(({ body }) => body.name),
  );
  const rows = stored.map(({ body, rulingText, rulingBy, rulingAt, ...row }): IntakeProblem => {
    const actions: readonly Action[] = rulingBy && open ? WITHDRAWABLE : actionsOf(row.kind);
    return {
      ...row,
      cells: cellText(row.rows, body.column),
      name: body.name,
      creditCode: body.code === '' ? null : body.code,
      fields: [...body.fields],
      value: body.value,
      message: body.message,
      remedy: body.remedy,
      actions: [...actions],
      ruling: rulingBy && rulingAt ? { text: rulingText ?? '', by: rulingBy, at: rulingAt } : null,
      candidates: actions.includes('matchEnterprise') ? (candidates.get(cleanName(body.name)) ?? []) : [],
    };
  });
  return { rows, total: count?.n ?? 0, page: query.page, size: query.size };
}
