import type { Permission, Role } from '@tenglong/contracts/identity';

/** Which figures of the rows in reach may be read. */
export type FieldRights =
  | { readonly kind: 'all' }
  /** What is not confidential, and what this department answers for. */
  | { readonly kind: 'department'; readonly department: string | undefined }
  | { readonly kind: 'none' };

/**
 * Whose rows an actor may see or touch, and which of their figures. Every store takes `(tx, scope)`, so that no query
 * can forget it; `withinScope` and `mayReadField` are the only places where it is looked into for enterprises' data.
 */
export type Scope = { readonly fields: FieldRights } & (
  | { readonly kind: 'county' }
  | { readonly kind: 'units'; readonly units: readonly string[] }
  | { readonly kind: 'enterprise'; readonly creditCode: string }
);

const everyField: FieldRights = { kind: 'all' };

export const countyScope: Scope = { kind: 'county', fields: everyField };

/** Nothing of the campaign at all. */
export const noScope: Scope = { kind: 'units', units: [], fields: { kind: 'none' } };

/** Whether a unit as a whole is in reach: its targets and sums, not only rows of one's own in it. */
export const seesUnit = (scope: Scope, unit: string): boolean =>
  scope.kind === 'county' || (scope.kind === 'units' && scope.units.includes(unit));

/** A figure as the plan declares it. */
export interface FieldSensitivity {
  readonly sensitivity: 'public' | 'restricted' | 'confidential';
  /** The department that answers for it, by its id in the plan. */
  readonly departmentId?: string | undefined;
}

/** Whether a figure of a row in reach may be read: the confidential ones only by whom the role's rights allow. */
export function mayReadField({ fields }: Scope, { sensitivity, departmentId }: FieldSensitivity): boolean {
  if (fields.kind === 'all' || sensitivity === 'public') return true;
  if (fields.kind === 'none') return false;
  return sensitivity === 'restricted' || (departmentId !== undefined && departmentId === fields.department);
}

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
  /** What the person has to do first; until then only their own session is open to them. */
  readonly duty?: Duty | undefined;
  /** For whom they work, if not for themselves; what they do is still theirs. */
  readonly actingFor?: { readonly id: string; readonly name: string } | undefined;
}

/** A password to be changed, a second factor to be enrolled. */
export type Duty = 'password' | 'factor';

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
