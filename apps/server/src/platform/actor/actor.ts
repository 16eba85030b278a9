import type { Permission, Role } from '@tenglong/contracts/identity';

/**
 * Which units' rows an actor may see or touch. Every store takes `(tx, scope)`, so that no query can forget it.
 * A township's account carries its own unit codes; everybody else sees the whole county.
 */
export type Scope =
  | { readonly kind: 'county' }
  | { readonly kind: 'units'; readonly units: readonly string[] };

export const countyScope: Scope = { kind: 'county' };

/** Who acts: a signed-in person, or the system itself (jobs, the command line). */
export interface Actor {
  /** The person's id; the system has none. */
  readonly userId: string | undefined;
  readonly account: string;
  readonly displayName: string;
  readonly role: Role | 'system';
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  /** The department a 责任单位 account acts for, by its id in the plan. */
  readonly departmentId?: string | undefined;
}

/** The system at work without a person: it is named in the audit, and no route lets it in. */
export function systemActor(account: string, displayName: string): Actor {
  return {
    userId: undefined,
    account,
    displayName,
    role: 'system',
    permissions: new Set(),
    scope: countyScope,
  };
}
