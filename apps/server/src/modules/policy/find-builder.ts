import type { Plan } from '@tenglong/domain/plan';
import { listedStages, type RegisterFile } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { type Application, caseNumberOf } from './application.ts';

/** Whether who applies is who is filed as the builder of the project. */
export interface Builder {
  readonly is: 'same' | 'other' | 'unlisted';
  /** What is doubtful, in a sentence; `undefined` if nothing is. */
  readonly doubt: string | undefined;
}

interface Filed {
  readonly number: string;
  readonly code: string | null;
  readonly name: string | null;
}

/** `undefined` where the register of an application names no list of projects. */
export type BuilderOf = (application: Application) => Builder | undefined;

/**
 * Holds applicants against the builders filed under the numbers of their projects: filing, list and invoice must be of one
 * and the same enterprise. One query for each register that names a list of projects, however many applications.
 */
export async function loadBuilders(tx: Tx, applications: readonly Application[]): Promise<BuilderOf> {
  const filed: (Filed & { readonly by: string })[] = [];
  for (const { plan, file, rule } of new Map(applications.map((one) => [one.file.id, one])).values()) {
    const { project } = rule;
    const list = project && registerOf(plan, project.register);
    if (!list) continue;
    const numbers = applications.filter((one) => one.file.id === file.id).map(caseNumberOf);
    const named = project.builderName === undefined ? sql`null` : sql`r.fields->>${project.builderName}`;
    const rows = await tx.rows<Filed>(sql`
      select r.subject_id as number, nullif(r.fields->>${project.builder}, '') as code,
        coalesce(e.name, nullif(${named}, '')) as name
      from register_entries r left join enterprises e on e.credit_code = r.fields->>${project.builder}
      where r.register = ${project.register} and r.subject_id = any(${sql.param(numbers)}::text[])
        and r.stage = any(${sql.param(listedStages(list))}::text[])
      order by r.closed_on nulls first, r.opened_on desc`);
    filed.push(...rows.map((row) => ({ ...row, by: file.id })));
  }
  const kept = groupRows(filed, ({ by, number }) => `${by} ${number}`);
  return (application) =>
    holdAgainst(application, kept.get(`${application.file.id} ${caseNumberOf(application)}`) ?? []);
}

const registerOf = (plan: Plan, id: string): RegisterFile | undefined =>
  plan.registers.find(({ file }) => file.id === id)?.file;

function holdAgainst(application: Application, kept: readonly Filed[]): Builder | undefined {
  const { plan, rule, entry } = application;
  const { project } = rule;
  if (!project) return undefined;
  const number = caseNumberOf(application);
  const list = registerOf(plan, project.register)?.title ?? '';
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
