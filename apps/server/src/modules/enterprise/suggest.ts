import type { Suggestion } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { ROSTER_OWNER, withinScope } from './within-scope.ts';

const MOST = 8;

/** Enterprises whose name, code or pinyin initials begin with or contain the text; those that begin with it first. */
export async function suggestEnterprises(tx: Tx, scope: Scope, text: string): Promise<Suggestion[]> {
  const key = text.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
  if (key === '') return [];
  const literal = key.replace(/[\\%_]/g, (mark) => `\\${mark}`);
  const contains = `%${literal}%`;
  const initials = /^[a-z]+$/i.test(key) ? contains.toLowerCase() : null;
  const rows = await tx.rows<{ creditCode: string; name: string; unitName: string }>(sql`
    select e.credit_code as "creditCode", e.name, e.unit_name as "unitName" from enterprises e
    where ${withinScope(scope, ROSTER_OWNER)} and (e.name_key like ${contains}
      or e.credit_code like ${contains.toUpperCase()} or e.initials like ${initials})
    order by (e.name_key like ${`${literal}%`} or e.initials like ${`${literal.toLowerCase()}%`}) desc, e.pinyin, e.credit_code
    limit ${MOST}`);
  return rows.map(({ creditCode, name, unitName }) => ({
    kind: 'enterprise',
    title: name,
    note: `${unitName} ${creditCode}`,
    href: `/enterprises/${creditCode}`,
  }));
}
