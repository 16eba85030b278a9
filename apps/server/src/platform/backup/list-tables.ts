import { sql } from 'drizzle-orm';
import type { Tx } from '../database/index.ts';
import type { Manifest } from './archive.ts';

type TableEntry = Manifest['tables'][number];

/**
 * Every table but the record of the schema itself and those marked `derived`, which loading the others makes again; with
 * the columns that can be written, referred-to tables first.
 */
export async function listTables(tx: Tx): Promise<TableEntry[]> {
  const tables = await tx.rows<TableEntry>(sql`
    select c.relname as name, array_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
      and obj_description(c.oid, 'pg_class') is distinct from 'derived' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`);
  const references = await tx.rows<{ name: string; target: string }>(sql`
    select c.relname as name, t.relname as target
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace and k.conrelid <> k.confrelid`);
  return inOrder(tables, references);
}

/** Sorts tables so that each stands after those it refers to. @throws Error if they refer to one another in a circle */
export function inOrder(
  tables: readonly TableEntry[],
  references: readonly { readonly name: string; readonly target: string }[],
): TableEntry[] {
  const ordered: TableEntry[] = [];
  const placed = new Set<string>();
  let rest = [...tables];
  while (rest.length > 0) {
    const ready = rest.filter(({ name }) =>
      references.every((reference) => reference.name !== name || placed.has(reference.target)),
    );
    if (ready.length === 0)
      throw new Error(`tables refer to one another in a circle: ${rest.map((t) => t.name)}`);
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
    rest = rest.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
