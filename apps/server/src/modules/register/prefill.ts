import type { FieldText } from '@tenglong/contracts/register';
import type { FieldValue } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { loadFields } from './field-values.ts';
import type { LoadedRegister } from './register-library.ts';

/**
 * What is known of the case an application is for: the fields of the same name and type of the entry that its policy is
 * about, such as a project's days of filing and building. What was typed stands over it.
 */
export async function prefillApplication(
  tx: Tx,
  { register, plan }: LoadedRegister,
  creditCode: string | null,
  typed: ReadonlyMap<string, FieldValue>,
): Promise<ReadonlyMap<string, FieldValue>> {
  const rule = register.file.policy;
  const about = plan.policies.find(({ file }) => file.id === rule?.id)?.file.about;
  const number = rule && typed.get(rule.number);
  const source = plan.registers.find(({ file }) => file.id === about?.register)?.file;
  if (!about || !source || typeof number !== 'string') return typed;
  const [found] = await tx.rows<{ name: string; fields: Record<string, FieldText> }>(sql`
    select subject_name as name, fields from register_entries
    where register = ${about.register} and subject_id = ${number} and fields->>${about.enterprise} = ${creditCode}
      and stage <> 'dropped' order by closed_on nulls first, opened_on desc limit 1`);
  if (!found) return typed;
  const known = [...loadFields(source, found.fields)].filter(([name]) => {
    const [own, theirs] = [register.file.fields[name], source.fields[name]];
    return own !== undefined && own.type === theirs?.type;
  });
  const title = register.file.fields.project ? [['project', found.name] as const] : [];
  return new Map<string, FieldValue>([...known, ...title, ...typed]);
}
