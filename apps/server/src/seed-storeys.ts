import { sql } from 'drizzle-orm';
import { putOnRegister } from './modules/register/index.ts';
import type { Actor } from './platform/actor/index.ts';
import type { Deps } from './platform/deps.ts';

/** Areas of the demonstration, invented: one that rose by more than a fifth, one by its storeys, one not yet filled in. */
const AREAS: readonly Readonly<Record<string, string>>[] = [
  {
    plantFarBefore: '1.2',
    plantFarAfter: '2.1',
    totalAreaAfterSqm: '30000',
    selfUsedAreaSqm: '6200',
    renovatedAreaSqm: '12000',
    floor4: '0',
    floor5: '0',
    floor6: '0',
  },
  {
    plantFarBefore: '1.5',
    plantFarAfter: '1.7',
    totalAreaAfterSqm: '22000',
    selfUsedAreaSqm: '3600',
    renovatedAreaSqm: '3600',
    floor4: '1800',
    floor5: '1200',
    floor6: '600',
  },
  {},
];

/** Opens an application under clause 23 for the first projects of the demonstration's list, as their builders would. */
export async function seedStoreys(deps: Deps, office: Actor): Promise<void> {
  const projects = await deps.db.read((tx) =>
    tx.rows<{ number: string; code: string; name: string }>(sql`
      select r.subject_id as number, e.credit_code as code, e.name from register_entries r
      join enterprises e on e.name = r.fields->>'owner'
      where r.register = 'zero-land' and r.stage <> 'dropped' and r.fields->>'floor' is not null
      order by r.subject_id limit ${AREAS.length}`),
  );
  for (const [at, { number, code, name }] of projects.entries()) {
    const fields = { number, ...AREAS[at] };
    await putOnRegister(deps, office, 'vertical-grant', {
      subjectId: code,
      subjectName: name,
      unitId: null,
      fields,
    });
  }
}
