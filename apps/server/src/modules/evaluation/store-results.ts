import { gradeOfCode, listRows, resultOf, type SchemeRun } from '@tenglong/domain/evaluation';
import { type CopyWriter, copyBinary, type Tx } from '../../platform/database/index.ts';
import type { EvaluatedYear } from './evaluate-year.ts';

const COLUMNS = [
  'run_id',
  'credit_code',
  'name',
  'pinyin',
  'unit_id',
  'unit_name',
  'industry',
  'scale',
  'seq',
  'item_values',
  'item_scores',
  'total',
  'rank',
  'preliminary',
  'grade',
  'reason',
  'adjustments',
] as const;

/** What of a result is more than figures: the reason it has no total, the audit trail of its grade. */
interface Remarks {
  readonly reason: string;
  readonly adjustments: string;
}

const NO_REMARKS: Remarks = { reason: '', adjustments: '[]' };

function remarksOf(run: SchemeRun, row: number): Remarks {
  const result = resultOf(run, row);
  if (!result) return NO_REMARKS;
  const adjustments = result.adjustments.map(({ kind, title, basis, from, to, clause }) => ({
    kind,
    text: basis === '' ? title : `${title}（${basis}）`,
    from,
    to,
    clause,
  }));
  return { reason: result.reason, adjustments: JSON.stringify(adjustments) };
}

/** One result: a row of the kernel's columns and its place in the run. */
interface Placed {
  readonly run: SchemeRun;
  readonly row: number;
  readonly seq: number;
}

function* allRows({ run }: EvaluatedYear): Generator<Placed> {
  let seq = 0;
  for (const scheme of run.schemes) {
    for (const row of listRows(scheme)) {
      yield { run: scheme, row, seq };
      seq += 1;
    }
  }
}

function writeText(out: CopyWriter, text: string | null): void {
  if (text === null) out.null();
  else out.text(text);
}

/** Writes results straight from the kernel's columns, in the order of {@link COLUMNS}. */
function resultWriter(runId: string, { enterprises }: EvaluatedYear) {
  const byCode = new Map(enterprises.map((enterprise) => [enterprise.creditCode, enterprise]));
  const id = Buffer.from(runId.replaceAll('-', ''), 'hex');
  return (out: CopyWriter, { run, row, seq }: Placed): void => {
    const { compiled, members, granted, outcome } = run;
    const enterprise = members[row]?.enterprise;
    if (!enterprise) return;
    const { creditCode, name, unit, industry, scale } = enterprise;
    const loaded = byCode.get(creditCode);
    const total = outcome.totals[row] ?? Number.NaN;
    const rank = outcome.rank[row] ?? 0;
    const plain = !Number.isNaN(total) && compiled.adjustments.length === 0 && granted[row]?.length === 0;
    const { reason, adjustments } = plain ? NO_REMARKS : remarksOf(run, row);
    out.row(COLUMNS.length);
    out.uuid(id);
    for (const text of [creditCode, name, loaded?.pinyin ?? '', loaded?.unitId ?? null]) writeText(out, text);
    for (const text of [unit, industry, scale]) out.text(text);
    out.int4(seq);
    out.float8Array(outcome.values, row);
    out.float8Array(outcome.scores, row);
    if (Number.isNaN(total)) out.null();
    else out.float8(total);
    if (rank === 0) out.null();
    else out.int4(rank);
    writeText(out, gradeOfCode(outcome.preliminary[row] ?? 0));
    writeText(out, gradeOfCode(outcome.final[row] ?? 0));
    out.text(reason);
    out.jsonb(adjustments);
  };
}

/**
 * Lays the results of a run out as rows, for lists and joins; the capsule stays what counts. Pinyin for ordering and the
 * unit's code are those of the roster the run was made from.
 */
export async function storeResults(tx: Tx, runId: string, evaluated: EvaluatedYear): Promise<void> {
  const rows = copyBinary(allRows(evaluated), resultWriter(runId, evaluated));
  await tx.copyIn(`evaluation_results (${COLUMNS.join(', ')})`, rows, 'binary');
}
