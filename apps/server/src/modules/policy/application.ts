import type { Plan } from '@tenglong/domain/plan';
import { fingerprint, type HeldValue } from '@tenglong/domain/policy';
import type { Entry, GrantRule, RegisterFile } from '@tenglong/domain/register';
import type { Purchase } from './purchase-store.ts';

/** An application with what its register says of the policy. */
export interface Application {
  readonly plan: Plan;
  readonly file: RegisterFile;
  readonly rule: GrantRule;
  readonly entry: Entry;
}

export const entryText = (entry: Entry, field: string): string | null => {
  const value = entry.fields.get(field);
  return typeof value === 'string' && value !== '' ? value : null;
};

export const caseNumberOf = ({ rule, entry }: Application): string =>
  entryText(entry, rule.number) ?? entry.id;

/** The case that the machines of an application stand under. */
export const caseOf = (application: Application): Pick<Purchase, 'policy' | 'caseNumber' | 'creditCode'> => ({
  policy: application.rule.id,
  caseNumber: caseNumberOf(application),
  creditCode: application.entry.subject.id ?? '',
});

export function heldField({ file, entry }: Application, name: string): HeldValue | undefined {
  const spec = file.fields[name];
  const value = entry.fields.get(name);
  if (!spec || value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object') {
    return { kind: 'number', value, unit: spec.type === 'number' ? (spec.unit ?? '') : '' };
  }
  return { kind: 'plain', value };
}

export const sameNumber = (a: string | null, b: string | null): boolean => {
  const key = fingerprint(a);
  return key !== null && key === fingerprint(b);
};
