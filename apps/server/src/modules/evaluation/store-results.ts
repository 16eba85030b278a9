import { gradeOfCode, listRows, resultOf, type SchemeRun } from '@tenglong/domain/evaluation';
import type { Tx } from '../../platform/database/index.ts';
import type { LoadedYear } from '../enterprise/index.ts';
import type { EvaluatedYear } from './evaluate-year.ts';

const COLUMNS = `run_id, credit_code, name, pinyin, unit_id, unit_name, industry, scale, seq, item_values, item_scores,
  total, rank, preliminary, grade, reason, adjustments`;

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

/** One figure of each column as an array literal; NaN is none. */
function arrayAt(columns: readonly Float64Array[], row: number): string {
  let text = '';
  for (const column of columns) {
    const figure = column[row] ?? Number.NaN;
    text += `${text === '' ? '{' : ','}${Number.isNaN(figure) ? 'NULL' : figure}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** A scheme's results as rows, straight from the kernel's columns. */
function* resultRows(
  runId: string,
  run: SchemeRun,
  enterprises: ReadonlyMap<string, LoadedYear>,
  first: number,
): Generator<readonly unknown[]> {
  const { compiled, members, granted, outcome } = run;
  let seq = first;
  for (const row of listRows(run)) {
    const member = members[row];
    if (!member) continue;
    const { creditCode, name, unit, industry, scale } = member.enterprise;
    const loaded = enterprises.get(creditCode);
    const total = outcome.totals[row] ?? Number.NaN;
    const plain = !Number.isNaN(total) && compiled.adjustments.length === 0 && granted[row]?.length === 0;
    const { reason, adjustments } = plain ? NO_REMARKS : remarksOf(run, row);
    yield [
      runId,
      creditCode,
      name,
      loaded?.pinyin ?? '',
      loaded?.unitId ?? null,
      unit,
      industry,
      scale,
      seq,
      arrayAt(outcome.values, row),
      arrayAt(outcome.scores, row),
      Number.isNaN(total) ? null : total,
      outcome.rank[row] || null,
      gradeOfCode(outcome.preliminary[row] ?? 0),
      gradeOfCode(outcome.final[row] ?? 0),
      reason,
      adjustments,
    ];
    seq += 1;
  }
}

function* allRows(runId: string, { run, enterprises }: EvaluatedYear): Generator<readonly unknown[]> {
  const byCode = new Map(enterprises.map((enterprise) => [enterprise.creditCode, enterprise]));
  let first = 0;
  for (const scheme of run.schemes) {
    yield* resultRows(runId, scheme, byCode, first);
    first += scheme.members.length;
  }
}

/**
 * Lays the results of a run out as rows, for lists and joins; the capsule stays what counts. Pinyin for ordering and the
 * unit's code are those of the roster the run was made from.
 */
export async function storeResults(tx: Tx, runId: string, evaluated: EvaluatedYear): Promise<void> {
  await tx.copyRows(`evaluation_results (${COLUMNS})`, allRows(runId, evaluated));
}
