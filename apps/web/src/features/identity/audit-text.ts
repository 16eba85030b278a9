import type { AuditChain, AuditEntry } from '@tenglong/contracts/audit';
import { formatCount } from '../../shared/value/index.ts';

/** The answer of the page: how many entries, and whether any was changed or taken out since. */
export function chainSentence(chain: AuditChain | undefined): string {
  if (!chain) return '审计记录';
  return chain.intact ? `共 ${formatCount(chain.entries, '条')}记录，链条完整` : chain.finding;
}

/** What an entry keeps of a state, one line a property; a text as it is, nothing for nothing. */
export function keptText(kept: unknown): string {
  if (kept === null || kept === undefined) return '';
  return typeof kept === 'string' ? kept : JSON.stringify(kept, null, 2);
}

/** Where a change came from, in one line: the file, or the address of a sign-in. */
export function sourceText(source: unknown): string {
  if (typeof source !== 'object' || source === null) return keptText(source);
  return Object.values(source)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('、');
}

/** Who: a person by name and account, the product by what it was doing. */
export const personText = ({
  name,
  account,
  byPerson,
}: Pick<AuditEntry, 'name' | 'account' | 'byPerson'>): string =>
  byPerson && name !== account ? `${name}（${account}）` : name;

const INTERNAL_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What it was done to, in words; an id that nobody can read is left to the drawer. */
export const subjectText = ({
  subject,
  subjectTitle,
}: Pick<AuditEntry, 'subject' | 'subjectTitle'>): string =>
  subjectTitle || (INTERNAL_ID.test(subject) ? '' : subject);
