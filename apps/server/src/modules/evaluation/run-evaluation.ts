import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { freezeRun } from '@tenglong/domain/evaluation';
import type { ScreeningResult } from '@tenglong/domain/screening';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, countyScope } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { loadEnterpriseYears } from '../enterprise/index.ts';
import { getActivePlan } from '../plan/index.ts';
import type { EvaluationDeps } from './deps.ts';
import { evaluateYear } from './evaluate-year.ts';
import { keepRun } from './run-library.ts';
import { screenYear } from './screen-year.ts';
import { storeResults } from './store-results.ts';
import { summariseSchemes } from './summarise-schemes.ts';

async function storeScreening(tx: Tx, runId: string, screening: ScreeningResult): Promise<void> {
  await tx.copyRows(
    'screening_results (run_id, credit_code, rule, verdict, body)',
    screening.rows.map(({ creditCode, rule, verdict, figures, missing }) => [
      runId,
      creditCode,
      rule,
      verdict,
      JSON.stringify({
        // A quotient has no finite decimal; what is shown beside a verdict has six places, what was compared has all.
        figures: figures.map(({ value, ...figure }) => ({
          ...figure,
          value:
            value === undefined
              ? null
              : (toPlainDecimal(value) ?? (Number(value.n) / Number(value.d)).toFixed(6)),
        })),
        missing,
      }),
    ]),
  );
}

/**
 * Evaluates and screens a year on the facts in force and freezes it all: a later correction makes another run.
 *
 * @returns the id of the run
 * @throws Problem PLAN_NOT_LOADED, YEAR_NOT_EVALUABLE
 */
export function runEvaluation(
  deps: EvaluationDeps,
  actor: Actor,
  { year, note }: { readonly year: number; readonly note: string },
): Promise<string> {
  return deps.db.transaction(
    async (tx) => {
      const loaded = await getActivePlan(tx);
      const evaluated = await evaluateYear(tx, loaded, year, deps.projectPromotions);
      const frozen = freezeRun(evaluated.input, evaluated.run);
      const before = await loadEnterpriseYears(tx, countyScope, year - 1);
      const screening = screenYear(loaded.plan, year, evaluated.enterprises, before);
      const [held] = await tx.rows<{ commitNo: number; ruledAt: string | null }>(sql`
        select coalesce((select max(commit_no) from batches where status = 'committed'), 0) as "commitNo",
          (select max(made_at) from fact_rulings where year = ${year}) as "ruledAt"`);
      const id = randomUUID();
      const at = deps.clock.now();
      const hash = createHash('sha256').update(frozen.json).digest('hex');
      const detail = {
        schemes: summariseSchemes(evaluated.run, loaded.plan),
        screening: screening?.tallies ?? [],
      };
      await tx.run(sql`
        insert into evaluation_runs (id, number, year, plan_version_id, commit_no, rulings_at, capsule_hash, capsule,
          detail, note, started_at, started_by)
        values (${id}, nextval('evaluation_run_number')::int, ${year}, ${loaded.version.id}, ${held?.commitNo ?? 0},
          ${held?.ruledAt ?? null}, ${hash}, ${gzipSync(frozen.json)}, ${JSON.stringify(detail)}::jsonb, ${note}, ${at},
          ${actor.displayName})`);
      await storeResults(tx, id, evaluated);
      await tx.run(sql`analyze evaluation_results`);
      if (screening) await storeScreening(tx, id, screening);
      await recordAudit(tx, { actor, action: 'evaluation.run', subject: id, at, after: { year, hash } });
      tx.afterCommit(() => keepRun(id, frozen));
      return id;
    },
    { isolation: 'repeatable read' },
  );
}
