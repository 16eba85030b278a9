import type { FactSource } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise } from './describe-dossier.ts';
import type { FactHead } from './fact-dictionary.ts';
import { listFactSlots } from './fact-slots.ts';
import { readExcerpt } from './read-excerpt.ts';
import type { SourceCell } from './store-facts.ts';

interface Reported {
  batchId: string;
  value: string | null;
  state: string;
  matchedBy: 'code' | 'name' | 'ruling';
  cells: SourceCell[];
  file: string;
  department: string | null;
  status: string;
  commitNo: number;
  committedAt: string;
  committedBy: string;
  undoneAt: string | null;
}

/** What the sender's fields are called, by field id; from the plan's mapping of the dataset. */
export type FieldTitles = ReadonlyMap<
  string,
  { readonly title: string; readonly unit: string; readonly minus: boolean }
>;

const STATES = ['missing', 'known', 'unknown', 'disputed'] as const;

const listReported = (tx: Tx, creditCode: string, year: number, fact: string) =>
  tx.rows<Reported>(sql`
    select f.batch_id as "batchId", f.value, f.state, f.matched_by as "matchedBy", f.cells, b.file_name as file,
      b.department, b.status, b.commit_no as "commitNo", b.committed_at as "committedAt",
      b.committed_by as "committedBy", b.undone_at as "undoneAt"
    from fact_values f join batches b on b.id = f.batch_id
    where f.credit_code = ${creditCode} and f.year = ${year} and f.fact = ${fact} and b.commit_no is not null
    order by b.commit_no desc`);

/** `D15、D886 至 G886`: the cells in the order of the sheet. */
function cellList(cells: readonly SourceCell[]): string {
  return [...new Set(cells.map(({ column, row }) => `${column}${row}`))].join('、');
}

function stepsOf(cells: readonly SourceCell[], titles: FieldTitles): FactSource['steps'] {
  return cells.map(({ field, raw, value, row, column }) => {
    const known = titles.get(field);
    const figure =
      value === null
        ? raw.trim() === ''
          ? '空白'
          : '不能采用'
        : `${known?.minus ? '−' : ''}${value} ${known?.unit ?? ''}`.trim();
    return {
      label: `${known?.title ?? field} ${column}${row}`,
      text: raw === '' ? figure : `${raw} → ${figure}`,
      strong: false,
    };
  });
}

const usedIn = (tx: Tx, creditCode: string, year: number) =>
  tx.rows<{ number: number; grade: string | null; total: number | null }>(sql`
    select run.number, r.grade, r.total from evaluation_results r join evaluation_runs run on run.id = r.run_id
    where r.credit_code = ${creditCode} and run.year = ${year} order by run.number desc limit 1`);

/**
 * The source drawer: how a value came from the sender's cells, who sent it and when, what it is used in and what stood
 * before. A fact that nobody reported is answered with state `missing` and no source.
 *
 * @throws Problem ENTERPRISE_NOT_FOUND, NOT_FOUND for a fact the plan does not know
 */
export async function describeSource(
  tx: Tx,
  scope: Scope,
  subject: { readonly creditCode: string; readonly year: number; readonly fact: FactHead | undefined },
  titles: FieldTitles,
): Promise<FactSource> {
  const { creditCode, year, fact } = subject;
  if (!fact) throw new Problem('NOT_FOUND');
  await getEnterprise(tx, scope, creditCode);
  const slot = (await listFactSlots(tx)).get(fact.id) ?? 0;
  const [held] = await tx.rows<{ value: string | null; state: number; commitNo: number }>(sql`
    select facts[${slot}::int] as value, states[${slot}::int] as state, commits[${slot}::int] as "commitNo"
    from enterprise_years where credit_code = ${creditCode} and year = ${year}`);
  const reported = await listReported(tx, creditCode, year, fact.id);
  const inForce = reported.find(
    ({ commitNo, status }) => status === 'committed' && commitNo === held?.commitNo,
  );
  const [ruling] = await tx.rows<{ reason: string; by: string }>(sql`
    select reason, made_by as by from fact_rulings where credit_code = ${creditCode} and year = ${year}
      and fact = ${fact.id} and withdrawn_at is null order by made_at desc limit 1`);
  const uses = await usedIn(tx, creditCode, year);
  return {
    fact: fact.id,
    title: fact.title,
    year,
    value: held?.value ?? null,
    state: STATES[held?.state ?? 0] ?? 'missing',
    unit: fact.unit,
    decimals: fact.decimals,
    steps: inForce ? stepsOf(inForce.cells, titles) : [],
    excerpt: inForce ? await readExcerpt(tx, inForce.batchId, inForce.cells) : null,
    source: inForce
      ? {
          department: inForce.department ?? '',
          batchId: inForce.batchId,
          file: inForce.file,
          sheet: inForce.cells[0]?.sheet ?? '',
          cells: cellList(inForce.cells),
          committedAt: inForce.committedAt,
          committedBy: inForce.committedBy,
          matchedBy: inForce.matchedBy,
          ruling: ruling ? `${ruling.by}：${ruling.reason}` : null,
        }
      : null,
    usedIn: uses.map(({ number, grade, total }) => ({
      text: `第 ${number} 次测算${total === null ? '，未评级' : `，总分 ${total.toFixed(2)}，评为 ${grade}`}`,
    })),
    history: reported
      .filter((one) => one !== inForce)
      .map((one) => ({
        value: one.value,
        state: one.state,
        batchId: one.batchId,
        file: one.file,
        at: one.committedAt,
        by: one.committedBy,
        why: one.undoneAt ? '已撤回' : '被后来的批次取代',
      })),
    notes: held?.state === 3 ? ['两个部门报的数不一致，裁定之前按未知处理'] : [],
  };
}
