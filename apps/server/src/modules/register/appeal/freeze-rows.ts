import { createHash } from 'node:crypto';
import { unitName } from '@tenglong/domain/plan';
import { titleOfStage } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { cellWords, fieldHeader } from '../cell-words.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { publicSpecs } from '../field-spec.ts';
import { maskFields, writeFields } from '../field-values.ts';
import type { LoadedRegister } from '../register-library.ts';

/** Rows of one insert: a list of tens of thousands goes in a few statements. */
const AT_ONCE = 2_000;

/**
 * Freezes a list as it is published: every entry in the stages with its public fields in words, names masked as the list
 * masks them, in the order of units and names.
 *
 * @returns how many rows, and a digest of them all
 */
export async function freezeRows(
  tx: Tx,
  number: number,
  loaded: LoadedRegister,
  stages: readonly string[],
): Promise<{ readonly count: number; readonly digest: string }> {
  const { plan, register } = loaded;
  const { file } = register;
  const specs = publicSpecs(file);
  const stored = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.register = ${file.id} and e.stage = any(${sql.param([...stages])}::text[])
    order by e.unit_id nulls last, e.subject_name, e.id`);
  const rows = stored.map((one, at) => {
    const entry = toEntry(one, register);
    const fields = maskFields(file, writeFields(entry.fields));
    const said = specs.flatMap((spec) => {
      const text = cellWords(spec, fields[spec.name]);
      return text === '' ? [] : [{ label: fieldHeader(spec), text }];
    });
    return {
      place: at + 1,
      entry_id: entry.id,
      subject_id: entry.subject.id,
      subject_name: entry.subject.name,
      unit_id: entry.unit,
      unit_name: entry.unit === null ? plan.meta.county.name : unitName(plan, entry.unit),
      stage_title: titleOfStage(file, entry.stage),
      said,
    };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx.run(sql`
      insert into publication_rows (number, place, entry_id, subject_id, subject_name, unit_id, unit_name, stage_title, said)
      select ${number}::int, n.place, n.entry_id, n.subject_id, n.subject_name, n.unit_id, n.unit_name, n.stage_title, n.said
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + AT_ONCE))}::jsonb) as n(place int, entry_id uuid,
        subject_id text, subject_name text, unit_id text, unit_name text, stage_title text, said json)`);
  }
  return { count: rows.length, digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex') };
}
