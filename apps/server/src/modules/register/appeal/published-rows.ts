import type { PublicationPage, PublishedCorrection, PublishedRow } from '@tenglong/contracts/register';
import type { RegisterFile } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor, Scope } from '../../../platform/actor/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { fieldHeader } from '../cell-words.ts';
import { publicSpecs } from '../field-spec.ts';
import { listRegisters } from '../register-library.ts';
import {
  calendarInstant,
  findAppeals,
  getPublication,
  type StoredPublication,
  toPublication,
} from './publications.ts';

const OWNER = { unit: sql`r.unit_id`, enterprise: sql`r.subject_id` };
const COLUMNS = sql`r.place, r.entry_id as "entryId", r.subject_id as "subjectId", r.subject_name as name,
  r.unit_id as "unitId", r.unit_name as "unitName", r.stage_title as stage, r.said`;
/** More than any list of a county has; a page is not to be made longer by one that has. */
const MOST = 5_000;

/** One published row, whoever it is about; a number that no row can have is none. */
export async function findPublishedRow(
  tx: Tx,
  scope: Scope,
  number: number,
  place: number,
): Promise<PublishedRow | undefined> {
  const [found] = await tx.rows<PublishedRow>(sql`
    select ${COLUMNS} from publication_rows r
    where r.number = ${number} and r.place = ${place}::numeric and ${withinScope(scope, OWNER)}`);
  return found;
}

/** How many rows a publication has, in all and of the unit of one of them: what an appeal over it would change. */
export async function countPublished(
  tx: Tx,
  number: number,
  unitNamed: string,
): Promise<{ readonly all: number; readonly ofUnit: number }> {
  const [row] = await tx.rows<{ all: number; ofUnit: number }>(sql`
    select count(*)::int as "all", (count(*) filter (where r.unit_name = ${unitNamed}))::int as "ofUnit"
    from publication_rows r where r.number = ${number}`);
  return row ?? { all: 0, ofUnit: 0 };
}

/** `第 3 行 甲公司（楚门镇），整治中；整治方式 关停退出` */
export const rowWords = ({ place, name, unitName, stage, said }: PublishedRow): string => {
  const fields = said.map(({ label, text }) => `${label} ${text}`);
  return `第 ${place} 行 ${name}（${unitName}），${[stage, ...fields].join('；')}`.slice(0, 900);
};

interface CorrectionRow extends Omit<PublishedCorrection, 'says'> {
  ruling: string;
  words: string;
  mine: boolean;
  digest: string;
}

const SAYS = {
  removed: '不应在列',
  missing: '应列而未列',
  corrected: '内容有误',
} as const;

/** What rulings have put right: the edition that stands and how many it has, and what of it is within reach. One query. */
async function listCorrections(
  tx: Tx,
  scope: Scope,
  { number, row_count: published, rows_digest: digest }: StoredPublication,
) {
  const all = await tx.rows<CorrectionRow>(sql`
    select r.edition, r.kind, r.place, r.appeal_id as "appealId", r.subject_name as name, r.unit_name as "unitName",
      r.ruling, r.words, r.grounds, r.followed, r.ruled_on::text as "on", r.ruled_by as "by", r.digest,
      ${withinScope(scope, OWNER)} as mine
    from publication_corrections r where r.number = ${number} order by r.edition`);
  const gone = new Set(all.filter(({ kind }) => kind === 'removed').map(({ place }) => place)).size;
  const added = all.filter(({ kind }) => kind === 'missing').length;
  const last = all.at(-1);
  return {
    edition: last?.edition ?? 1,
    standing: (published ?? 0) - gone + added,
    digest: last?.digest ?? digest ?? '',
    corrections: all
      .filter(({ mine }) => mine)
      .map(({ ruling, words, mine: _, digest: __, ...one }) => ({
        ...one,
        says: `${SAYS[one.kind]}，${ruling}${one.kind === 'corrected' && words !== '' ? `，应改为 ${words}` : ''}`,
      })),
  };
}

const figureLabels = (file: RegisterFile): string[] =>
  publicSpecs(file)
    .filter(({ type }) => type === 'number')
    .map(fieldHeader);

/** What was published, as it stood then. @throws Problem PUBLICATION_NOT_FOUND, NOT_FOUND for one without rows */
export async function describePublication(
  tx: Tx,
  actor: Actor,
  number: number,
  clock: Clock,
): Promise<PublicationPage> {
  const stored = await getPublication(tx, number);
  if (stored.register === null) throw new Problem('NOT_FOUND');
  const rows = await tx.rows<PublishedRow>(sql`
    select ${COLUMNS} from publication_rows r where r.number = ${number} and ${withinScope(actor.scope, OWNER)}
    order by r.place limit ${MOST}`);
  const { corrections, edition, standing, digest } = await listCorrections(tx, actor.scope, stored);
  const file = (await findAppeals(tx))?.register.file;
  const publication = toPublication(stored, file, calendarInstant(clock));
  const list = (await listRegisters(tx)).find(({ register }) => register.file.id === stored.register);
  const { measure = '条', title = stored.register } = list?.register.file ?? {};
  const all = stored.row_count ?? rows.length;
  const until = publication.state === 'open' ? `${publication.closes} 前可以申诉` : '申诉已截止';
  const put =
    edition > 1 ? `，申诉更正 ${edition - 1} 处，现为 ${standing} ${measure}（第 ${edition} 版）` : '';
  return {
    publication,
    registerTitle: title,
    sentence: `公示 ${all} ${measure}${put}，${until}`,
    lead: `${publication.opens} 公示时的样子，以后清单再变，这里不变${put ? '；采纳的申诉另成一版，更正写在各行' : ''}。`,
    digest,
    rows,
    edition,
    corrections,
    figures: list ? figureLabels(list.register.file) : [],
    withheld: all - rows.length,
  };
}
