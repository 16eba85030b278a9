import type { AppealDesk, FieldText, SimilarAppeal } from '@tenglong/contracts/register';
import type { Entry, Publication, RegisterFile } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withheldFacts, withinScope } from '../../enterprise/index.ts';
import { findLatestRun, getRunRecord, publishedStanding } from '../../evaluation/index.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';
import { getEntry, getRegisterOf } from '../entry-store.ts';
import { findListed } from '../listed-subjects.ts';
import { getRegister } from '../register-library.ts';
import { appealEffect } from './appeal-effect.ts';
import { calendarInstant, getPublication, type StoredPublication, toPublication } from './publications.ts';
import { findPublishedRow } from './published-rows.ts';

const NOTHING: AppealDesk = {
  publication: null,
  effects: [],
  verified: '',
  inForce: '',
  similar: [],
  row: null,
  toList: null,
};

/** What a ruling needs beside the entry: the window, the effect as of now, what is in force, the like of it. @throws Problem ENTRY_NOT_FOUND */
export async function describeAppeal(tx: Tx, actor: Actor, id: string, clock: Clock): Promise<AppealDesk> {
  const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, id));
  const { file } = loaded.register;
  const entry = await getEntry(tx, actor.scope, loaded.register, id);
  const names = file.publication;
  if (!names) return NOTHING;
  const number = entry.fields.get(names.number);
  const stored =
    number && typeof number === 'object'
      ? await getPublication(tx, Number(toPlainDecimal(number)))
      : undefined;
  const fact = entry.fields.get(names.fact);
  const effects: AppealDesk['effects'] = [];
  const hidden = new Set(withheldFacts(loaded.plan, actor.scope));
  for (const [by, name] of [
    ['proposed', names.proposed],
    ['verified', names.verified],
  ] as const) {
    const value = entry.fields.get(name);
    // Trying one figure after another would tell it to whoever may not read it.
    if (hidden.has(String(fact))) continue;
    if (!stored?.run_id || typeof fact !== 'string' || !value || typeof value !== 'object') continue;
    const { scope } = actor;
    const code = entry.subject.id ?? '';
    const effect = await appealEffect(tx, scope, loaded.plan, stored.run_id, code, fact, value);
    effects.push({ ...effect, by });
  }
  const against = entry.fields.get(names.against);
  return {
    publication: stored ? toPublication(stored, file, calendarInstant(clock)) : null,
    effects,
    verified: names.verified,
    inForce: (await ruledWords(tx, id)) || (await gradeWords(tx, file, entry, stored)),
    similar: await listSimilar(tx, actor, file, id, { against, fact }),
    row: await rowOf(tx, actor, entry, names, stored),
    toList: await missingFrom(tx, entry, names, stored),
  };
}

/** The row that an appeal names, as it was published, for whoever may see the appeal. */
async function rowOf(
  tx: Tx,
  actor: Actor,
  entry: Entry,
  names: Publication,
  stored: StoredPublication | undefined,
): Promise<AppealDesk['row']> {
  const place = names.row === undefined ? undefined : entry.fields.get(names.row);
  if (!stored?.register || !place || typeof place !== 'object') return null;
  return (await findPublishedRow(tx, actor.scope, stored.number, Number(toPlainDecimal(place)))) ?? null;
}

/** The list that it was upheld to be missing from; an enterprise can be put on it from here. */
async function missingFrom(
  tx: Tx,
  entry: Entry,
  names: Publication,
  stored: StoredPublication | undefined,
): Promise<AppealDesk['toList']> {
  const ruling = entry.fields.get(names.ruling);
  const isUpheld = entry.closedOn !== null && typeof ruling === 'string' && names.takes.includes(ruling);
  const isMissing = entry.fields.get(names.plea ?? '') === 'missing';
  if (!isUpheld || !isMissing || !stored?.register || entry.subject.id === null) return null;
  const { file } = (await getRegister(tx, stored.register)).register;
  if (file.subject !== 'enterprise') return null;
  const listed = (await findListed(tx, file, [entry.subject.id])).get(entry.subject.id) ?? null;
  return { register: file.id, title: file.shortTitle, subject: entry.subject.id, listed };
}

