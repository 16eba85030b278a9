import { supersedingOf } from '@tenglong/domain/plan';
import { lastDayOf, preparePolicy } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { turns } from '../../../platform/turns/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { caseNumberOf } from '../application.ts';
import { copyInTurns } from '../copy-in-turns.ts';
import { holdApplications } from '../grant-standing.ts';
import { casesOf, loadPopulation } from '../held-cases.ts';
import { readyVersion } from '../policy-book.ts';
import { changeOf, judgeBy, type Result } from './compare-results.ts';
import type { DraftDeps } from './draft-deps.ts';
import { requireDraftRight } from './draft-rights.ts';
import { getDraft } from './draft-store.ts';
import { requireSeen } from './edit-draft.ts';
import { readDraft } from './read-draft.ts';

interface Row {
  readonly creditCode: string;
  readonly number: string;
  readonly title: string;
  readonly source: 'held' | 'application';
  readonly before: Result;
  readonly after: Result;
}

/** The year most recently held. */
async function latestYear(tx: Tx, today: string): Promise<number> {
  const [found] = await tx.rows<{ year: number | null }>(sql`select max(year) as year from enterprise_years`);
  return found?.year ?? Number(today.slice(0, 4));
}

/**
 * Works out what a draft would change, for every enterprise from what is held of it and for every application under way, and
 * keeps it with the revision. What is held is read in one moment, judged outside any transaction in pieces that let others
 * go first, and written in a short one. The version in force is judged on the draft's first day, or on its own last day if
 * it has ended by then.
 *
 * @returns how many cases were compared
 * @throws Problem POLICY_DRAFT_NOT_FOUND, POLICY_DRAFT_NOT_YOURS, POLICY_DRAFT_CHANGED, POLICY_DRAFT_FAULTY if its rules
 *   cannot be computed at all
 */
export async function previewDraft(
  deps: DraftDeps,
  actor: Actor,
  id: string,
  asked: { readonly revision: number; readonly year: number | undefined },
): Promise<number> {
  const today = deps.clock.today();
  const { draft, plan, population } = await deps.db.read(async (tx) => {
    const loaded = await getActivePlan(tx);
    const found = await getDraft(tx, id);
    await requireSeen(tx, found, asked.revision);
    const year = asked.year ?? (await latestYear(tx, today));
    return { draft: found, plan: loaded.plan, population: await loadPopulation(tx, loaded.plan, year) };
  });
  const base = plan.policies.find(({ file }) => file.id === draft.policy);
  if (!base) throw new Problem('POLICY_NOT_FOUND');
  requireDraftRight(plan, actor, base.file.clause);
  const { file } = readDraft(draft.policyText, draft.casesText);
  const prepared = preparePolicy(file, { superseding: supersedingOf(plan.meta, file) });
  if (prepared.kind !== 'policy') {
    const details = draft.report.faults.slice(0, 20).map(({ path, message }) => ({ path, message }));
    throw new Problem('POLICY_DRAFT_FAULTY', { details });
  }
  const asOf = file.effective.from;
  const inForce = readyVersion(base);
  const { from } = base.file.effective;
  const last = lastDayOf(inForce);
  const beforeAsOf = asOf < from ? from : asOf > last ? last : asOf;
  const before = judgeBy(inForce, beforeAsOf);
  const after = judgeBy(prepared.policy, asOf);
  const rows = new Map<string, Row>();
  const pause = turns();
  const newCases = casesOf(population, file);
  for (const held of casesOf(population, base.file)) {
    // Both go over the same enterprises and entries in the same order; a draft cannot change whom a policy is about.
    const drafted = newCases.next().value;
    await pause();
    if (!drafted || held.held.places.length + drafted.held.places.length === 0) continue;
    const { creditCode, number, title } = held;
    const results = { before: before(held.held.facts), after: after(drafted.held.facts) };
    rows.set(`${creditCode} ${number}`, { creditCode, number, title, source: 'held', ...results });
  }
  const { applications, holding } = await deps.db.read(async (tx) => {
    const under = await deps.applicationsUnder(tx, draft.policy);
    return { applications: under, holding: await holdApplications(tx, under, today) };
  });
  for (const application of applications) {
    const { facts } = holding(application);
    const { entry } = application;
    const creditCode = entry.subject.id ?? '';
    const number = caseNumberOf(application);
    const results = { before: before(facts), after: after(facts) };
    rows.set(`${creditCode} ${number}`, {
      creditCode,
      number,
      title: entry.subject.name,
      source: 'application',
      ...results,
    });
    await pause();
  }
  const at = deps.clock.now();
  await deps.db.transaction(async (tx) => {
    await requireSeen(tx, await getDraft(tx, id, true), asked.revision);
    await tx.run(sql`delete from policy_preview_rows where draft_id = ${id}`);
    await tx.run(sql`delete from policy_previews where draft_id = ${id}`);
    await tx.run(sql`
      insert into policy_previews (draft_id, revision, year, as_of, before_as_of, made_at, made_by)
      values (${id}, ${draft.revision}, ${population.year}, ${asOf}, ${beforeAsOf}, ${at}, ${actor.displayName})`);
    await copyInTurns(
      tx,
      `policy_preview_rows (draft_id, credit_code, case_number, case_title, source, verdict_before, verdict_after,
        amount_before, amount_after, outcome_before, outcome_after, change)`,
      [...rows.values()].map((row) => [
        ...[id, row.creditCode, row.number, row.title, row.source, row.before.verdict, row.after.verdict],
        ...[row.before.amountYuan, row.after.amountYuan, row.before.outcome, row.after.outcome],
        changeOf(row.before, row.after),
      ]),
    );
    await recordAudit(tx, {
      actor,
      action: 'policy.draftPreviewed',
      subject: id,
      at,
      after: { policy: draft.policy, revision: draft.revision, year: population.year, cases: rows.size },
    });
  });
  return rows.size;
}
