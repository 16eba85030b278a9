import { randomUUID } from 'node:crypto';
import type { RuleOnFinding } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit, whoWasFirst } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { rebuildYears } from '../../enterprise/index.ts';
import { getActivePlan } from '../../plan/index.ts';
import { takeCommitLock } from '../commit-lock.ts';
import type { IntakeDeps } from '../deps.ts';
import { type Decision, type LoadedFinding, loadFindings } from './list-findings.ts';
import { listFindingKeys } from './list-keys.ts';

const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

interface FactRuling {
  readonly creditCode: string;
  readonly fact: string;
  readonly source: Decision['source'];
  readonly value: string | null;
  readonly delta: string | null;
}

/** What is decided of which figures, and how it is said. @throws Problem FINDING_CHOICE_UNUSABLE */
function decide(
  finding: LoadedFinding,
  asked: RuleOnFinding,
): { readonly said: string; readonly figures: readonly FactRuling[] } {
  const { choices, decides, sources, fact, factTitle, unit } = finding;
  if (asked.choice === 'value') {
    const creditCode = asked.creditCode ?? sources[0]?.creditCode ?? '';
    const known = sources.find((source) => source.creditCode === creditCode);
    if (!known || asked.value === undefined || !DECIMAL.test(asked.value))
      throw new Problem('FINDING_CHOICE_UNUSABLE');
    return {
      said: `“${known.name}”的${factTitle}另定为 ${asked.value} ${unit}`,
      figures: [{ creditCode, fact, source: undefined, value: asked.value, delta: null }],
    };
  }
  const choice = choices.find(({ id }) => id === asked.choice);
  const decision = decides.get(asked.choice);
  if (!choice || !decision) throw new Problem('FINDING_CHOICE_UNUSABLE');
  const { source } = decision;
  if (!source) {
    const deltas = decision.deltas ?? [];
    return {
      said: choice.label,
      figures: deltas.map((change) => ({ ...change, source: undefined, value: null })),
    };
  }
  const [first] = sources;
  const side = choice.changes[0];
  return {
    said: `${choice.label}，${factTitle} ${side?.to ?? ''} ${unit}`.trim(),
    figures: [{ creditCode: first?.creditCode ?? '', fact, source, value: null, delta: null }],
  };
}

const settleAnew = (tx: Tx, rulingId: string) =>
  rebuildYears(tx, sql`select credit_code, year from fact_rulings where finding_ruling = ${rulingId}`);

/**
 * Decides one finding: which of the sides holds, that all do, or another figure. The figures in force follow at once;
 * runs stay as they are and say that something changed.
 *
 * @throws Problem FINDING_NOT_FOUND, FINDING_ALREADY_RULED, FINDING_CHOICE_UNUSABLE
 */
export function ruleOnFinding(
  deps: IntakeDeps,
  actor: Actor,
  id: string,
  asked: RuleOnFinding,
): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await takeCommitLock(tx);
    const { plan } = await getActivePlan(tx);
    const { keys } = await listFindingKeys(tx, actor.scope, { state: 'all', id, page: 0, size: 1 });
    const [finding] = await loadFindings(tx, keys, plan);
    if (!finding) throw new Problem('FINDING_NOT_FOUND');
    if (keys[0]?.rulingId) {
      throw new Problem('FINDING_ALREADY_RULED', { details: await whoWasFirst(tx, id, 'intake.ruled') });
    }
    const { said, figures } = decide(finding, asked);
    const at = deps.clock.now();
    const rulingId = randomUUID();
    await tx.run(sql`
      insert into finding_rulings (id, finding_id, kind, choice, said, seen, reason, made_at, made_by)
      values (${rulingId}, ${id}, ${finding.kind}, ${asked.choice}, ${said}, ${JSON.stringify(finding.seen)}::jsonb,
        ${asked.reason}, ${at}, ${actor.displayName})`);
    const findingId = finding.kind === 'departmentsDisagree' ? null : id;
    for (const { creditCode, fact, source, value, delta } of figures) {
      await tx.run(sql`
        insert into fact_rulings (id, credit_code, year, fact, dataset_id, sender, value, delta, said, finding_id,
          finding_ruling, reason, made_at, made_by)
        values (${randomUUID()}, ${creditCode}, ${finding.year}, ${fact}, ${source?.datasetId ?? null},
          ${source?.sender ?? ''}, ${value}, ${delta}, ${said}, ${findingId}, ${rulingId}, ${asked.reason}, ${at},
          ${actor.displayName})`);
    }
    await settleAnew(tx, rulingId);
    await recordAudit(tx, {
      actor,
      action: 'intake.ruled',
      subject: id,
      at,
      before: { seen: finding.seen },
      after: { ...asked, said },
      source: finding.text,
    });
  });
}

/** Takes the ruling on a finding back: it waits again, and the figures are what they were. @throws Problem FINDING_NOT_FOUND */
export function reopenFinding(deps: IntakeDeps, actor: Actor, id: string, reason: string): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await takeCommitLock(tx);
    const { keys } = await listFindingKeys(tx, actor.scope, { state: 'ruled', id, page: 0, size: 1 });
    const rulingId = keys[0]?.rulingId;
    if (!rulingId) throw new Problem('FINDING_NOT_FOUND');
    const at = deps.clock.now();
    const by = actor.displayName;
    await tx.run(sql`update finding_rulings set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_reason = ${reason}
      where id = ${rulingId}`);
    await tx.run(
      sql`update fact_rulings set withdrawn_at = ${at}, withdrawn_by = ${by} where finding_ruling = ${rulingId}`,
    );
    await settleAnew(tx, rulingId);
    await recordAudit(tx, { actor, action: 'intake.reopened', subject: id, at, after: { reason } });
  });
}