/** Whether the grade that was ruled has come into a run, and whether it stands there: a veto beats it. */
async function gradeWords(
  tx: Tx,
  file: RegisterFile,
  entry: Entry,
  stored: StoredPublication | undefined,
): Promise<string> {
  const name = file.publication?.ruledGrade;
  const grade = name === undefined ? undefined : entry.fields.get(name);
  const ruling = entry.fields.get(file.publication?.ruling ?? '');
  const isTaken = typeof ruling === 'string' && file.publication?.takes.includes(ruling);
  if (entry.closedOn === null || !isTaken || typeof grade !== 'string' || !stored?.run_id) return '';
  const { year } = await getRunRecord(tx, stored.run_id);
  const latest = await findLatestRun(tx, year);
  if (!latest || latest.id === stored.run_id) return `核定的 ${grade} 类已登记，${year} 年度重新测算后生效`;
  const now = await publishedStanding(tx, latest.id, entry.subject.id ?? '').then(
    (standing) => standing.grade,
    // It may have left the roster since.
    () => null,
  );
  return now === grade
    ? `核定的 ${grade} 类已采用，${year} 年度第 ${latest.number} 次测算起生效`
    : `核定的 ${grade} 类已登记，第 ${latest.number} 次测算里是 ${now ?? '未定级'}：否决或降档优先，来文有误的请部门更正`;
}

/** What the ruling has put in force, and whether it still holds: the departments may report another figure since. */
async function ruledWords(tx: Tx, entryId: string): Promise<string> {
  const [ruled] = await tx.rows<{ year: number; holds: boolean; run: number | null }>(sql`
    select f.year, coalesce(y.facts[k.slot] = f.value, false) as holds,
      (select r.number from evaluation_runs r where r.year = f.year and r.started_at >= f.made_at
        order by r.number limit 1) as run
    from fact_rulings f join fact_slots k on k.fact = f.fact
    left join enterprise_years y on y.credit_code = f.credit_code and y.year = f.year
    where f.entry_id = ${entryId} and f.withdrawn_at is null`);
  if (!ruled) return '';
  if (!ruled.holds) return '裁定的数已不再采用：部门后来报了别的数';
  return ruled.run === null
    ? `裁定的数已采用，${ruled.year} 年度重新测算后生效`
    : `裁定的数已采用，${ruled.year} 年度第 ${ruled.run} 次测算起生效`;
}

interface SimilarRow {
  id: string;
  name: string;
  fields: Record<string, FieldText>;
  own: boolean;
}

const LISTED = 8;

/** Earlier rulings against the same kind of publication, those on the same figure first. One query. */
async function listSimilar(
  tx: Tx,
  actor: Actor,
  file: RegisterFile,
  id: string,
  { against, fact }: { readonly against: unknown; readonly fact: unknown },
): Promise<SimilarAppeal[]> {
  const names = file.publication;
  if (!names || typeof against !== 'string') return [];
  const closed = file.stages.filter(({ kind }) => kind === 'closed').map((stage) => stage.id);
  const figure = typeof fact === 'string' ? fact : '';
  const rows = await tx.rows<SimilarRow>(sql`
    select e.id, e.subject_name as name, e.fields, ${withinScope(actor.scope, ENTRY_OWNER)} as own
    from register_entries e
    where e.register = ${file.id} and e.id <> ${id} and e.stage = any(${sql.param(closed)}::text[])
      and e.fields->>${names.against} = ${against}
    order by (e.fields->>${names.fact} = ${figure}) desc nulls last, e.closed_on desc, e.id limit ${LISTED}`);
  const option = (name: string, value: FieldText | undefined): string => {
    const field = file.fields[name];
    return field?.type === 'text' && typeof value === 'string' ? (field.options?.[value] ?? value) : '';
  };
  return rows.map(({ id: entryId, name, fields, own }) => {
    const about = option(names.fact, fields[names.fact]);
    const grounds = fields[names.grounds];
    const on = fields.ruledOn;
    return {
      entryId: own ? entryId : null,
      name: own ? name : '另一家企业',
      about: about || option(names.against, fields[names.against]),
      ruling: option(names.ruling, fields[names.ruling]),
      grounds: own && typeof grounds === 'string' ? grounds : '',
      on: typeof on === 'string' && on !== '' ? on : null,
      sameFigure: figure !== '' && fields[names.fact] === figure,
    };
  });
}
