import type { FactSource } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { FACT_STATES, getEnterprise } from './describe-dossier.ts';
import type { FactHead } from './fact-dictionary.ts';
import { listFactSlots } from './fact-slots.ts';
import { FACT_STATE } from './in-force.ts';
import { listRulings } from './list-rulings.ts';
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
  /** Dataset and sender: what is one source. */
  source: string;
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

const listReported = (tx: Tx, creditCode: string, year: number, fact: string) =>
  tx.rows<Reported>(sql`
    select f.batch_id as "batchId", f.value, f.state, f.matched_by as "matchedBy", f.cells, b.file_name as file,
      b.department, b.dataset_id || ' ' || coalesce(b.sender, '') as source, b.status, b.commit_no as "commitNo", b.committed_at as "committedAt",
      b.committed_by as "committedBy", b.undone_at as "undoneAt"
    from fact_values f join batches b on b.id = f.batch_id
    where f.credit_code = ${creditCode} and f.year = ${year} and f.fact = ${fact} and b.commit_no is not null
    order by b.commit_no desc`);

/** `D15、D886`: each cell once, in the order of the sheet. */
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

/** Why a reported value is not the one in force. */
function whyNot(one: Reported, inForce: Reported | undefined): string {
  if (one.undoneAt) return '已撤回';
  if (inForce && one.source !== inForce.source) return `${one.department ?? '另一来源'}所报，没有采用`;
  return '被后来的批次取代';
}

/** What each source reports last, where they differ. */
function notesOf(state: number | undefined, reported: readonly Reported[], fact: FactHead): string[] {
  const disputed =
    state === FACT_STATE.disputed || state === FACT_STATE.byLead || state === FACT_STATE.byRuling;
  if (!disputed) return [];
  const latest = new Map<string, Reported>();
  for (const one of reported) {
    if (one.status === 'committed' && !latest.has(one.source)) latest.set(one.source, one);
  }
  const said = [...latest.values()].map(
    ({ department, value }) => `${department ?? ''}报 ${value === null ? '未知' : `${value} ${fact.unit}`}`,
  );
  if (said.length < 2) return [];
  const words = {
    [FACT_STATE.disputed]: '裁定之前按未知处理',
    [FACT_STATE.byLead]: `裁定之前暂按牵头的${fact.department}所报`,
    [FACT_STATE.byRuling]: '已有裁定',
  };
  return [`几个部门报的数不一致（${said.join('，')}），${words[state] ?? ''}`];
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
  const rulings = await listRulings(tx, { creditCode, year, fact: fact.id }, inForce, held?.state);
  const uses = await usedIn(tx, creditCode, year);
  return {
    fact: fact.id,
    title: fact.title,
    year,
    value: held?.value ?? null,
    state: FACT_STATES[held?.state ?? 0] ?? 'missing',
    unit: fact.unit,
    decimals: fact.decimals,
    steps: inForce
      ? [
          ...stepsOf(inForce.cells, titles),
          ...(held?.state === FACT_STATE.byRuling
            ? [{ label: '按裁定', text: `${held.value ?? ''} ${fact.unit}`, strong: true }]
            : []),
        ]
      : [],
    excerpt: inForce ? await readExcerpt(tx, scope, inForce.batchId, inForce.cells) : null,
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
          ruling: rulings.length > 0 ? rulings.join('；') : null,
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
        why: whyNot(one, inForce),
      })),
    notes: notesOf(held?.state, reported, fact),
  };
}
