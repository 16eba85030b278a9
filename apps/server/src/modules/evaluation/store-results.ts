import type { FrozenRun } from '@tenglong/domain/evaluation';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

const array = (figures: readonly (number | null)[]): string =>
  `{${figures.map((figure) => figure ?? 'NULL').join(',')}}`;

/** Lays the results of a run out as rows, for lists and joins; the capsule stays what counts. */
export async function storeResults(tx: Tx, runId: string, { run, capsule }: FrozenRun): Promise<void> {
  const industries = new Map(capsule.enterprises.map(({ creditCode, industry }) => [creditCode, industry]));
  await tx.run(sql`create temporary table fresh_results (
    credit_code text, name text, unit_name text, industry text, scale text, seq int, item_values double precision[],
    item_scores double precision[], total double precision, rank int, preliminary text, grade text, reason text,
    adjustments jsonb) on commit drop`);
  await tx.copyRows(
    `fresh_results (credit_code, name, unit_name, industry, scale, seq, item_values, item_scores, total, rank,
      preliminary, grade, reason, adjustments)`,
    run.results.map((result, seq) => {
      const items = Object.values(result.items);
      return [
        result.creditCode,
        result.name,
        result.unit,
        industries.get(result.creditCode) ?? '',
        result.scale,
        seq,
        array(items.map(({ value }) => value)),
        array(items.map(({ score }) => score)),
        result.total,
        result.rank,
        result.preliminaryGrade,
        result.grade,
        result.reason,
        JSON.stringify(
          result.adjustments.map(({ kind, title, basis, from, to, clause }) => ({
            kind,
            text: basis === '' ? title : `${title}（${basis}）`,
            from,
            to,
            clause,
          })),
        ),
      ];
    }),
  );
  // Pinyin for ordering and the unit's code come from the roster in force at this moment.
  await tx.run(sql`
    insert into evaluation_results (run_id, credit_code, name, pinyin, unit_id, unit_name, industry, scale, seq,
      item_values, item_scores, total, rank, preliminary, grade, reason, adjustments)
    select ${runId}::uuid, f.credit_code, f.name, coalesce(e.pinyin, ''), e.unit_id, f.unit_name, f.industry, f.scale, f.seq,
      f.item_values, f.item_scores, f.total, f.rank, f.preliminary, f.grade, f.reason, f.adjustments
    from fresh_results f left join enterprises e on e.credit_code = f.credit_code`);
  await tx.run(sql`drop table fresh_results`);
}
