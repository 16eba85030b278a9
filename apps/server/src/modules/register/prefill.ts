import type { FieldText } from '@tenglong/contracts/register';
import { heldSources, holdFacts, valueAt } from '@tenglong/domain/policy';
import { type FieldValue, listedStages, type RegisterField } from '@tenglong/domain/register';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { loadFields, writeField } from './field-values.ts';
import type { LoadedRegister } from './register-library.ts';
import { loadSubjectFacts } from './subject-facts.ts';

type Known = readonly (readonly [string, FieldValue])[];

const fits = (own: RegisterField | undefined, theirs: RegisterField | undefined): boolean =>
  own !== undefined &&
  own.type === theirs?.type &&
  (own.type !== 'number' || theirs.type !== 'number' || own.unit === theirs.unit);

/**
 * What is kept of the project: the fields of the same name, and those the register names, of the entry that goes by its
 * number and whose builder is the applicant. Somebody else's project tells nothing here.
 */
async function knownOfProject(
  tx: Tx,
  { register, plan }: LoadedRegister,
  creditCode: string | null,
  number: FieldValue | undefined,
): Promise<Known> {
  const project = register.file.policy?.project;
  const source = plan.registers.find(({ file }) => file.id === project?.register)?.file;
  if (!project || !source || typeof number !== 'string') return [];
  const named = project.builderName === undefined ? sql`null` : sql`r.fields->>${project.builderName}`;
  const [found] = await tx.rows<{ name: string; fields: Record<string, FieldText> }>(sql`
    select r.subject_name as name, r.fields from register_entries r
    left join enterprises e on e.credit_code = ${creditCode}
    where r.register = ${project.register} and r.subject_id = ${number}
      and r.stage = any(${sql.param(listedStages(source))}::text[])
      and (r.fields->>${project.builder} = ${creditCode}
        or (coalesce(r.fields->>${project.builder}, '') = '' and ${named} = e.name))
    order by r.closed_on nulls first, r.opened_on desc limit 1`);
  if (!found) return [];
  const { fields } = register.file;
  const held = loadFields(source, found.fields);
  const names = [
    ...Object.keys(fields).map((name) => [name, name] as const),
    ...Object.entries(project.fields ?? {}),
  ];
  const known = names.flatMap(([own, theirs]): Known => {
    const value = held.get(theirs);
    return value !== undefined && fits(fields[own], source.fields[theirs]) ? [[own, value]] : [];
  });
  return project.title === undefined ? known : [...known, [project.title, found.name]];
}

/** What is held of the enterprise: the figures and the grade its policy says are held (`from`), in the policy's units. */
async function knownOfEnterprise(
  tx: Tx,
  { register, plan }: LoadedRegister,
  creditCode: string | null,
): Promise<Known> {
  const { policy: rule, fields } = register.file;
  const policy = plan.policies.find(({ file }) => file.id === rule?.id)?.file;
  if (!rule || !policy || creditCode === null) return [];
  const asked = [...heldSources(policy.inputs)].filter(([, from]) => 'fact' in from || 'grade' in from);
  if (asked.length === 0) return [];
  const units = new Map(plan.facts?.facts.map(({ id, unit }) => [id, unit]));
  const facts = await loadSubjectFacts(tx, creditCode);
  const held = holdFacts(policy.inputs, new Map(asked), {
    fact: (id) => {
      const value = facts(id, 0);
      return value !== null && typeof value === 'object' && 'n' in value
        ? { kind: 'number', value, unit: units.get(id) ?? '' }
        : undefined;
    },
    grade: (which) => {
      const grade = facts('grade', which === 'year' ? 0 : 1);
      return typeof grade === 'string' ? grade : undefined;
    },
    field: () => undefined,
    listed: false,
    granted: undefined,
    yearEnd: '',
  });
  return Object.entries(rule.facts).flatMap(([fact, from]): Known => {
    const value = valueAt(held.facts, fact);
    const own = 'field' in from ? fields[from.field] : undefined;
    if (!('field' in from) || !own || typeof value !== 'string') return [];
    return [[from.field, own.type === 'number' ? decimal(value) : value]];
  });
}

/** The fields of an application as it is opened: what somebody gave, and what the platform knows besides. */
export interface Prefilled {
  readonly typed: ReadonlyMap<string, FieldValue>;
  readonly known: ReadonlyMap<string, FieldValue>;
}

/**
 * Everything known is filled in when an application is opened; what was typed stands over it, and it can be mended. What a form
 * sends back as it was given is the platform's word still: an enterprise that may not fill in a day of its project is not
 * refused for it.
 */
export async function prefillApplication(
  tx: Tx,
  loaded: LoadedRegister,
  creditCode: string | null,
  typed: ReadonlyMap<string, FieldValue>,
): Promise<Prefilled> {
  const rule = loaded.register.file.policy;
  if (!rule) return { typed, known: new Map() };
  const enterprise = await knownOfEnterprise(tx, loaded, creditCode);
  const project = await knownOfProject(tx, loaded, creditCode, typed.get(rule.number));
  const all = new Map<string, FieldValue>([...enterprise, ...project]);
  const same = (name: string) => {
    const [given, own] = [typed.get(name), all.get(name)];
    return given !== undefined && own !== undefined && writeField(given) === writeField(own);
  };
  return {
    typed: new Map([...typed].filter(([name]) => !same(name))),
    known: new Map([...all].filter(([name]) => !typed.has(name) || same(name))),
  };
}
