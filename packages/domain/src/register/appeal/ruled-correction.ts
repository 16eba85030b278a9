import type { Exact } from '../../values/index.ts';
import type { Entry } from '../entry.ts';
import type { PreparedRegister } from '../prepare-register.ts';

/** What may be wrong with a published list: a row that should not be there, one that is not there, what a row says. */
export const CORRECTIONS = ['removed', 'missing', 'corrected'] as const;
export type CorrectionKind = (typeof CORRECTIONS)[number];

/** What a ruling puts right of a list that was published. */
export interface RuledCorrection {
  readonly publication: Exact;
  readonly kind: CorrectionKind;
  /** The row it is over; none where it should have been there and was not. */
  readonly place: Exact | undefined;
  readonly ruling: string;
  /** What it should say, in the words of the appeal. */
  readonly words: string;
  readonly grounds: string;
}

/**
 * What an entry that has just been closed puts right: nothing unless its register hears appeals, the ruling takes what is
 * pleaded, and that is a fault of a list.
 */
export function ruledCorrection(
  { file, stages }: PreparedRegister,
  before: Entry,
  after: Entry,
): RuledCorrection | undefined {
  const { publication } = file;
  if (publication?.plea === undefined || before.stage === after.stage) return undefined;
  if (stages.get(after.stage)?.kind !== 'closed') return undefined;
  const { fields } = after;
  const ruling = fields.get(publication.ruling);
  if (typeof ruling !== 'string' || !publication.takes.includes(ruling)) return undefined;
  const kind = CORRECTIONS.find((one) => one === fields.get(publication.plea ?? ''));
  const number = fields.get(publication.number);
  if (kind === undefined || !number || typeof number !== 'object') return undefined;
  const place = publication.row === undefined ? undefined : fields.get(publication.row);
  const text = (name: string | undefined): string => {
    const value = name === undefined ? undefined : fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    publication: number,
    kind,
    ruling,
    place: kind !== 'missing' && place && typeof place === 'object' ? place : undefined,
    words: text(publication.words),
    grounds: text(publication.grounds),
  };
}
