import type { Suggestion } from '@tenglong/contracts/enterprise';
import { cleanName } from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import { likeLiteral, type Tx } from '../../platform/database/index.ts';
import { searchCondition } from './search-condition.ts';
import { ROSTER_OWNER, withinScope } from './within-scope.ts';

const MOST = 8;

/** Enterprises whose name, code or pinyin initials begin with or contain the text; those that begin with it first. */
export async function suggestEnterprises(tx: Tx, scope: Scope, text: string): Promise<Suggestion[]> {
  const key = cleanName(text);
  if (key === '') return [];
  const begins = `${likeLiteral(key)}%`;
  const rows = await tx.rows<{ creditCode: string; name: string; unitName: string }>(sql`
    select e.credit_code as "creditCode", e.name, e.unit_name as "unitName" from enterprises e
    where ${withinScope(scope, ROSTER_OWNER)} and ${searchCondition(text)}
    order by (e.name_key like ${begins} or e.initials like ${begins.toLowerCase()}) desc, e.pinyin, e.credit_code
    limit ${MOST}`);
  return rows.map(({ creditCode, name, unitName }) => ({
    kind: 'enterprise',
    title: name,
    note: `${unitName} ${creditCode}`,
    href: `/enterprises/${creditCode}`,
  }));
}
