import type { PolicyCard, PolicyLibrary, PolicyPage } from '@tenglong/contracts/policy';
import {
  effectivePeriod,
  type Plan,
  type PolicyVersion,
  policyVersionOn,
  versionsOfPolicy,
} from '@tenglong/domain/plan';
import { explainPolicy, type PreparedPolicy } from '@tenglong/domain/policy';
import { groupDigits } from '@tenglong/domain/rule';
import { decimal } from '@tenglong/domain/values';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { describeRuling, getActivePlan } from '../plan/index.ts';
import { policyBookOn, readyVersion } from './policy-book.ts';

function cardOf({ file, unavailable, superseding }: PreparedPolicy): PolicyCard {
  const { id, title, clause, summary, effective, outcome = null } = file;
  return {
    id,
    title,
    clause,
    summary,
    ...effective,
    outcome,
    unavailable: unavailable ?? null,
    superseding: superseding ?? null,
  };
}

/** The ruling that gave the plan its first day, if a policy begins on that day. */
function firstDayRuling(plan: Plan, from: string) {
  const period = effectivePeriod(plan);
  return from === period.from ? describeRuling(period.fromRuling) : null;
}

/** 政策库: every policy of the plan in force, in the version of the day and the order of the clauses. */
export async function describeLibrary(tx: Tx, today: string): Promise<PolicyLibrary> {
  const { plan } = await getActivePlan(tx);
  const places = [...plan.clauses, ...plan.tasks].map(({ address }) => address);
  const place = (clause: string) => {
    const at = places.indexOf(clause);
    return at < 0 ? places.length : at;
  };
  const policies = [...policyBookOn(plan, today).values()].map(cardOf);
  return { policies: policies.sort((a, b) => place(a.clause) - place(b.clause) || (a.id < b.id ? -1 : 1)) };
}

/**
 * One policy with everything it says, in the version of the day or in the one that began on `from`.
 *
 * @throws Problem POLICY_NOT_FOUND, POLICY_VERSION_NOT_FOUND
 */
export async function describePolicy(
  tx: Tx,
  id: string,
  { today, from }: { readonly today: string; readonly from: string | undefined },
): Promise<PolicyPage> {
  const { plan } = await getActivePlan(tx);
  const found = plan.policies.find(({ file }) => file.id === id);
  if (!found) throw new Problem('POLICY_NOT_FOUND');
  const versions = versionsOfPolicy(found);
  const current = policyVersionOn(found, today);
  const shown =
    from === undefined ? current : versions.find(({ file: { effective } }) => effective.from === from);
  if (!shown) throw new Problem('POLICY_VERSION_NOT_FOUND');
  const { file, cases } = shown;
  const policy = readyVersion(shown);
  const words = explainPolicy(policy, file.effective.until);
  return {
    ...cardOf(policy),
    fromRuled: firstDayRuling(plan, file.effective.from),
    versions: versions.map(({ file: { effective } }, at) => ({
      ...effective,
      // A version that was followed by another ends the day before.
      followedOn: versions[at - 1]?.file.effective.from ?? null,
      current: effective.from === current.file.effective.from,
    })),
    note: file.note ?? null,
    parameters: words.parameters.map(({ clause = null, note = null, ...rest }) => ({
      ...rest,
      clause,
      note,
    })),
    provisions: words.provisions.map(({ overrides, obliges = null, parts, ...rest }) => ({
      ...rest,
      obliges,
      parts: [...parts],
      overrides: overrides.map((other) => file.provisions.find((one) => one.id === other)?.says ?? other),
    })),
    terms: words.terms.map(({ label, text }) => ({ label, text })),
    readings: file.readings.map(({ id: reading, clause, question, ruling = null, alternatives }) => ({
      id: reading,
      clause,
      question,
      ruling,
      alternatives: alternatives.map(({ kind, says, beyond = null }) => ({ kind, says, beyond })),
    })),
    taken: Object.entries(file.inputs).flatMap(([input, { label, ruling }]) =>
      ruling === undefined ? [] : [{ id: input, label, ruling }],
    ),
    cases: cases.cases.map(({ id: one, says, asOf = cases.asOf, expect }) => ({
      id: one,
      says,
      asOf,
      verdict: expect.verdict,
      outcome: outcomeWords(expect),
    })),
  };
}

function outcomeWords({
  amountYuan,
  grade,
  term,
}: PolicyVersion['cases']['cases'][number]['expect']): string | null {
  if (amountYuan !== undefined && amountYuan !== null) return `${groupDigits(decimal(amountYuan))} 元`;
  const given = grade ?? term;
  return given === undefined || given === null ? null : String(given);
}
