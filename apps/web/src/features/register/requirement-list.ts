import type { EntryDetail, MoveText } from '@tenglong/contracts/register';
import { formatDay, type LightKind } from '../../shared/value/index.ts';
import { piecesWord } from './entry-words.ts';
import { fieldText } from './field-text.ts';

/** One thing a step asks for: there or not, and what is there or how much is wanting. */
export interface Requirement {
  readonly key: string;
  readonly met: boolean;
  readonly title: string;
  readonly state: string;
  /** What to do about it. */
  readonly remedy: string;
}

export const requirementLight = ({ met }: Pick<Requirement, 'met'>): LightKind => (met ? 'done' : 'slow');

type Facts = Pick<EntryDetail, 'fieldSpecs' | 'evidenceSpecs' | 'fields' | 'evidence' | 'signatures'>;

/** Everything a step asks for, met or not, in the order it asks: fields, evidence, signatures, conditions. */
export function requirementsOf(
  entry: Facts & Partial<Pick<EntryDetail, 'next'>> & { readonly today: string },
  move: MoveText,
): readonly Requirement[] {
  const missing = (about: string) => move.missing.find((one) => one.about === about);
  const fields = move.fields.flatMap((name): Requirement[] => {
    const spec = entry.fieldSpecs.find((one) => one.name === name);
    if (!spec) return [];
    const lack = missing(name);
    return [
      {
        key: name,
        met: lack === undefined,
        title: spec.label,
        remedy: lack?.remedy ?? '',
        state: fieldText(spec, entry.fields[name]),
      },
    ];
  });
  const evidence = move.evidence.map(({ kind, label, have, need }): Requirement => {
    const word = piecesWord(entry, kind);
    const last = entry.evidence.findLast((piece) => piece.kind === kind);
    const met = have >= need;
    return {
      key: kind,
      met,
      title: need > 1 ? `${label} ${need} ${word}` : label,
      state: met
        ? formatDay(last?.on, { withinYear: Number(entry.today.slice(0, 4)) })
        : `还差 ${need - have} ${word}`,
      remedy: missing(kind)?.remedy ?? '',
    };
  });
  const asksSignatures = move.missing.some(({ kind }) => kind === 'signature');
  const signed = entry.signatures.filter(({ on }) => on !== null).length;
  const signatures: readonly Requirement[] = asksSignatures
    ? [
        {
          key: 'signatures',
          met: false,
          title: `${entry.signatures.length} 个部门签字`,
          state: `已签 ${signed} 个`,
          remedy: '',
        },
      ]
    : [];
  const others = move.missing
    // Whoever waits for others is not told to find another person.
    .filter(({ kind }) => kind === 'guard' || (kind === 'second-person' && entry.next?.mine !== false))
    .map(
      ({ message, remedy }): Requirement => ({
        key: message,
        met: false,
        title: message,
        state: '',
        remedy,
      }),
    );
  return [...fields, ...evidence, ...signatures, ...others];
}

/** `4 项齐 3 项` */
export function tally(requirements: readonly Requirement[]): string {
  const met = requirements.filter((one) => one.met).length;
  return met === requirements.length ? `${met} 项都齐了` : `${requirements.length} 项齐 ${met} 项`;
}
