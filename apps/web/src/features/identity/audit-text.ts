import type { AuditChain, AuditEntry } from '@tenglong/contracts/audit';
import { formatCount } from '../../shared/value/index.ts';
import { keptNames, keptValues } from './kept-words.ts';

/** The answer of the page: how many entries, and whether any was changed or taken out since. */
export function chainSentence(chain: AuditChain | undefined): string {
  if (!chain) return '审计记录';
  return chain.intact ? `共 ${formatCount(chain.entries, '条')}记录，链条完整` : chain.finding;
}

const single = (key: string, value: unknown): string =>
  typeof value === 'boolean' ? (value ? '是' : '否') : (keptValues[key]?.[String(value)] ?? String(value));

function* keptLines(kept: object, depth: number): Generator<string> {
  for (const [key, value] of Object.entries(kept)) {
    if (value === null || value === undefined || value === '') continue;
    const name = Array.isArray(kept) ? '' : `${keptNames[key] ?? key}：`;
    const indent = '　'.repeat(depth);
    if (typeof value !== 'object') yield `${indent}${name}${single(key, value)}`;
    else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
      yield `${indent}${name}${value.map((item) => single(key, item)).join('、')}`;
    } else {
      yield `${indent}${name}`;
      yield* keptLines(value, depth + 1);
    }
  }
}

/** What an entry keeps of a state, one line a property in the office's words; a text as it is, nothing for nothing. */
export function keptText(kept: unknown): string {
  if (kept === null || kept === undefined) return '';
  return typeof kept === 'object' ? [...keptLines(kept, 0)].join('\n') : String(kept);
}

/** Where a change came from, in one line: the file, or the address of a sign-in. */
export function sourceText(source: unknown): string {
  if (typeof source !== 'object' || source === null) return keptText(source);
  return Object.entries(source)
    .flatMap(([key, value]) =>
      typeof value === 'number'
        ? [`${keptNames[key] ?? key} ${value}`]
        : typeof value === 'string'
          ? [value]
          : [],
    )
    .join('、');
}

/** Who: a person by name and account, the product by what it was doing. */
export const personText = ({
  name,
  account,
  byPerson,
}: Pick<AuditEntry, 'name' | 'account' | 'byPerson'>): string =>
  byPerson && name !== account ? `${name}（${account}）` : name || account;

const INTERNAL_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What it was done to, in words; an id that nobody can read is left to the drawer. */
export const subjectText = ({
  subject,
  subjectTitle,
}: Pick<AuditEntry, 'subject' | 'subjectTitle'>): string =>
  subjectTitle || (INTERNAL_ID.test(subject) ? '' : subject);
