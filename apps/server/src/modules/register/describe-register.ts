import type { ListProgress, RegisterDetail } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import type { RegisterFile } from '@tenglong/domain/register';
import { type Actor, seesUnit } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { coverProgress } from './cover-progress.ts';
import { evidenceSpecs, fieldSpecs } from './field-spec.ts';
import { countTowardsLists, progressOf } from './list-progress.ts';
import { getRegister } from './register-library.ts';
import { registerLead, registerSentence } from './register-sentence.ts';
import { countStages } from './stage-counts.ts';
import { summarise } from './summarise-registers.ts';

/** A register: its declaration for forms and tables, and how it stands on the day. @throws Problem REGISTER_NOT_FOUND */
export async function describeRegister(
  tx: Tx,
  actor: Actor,
  id: string,
  today: string,
): Promise<RegisterDetail> {
  const loaded = await getRegister(tx, id);
  const { register, plan } = loaded;
  const { file } = register;
  const rows = (await countStages(tx, actor, today)).filter((row) => row.register === id);
  const covered = await coverProgress(tx, loaded, actor, today);
  const counted = progressOf(loaded, actor, await countTowardsLists(tx, actor), today);
  const progress = covered ? [covered, ...counted] : counted;
  const [first] = progress;
  const summary = summarise(loaded, actor, rows, first);
  const recent = rows
    .filter(({ stage }) => register.stages.get(stage)?.kind === 'closed')
    .reduce((all, row) => all + row.recent, 0);
  return {
    ...summary,
    sentence: registerSentence(loaded, summary, first, actor.scope.kind === 'county'),
    lead: `${registerLead(loaded, summary, first, recent, today)}${unlistedWords(covered, file.measure)}`,
    subjectLabel: file.subjectLabel,
    severalBy: file.severalBy ?? null,
    listed: [...file.listed],
    clauses: file.clauses,
    asOf: today,
    stages: file.stages.map(({ id: stage, title, kind }) => {
      const row = rows.find((one) => one.stage === stage);
      return { id: stage, title, kind, count: row?.n ?? 0, overdue: row?.overdue ?? 0 };
    }),
    fields: fieldSpecs(file, actingParty(actor, plan)),
    evidence: evidenceSpecs(file),
    hasRatios: file.ratios.length > 0,
    hears: file.publication !== undefined,
    opening: summary.mayOpen ? openingOf(file) : null,
    units: plan.units
      .filter(({ id: unit }) => seesUnit(actor.scope, unit))
      .map(({ id: unit }) => ({ id: unit, name: unitName(plan, unit) })),
    progress: [...progress],
  };
}

/** How many of those that a list has to cover were never on it. */
const unlistedWords = (covered: ListProgress | undefined, measure: string): string =>
  covered && covered.unknown > 0 ? `还有 ${covered.unknown} ${measure}没有列入，计作待定。` : '';

/** What the form of a new entry asks for, and by what field several of one subject are told apart. */
const openingOf = ({ opening, severalBy, fields }: RegisterFile): RegisterDetail['opening'] => ({
  title: opening.title,
  fields: opening.fields,
  severalBy: severalBy === undefined ? null : (fields[severalBy]?.label ?? severalBy),
});
