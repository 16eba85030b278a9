import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Application } from './grant-standing.ts';

/** Whether who applies is who is filed as the builder of the project. */
export interface Builder {
  readonly is: 'same' | 'other' | 'unlisted';
  /** What is doubtful, in a sentence; `undefined` if nothing is. */
  readonly doubt: string | undefined;
}

/**
 * Holds the applicant against the builder filed under the project's number: filing, list and invoice must be of one and
 * the same enterprise. `undefined` where the register names no list of projects. Queries: 1.
 */
export async function findBuilder(
  tx: Tx,
  { plan, rule, entry }: Application,
  number: string,
): Promise<Builder | undefined> {
  const { project } = rule;
  if (!project) return undefined;
  const named = project.builderName === undefined ? sql`null` : sql`r.fields->>${project.builderName}`;
  const kept = await tx.rows<{ code: string | null; name: string | null }>(sql`
    select nullif(r.fields->>${project.builder}, '') as code, coalesce(e.name, nullif(${named}, '')) as name
    from register_entries r left join enterprises e on e.credit_code = r.fields->>${project.builder}
    where r.register = ${project.register} and r.subject_id = ${number} and r.stage <> 'dropped'
    order by r.closed_on nulls first, r.opened_on desc`);
  const list = plan.registers.find(({ file }) => file.id === project.register)?.file.title ?? '';
  const builders = kept.filter(({ code, name }) => code !== null || name !== null);
  if (builders.length === 0) {
    const why = kept.length === 0 ? `不在${list}上` : `在${list}上没有写建设单位`;
    return { is: 'unlisted', doubt: `“${number}”${why}，无法核对` };
  }
  const { id, name: own } = entry.subject;
  const isOwn = ({ code, name }: (typeof builders)[number]) => (code === null ? name === own : code === id);
  if (builders.some(isOwn)) return { is: 'same', doubt: undefined };
  const [filed] = builders;
  return {
    is: 'other',
    doubt: `“${number}”备案的建设单位是${filed?.name ?? filed?.code ?? ''}，不是申报企业`,
  };
}
