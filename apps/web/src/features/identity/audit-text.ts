import type { AuditChain, AuditEntry, AuditRegister } from '@tenglong/contracts/audit';
import { formatCount } from '../../shared/value/index.ts';
import { keptNames, keptValues } from './kept-words.ts';

/** The answer of the page: how many entries, and whether any was changed or taken out since. */
export function chainSentence(chain: AuditChain | undefined): string {
  if (!chain) return '审计记录';
  return chain.intact ? `共 ${formatCount(chain.entries, '条')}记录，链条完整` : chain.finding;
}

const INTERNAL_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Codes of a list by the property that keeps them. */
const CODES = { stage: 'stages', to: 'stages', move: 'moves', evidence: 'evidence' } as const;
const ofList = (key: string): key is keyof typeof CODES => Object.hasOwn(CODES, key);

/** What an entry keeps, said in the words of the list that it is about. */
class KeptText {
  private readonly registers: readonly AuditRegister[];
  private readonly own: AuditRegister | undefined;

  constructor(registers: readonly AuditRegister[], own: string | undefined) {
    this.registers = registers;
    this.own = registers.find(({ id }) => id === own);
  }

  *lines(kept: object, depth = 0): Generator<string> {
    for (const [key, value] of Object.entries(kept)) {
      if (value === null || value === undefined || value === '') continue;
      const name = Array.isArray(kept) ? '' : `${this.nameOf(key)}：`;
      const indent = '　'.repeat(depth);
      if (typeof value !== 'object') yield `${indent}${name}${this.single(key, value)}`;
      else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
        yield `${indent}${name}${value.map((item) => this.single(key, item)).join('、')}`;
      } else {
        yield `${indent}${name}`;
        yield* this.lines(value, depth + 1);
      }
    }
  }

  private nameOf(key: string): string {
    return this.own?.fields[key]?.label ?? keptNames[key] ?? key;
  }

  private single(key: string, value: unknown): string {
    if (typeof value === 'boolean') return value ? '是' : '否';
    const code = String(value);
    const list = key === 'register' || key === 'registers' || key === 'against';
    const named = list ? this.registers.find(({ id }) => id === code)?.title : undefined;
    const inList = ofList(key) ? this.own?.[CODES[key]][code] : undefined;
    return named ?? inList ?? this.own?.fields[key]?.options[code] ?? keptValues[key]?.[code] ?? code;
  }
}

/** Which list an entry is about, if it says so. */
const listOf = ({ source }: Pick<AuditEntry, 'source'>): string | undefined => {
  const register: unknown =
    typeof source === 'object' && source !== null ? Reflect.get(source, 'register') : undefined;
  return typeof register === 'string' ? register : undefined;
};

/**
 * What an entry keeps of a state, one line a property in the office's words; a text as it is, nothing for nothing.
 *
 * @param registers - the lists that are spoken of
 */
export function keptText(
  kept: unknown,
  registers: readonly AuditRegister[] = [],
  entry: Pick<AuditEntry, 'source'> = { source: null },
): string {
  if (kept === null || kept === undefined) return '';
  if (typeof kept !== 'object') return String(kept);
  return [...new KeptText(registers, listOf(entry)).lines(kept)].join('\n');
}

/** Where a change came from, in one line: the list, the file, or the address of a sign-in. */
export function sourceText(source: unknown, registers: readonly AuditRegister[] = []): string {
  if (typeof source !== 'object' || source === null) return keptText(source);
  return Object.entries(source)
    .flatMap(([key, value]) => {
      if (key === 'revision') return [`第 ${value} 步`];
      if (typeof value === 'number') return [`${keptNames[key] ?? key} ${value}`];
      if (typeof value !== 'string' || INTERNAL_ID.test(value)) return [];
      return [registers.find(({ id }) => key === 'register' && id === value)?.title ?? value];
    })
    .join('、');
}

/** Who: a person by name and account, the product by what it was doing. */
export const personText = ({
  name,
  account,
  byPerson,
}: Pick<AuditEntry, 'name' | 'account' | 'byPerson'>): string =>
  byPerson && name !== account ? `${name}（${account}）` : name || account;

/** What it was done to, in words; an id that nobody can read is left to the drawer. */
export const subjectText = ({
  subject,
  subjectTitle,
}: Pick<AuditEntry, 'subject' | 'subjectTitle'>): string =>
  subjectTitle || (INTERNAL_ID.test(subject) ? '' : subject);

/** `专班办公室，玉环丙卯瑞机床股份有限公司`: who and to what; nobody is named twice for what they did to their own account. */
export const auditNote = (
  entry: Pick<AuditEntry, 'name' | 'account' | 'subject' | 'subjectTitle'>,
): string => {
  const about = subjectText(entry);
  return about === '' || about.includes(`（${entry.account}）`) ? entry.name : `${entry.name}，${about}`;
};
