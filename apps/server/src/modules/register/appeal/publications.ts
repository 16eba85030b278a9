import { randomUUID } from 'node:crypto';
import type { NewPublication, Publication, PublicationList } from '@tenglong/contracts/register';
import {
  instantOfMinute,
  listedStages,
  minuteWords,
  type RegisterFile,
  windowProblem,
  windowState,
} from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { type Clock, shanghaiMinute } from '../../../platform/clock/index.ts';
import { makeOnce, type Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { getRunRecord } from '../../evaluation/index.ts';
import { actingParty } from '../acting-party.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';
import { freezeRows } from './freeze-rows.ts';

export interface StoredPublication {
  number: number;
  against: string;
  title: string;
  run_id: string | null;
  opens_at: string;
  closes_at: string;
  made_by: string;
  /** The list that was published; what it held stands in rows of its own. */
  register: string | null;
  row_count: number | null;
  rows_digest: string | null;
}

/** The present minute and second on the calendar that the product lives on: a demonstration's stands on other days. */
export function calendarInstant(clock: Clock): string {
  const now = clock.now();
  const seconds = now.toISOString().slice(16, 23);
  return new Date(`${clock.today()}T${shanghaiMinute(now).slice(11)}${seconds}+08:00`).toISOString();
}

/** The register that hears appeals, if the plan has one. */
export async function findAppeals(tx: Tx): Promise<LoadedRegister | undefined> {
  return (await listRegisters(tx)).find(({ register }) => register.file.publication !== undefined);
}

/** What may be published: the options of the field that says what an appeal is against. */
const kindsOf = (file: RegisterFile): { id: string; title: string }[] =>
  file.publication ? optionsOf(file, file.publication.against) : [];

function optionsOf({ fields }: RegisterFile, name: string): { id: string; title: string }[] {
  const field = fields[name];
  return field?.type === 'text'
    ? Object.entries(field.options ?? {}).map(([id, title]) => ({ id, title }))
    : [];
}

const COLUMNS = sql`p.number, p.against, p.title, p.run_id, p.opens_at, p.closes_at, p.made_by, p.register, p.row_count,
  p.rows_digest`;

/** @throws Problem PUBLICATION_NOT_FOUND */
export async function getPublication(tx: Tx, number: number): Promise<StoredPublication> {
  const [found] = await tx.rows<StoredPublication>(
    sql`select ${COLUMNS} from publications p where p.number = ${number}::numeric`,
  );
  if (!found) throw new Problem('PUBLICATION_NOT_FOUND');
  return found;
}

export function toPublication(
  stored: StoredPublication,
  file: RegisterFile | undefined,
  at: string,
  counts: { readonly appeals: number; readonly ruled: number } = { appeals: 0, ruled: 0 },
): Publication {
  const { number, against, title, run_id: runId, made_by: by } = stored;
  const [opensAt, closesAt] = [stored.opens_at, stored.closes_at].map((one) => new Date(one).toISOString());
  const window = { opensAt: opensAt ?? '', closesAt: closesAt ?? '' };
  return {
    number,
    against,
    title,
    runId,
    by,
    ...window,
    register: stored.register,
    rows: stored.row_count,
    againstTitle: (file ? kindsOf(file) : []).find(({ id }) => id === against)?.title ?? against,
    opens: minuteWords(window.opensAt),
    closes: minuteWords(window.closesAt),
    state: windowState(window, at),
    ...counts,
  };
}

/** 公示与申诉: everything that was published, and what may be done now. Four queries. */
export async function describePublications(tx: Tx, actor: Actor, clock: Clock): Promise<PublicationList> {
  const loaded = await findAppeals(tx);
  const file = loaded?.register.file;
  const at = calendarInstant(clock);
  const stored = await tx.rows<StoredPublication>(
    sql`select ${COLUMNS} from publications p order by p.number desc`,
  );
  const counts = await countAppeals(tx, actor, file);
  const publications = stored.map((one) => toPublication(one, file, at, counts.get(one.number)));
  const open = publications.filter(({ state }) => state === 'open');
  const party = loaded && actingParty(actor, loaded.plan);
  const by = file?.opening.by ?? [];
  const figure = file?.publication && file.fields[file.publication.fact];
  const mayPublish = actor.permissions.has('publication.open') && file !== undefined;
  return {
    now: minuteWords(at),
    sentence: open[0]
      ? `${open.length} 次公示可以申诉，最早 ${open.map(({ closes }) => closes).sort()[0]} 截止`
      : publications.length > 0
        ? '现在没有可以申诉的公示'
        : '还没有公示过',
    lead: '公示时起可以申诉，到写明的那一分钟为止。对清单申诉的写明第几行；主张一个数的，当场看得到会怎样改变得分和等级。',
    register: file?.id ?? null,
    names: file?.publication
      ? {
          number: file.publication.number,
          item: file.opening.fields[0] ?? '',
          fact: file.publication.fact,
          proposed: file.publication.proposed,
          row: file.publication.row ?? null,
          plea: file.publication.plea ?? null,
          words: file.publication.words ?? null,
          claim: file.publication.claim ?? null,
        }
      : null,
    pleas: file?.publication?.plea === undefined ? [] : optionsOf(file, file.publication.plea),
    lists: mayPublish && file ? await publishable(tx, file.id) : [],
    listOfKind: file?.publication?.lists ?? {},
    mayPublish,
    mayAppeal:
      actor.permissions.has('register.act') &&
      (by.some((one) => one === party?.party) || (party?.party === 'department' && by.includes(party.of))),
    kinds: file ? [...kindsOf(file)] : [],
    runs: await listRuns(tx),
    figures:
      figure?.type === 'text'
        ? Object.entries(figure.options ?? {}).map(([fact, title]) => ({ fact, title }))
        : [],
    publications,
  };
}

/** Every list but the appeals themselves, with how many entries stand in each of its stages. One query. */
async function publishable(tx: Tx, appeals: string): Promise<PublicationList['lists']> {
  const counts = await tx.rows<{ register: string; stage: string; n: number }>(sql`
    select register, stage, sum(n)::int as n from register_stage_sums group by register, stage having sum(n) > 0`);
  return (await listRegisters(tx))
    .filter(({ register: { file } }) => file.id !== appeals && file.subject !== 'task')
    .map((loaded) => {
      const { id, title, stages } = loaded.register.file;
      const listed = listedStages(loaded.register.file);
      return {
        id,
        title,
        stages: stages
          .filter((stage) => listed.includes(stage.id))
          .map((stage) => ({
            id: stage.id,
            title: stage.title,
            count: counts.find((one) => one.register === id && one.stage === stage.id)?.n ?? 0,
          })),
      };
    });
}

const listRuns = (tx: Tx) =>
  tx.rows<{ id: string; title: string }>(sql`
    select distinct on (year) id, year || ' 年度第 ' || number || ' 次测算' as title from evaluation_runs
    order by year desc, number desc`);

async function countAppeals(tx: Tx, actor: Actor, file: RegisterFile | undefined) {
  if (!file?.publication) return new Map<number, { appeals: number; ruled: number }>();
  const number = file.publication.number;
  const rows = await tx.rows<{ number: string; appeals: number; ruled: number }>(sql`
    select e.fields->>${number} as number, count(*) as appeals, count(e.closed_on) as ruled from register_entries e
    where e.register = ${file.id} and e.fields->>${number} is not null and ${withinScope(actor.scope, ENTRY_OWNER)}
    group by 1`);
  return new Map(rows.map(({ number: of, appeals, ruled }) => [Number(of), { appeals, ruled }]));
}

/** The list that is published and its stages; none for an evaluation. */
async function chosenList(
  tx: Tx,
  appeals: LoadedRegister,
  { against, register, stages }: NewPublication,
  refuse: (path: string, message: string) => never,
): Promise<{ readonly loaded: LoadedRegister; readonly stages: readonly string[] } | undefined> {
  const isEvaluation = against === 'evaluation';
  if (isEvaluation) return register === null ? undefined : refuse('register', '亩均评价的公示不选清单');
  const wanted = appeals.register.file.publication?.lists[against] ?? register;
  if (wanted === null) return refuse('register', '请选公示的是哪张清单');
  if (register !== null && register !== wanted) return refuse('register', '这一类公示的是另一张清单');
  const loaded = (await listRegisters(tx)).find(({ register: { file } }) => file.id === wanted);
  if (!loaded || wanted === appeals.register.file.id) {
    return refuse('register', '正在使用的方案里没有这张清单');
  }
  const listed = listedStages(loaded.register.file);
  if (stages.some((stage) => !listed.includes(stage))) refuse('stages', '清单里没有所选的阶段');
  return { loaded, stages: stages.length > 0 ? stages : listed };
}

/**
 * Opens a window: from now to the end of the minute that is stated.
 *
 * @throws Problem INPUT_INVALID, REGISTER_NOT_FOUND, RUN_NOT_FOUND, ALREADY_SUBMITTED
 */
export function publish({ db, clock }: Deps, actor: Actor, asked: NewPublication): Promise<number> {
  return db.transaction(async (tx) => {
    const loaded = await findAppeals(tx);
    if (!loaded) throw new Problem('REGISTER_NOT_FOUND');
    const refuse = (path: string, message: string): never => {
      throw new Problem('INPUT_INVALID', { details: [{ path, message }] });
    };
    const { against, title, runId } = asked;
    if (!kindsOf(loaded.register.file).some(({ id }) => id === against)) {
      refuse('against', '申诉清单里没有这一类公示');
    }
    if (runId !== null) await getRunRecord(tx, runId);
    if ((against === 'evaluation') !== (runId !== null)) {
      refuse('runId', against === 'evaluation' ? '请选公示的是哪一次测算' : '只有亩均评价的公示要选测算');
    }
    const list = await chosenList(tx, loaded, asked, refuse);
    const opensAt = calendarInstant(clock);
    const closesAt = instantOfMinute(asked.closes);
    const wrong = windowProblem({ opensAt, closesAt });
    if (wrong) refuse('closes', wrong);
    await tx.run(sql`lock table publications in exclusive mode`);
    const [last] = await tx.rows<{ n: number }>(
      sql`select coalesce(max(number), 0)::int as n from publications`,
    );
    const number = (last?.n ?? 0) + 1;
    const id = asked.submission ?? randomUUID();
    const insert = sql`
      insert into publications (id, number, against, title, run_id, opens_at, closes_at, made_by, register, stages)
      values (${id}, ${number}, ${against}, ${title}, ${runId}, ${opensAt}, ${closesAt}, ${actor.displayName},
        ${list?.loaded.register.file.id ?? null}, ${JSON.stringify(list?.stages ?? [])}::jsonb)`;
    await makeOnce('publications', () => tx.run(insert));
    const frozen = list && (await freezeRows(tx, number, list.loaded, list.stages));
    if (frozen) {
      if (frozen.count === 0) refuse('stages', '所选的阶段里没有条目，没有可公示的');
      await tx.run(sql`
        update publications set row_count = ${frozen.count}, rows_digest = ${frozen.digest} where id = ${id}`);
    }
    await recordAudit(tx, {
      actor,
      action: 'appeal.published',
      subject: id,
      at: clock.now(),
      source: { number },
      after: { against, title, runId, opensAt, closesAt, register: list?.loaded.register.file.id, ...frozen },
    });
    return number;
  });
}
