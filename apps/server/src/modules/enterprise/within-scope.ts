import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';

/** The condition that keeps a query inside the actor's units; `column` holds a unit code. */
export function withinScope(scope: Scope, column: SQL): SQL {
  return scope.kind === 'county' ? sql`true` : sql`${column} = any(${sql.param([...scope.units])}::text[])`;
}
