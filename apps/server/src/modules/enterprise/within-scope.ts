import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';

/** The columns by which a query's rows belong to somebody; `null` where the rows have no such column. */
export interface Owner {
  /** Holds a unit's code. */
  readonly unit: SQL;
  /** Holds a credit code. Rows without one are nobody's but the offices'. */
  readonly enterprise: SQL | null;
}

/** The condition that keeps a query inside the actor's units, or with their own enterprise. */
export function withinScope(scope: Scope, { unit, enterprise }: Owner): SQL {
  switch (scope.kind) {
    case 'county':
      return sql`true`;
    case 'units':
      return sql`${unit} = any(${sql.param([...scope.units])}::text[])`;
    case 'enterprise':
      return enterprise === null ? sql`false` : sql`${enterprise} = ${scope.creditCode}`;
  }
}

/** Of queries that name the roster `e`. */
export const ROSTER_OWNER: Owner = { unit: sql`e.unit_id`, enterprise: sql`e.credit_code` };
