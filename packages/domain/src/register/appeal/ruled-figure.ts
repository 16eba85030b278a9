import type { Exact } from '../../values/index.ts';
import type { Entry } from '../entry.ts';
import type { PreparedRegister } from '../prepare-register.ts';

/** The figure that a ruling on an appeal puts in the place of the one reported. */
export interface RuledFigure {
  readonly publication: Exact;
  readonly fact: string;
  readonly value: Exact;
  readonly grounds: string;
}

/**
 * What an entry that has just been closed lays down: nothing unless its register hears appeals, the ruling takes the
 * figure, and there is one.
 */
export function ruledFigure(
  { file, stages }: PreparedRegister,
  before: Entry,
  after: Entry,
): RuledFigure | undefined {
  const { publication } = file;
  if (!publication || before.stage === after.stage) return undefined;
  if (stages.get(after.stage)?.kind !== 'closed') return undefined;
  const { fields } = after;
  const ruling = fields.get(publication.ruling);
  if (typeof ruling !== 'string' || !publication.takes.includes(ruling)) return undefined;
  const [number, fact, value, grounds] = [
    fields.get(publication.number),
    fields.get(publication.fact),
    fields.get(publication.verified),
    fields.get(publication.grounds),
  ];
  if (!number || typeof number !== 'object' || !value || typeof value !== 'object') return undefined;
  if (typeof fact !== 'string' || fact === '') return undefined;
  return { publication: number, fact, value, grounds: typeof grounds === 'string' ? grounds : '' };
}

/** The grade that a ruling on an appeal puts in the place of the one published. */
export interface RuledGrade {
  readonly publication: Exact;
  readonly grade: string;
  readonly grounds: string;
}

/** The same of an appeal over a grade: nothing unless it pleads the grade, the ruling takes it, and there is one. */
export function ruledGrade(
  { file, stages }: PreparedRegister,
  before: Entry,
  after: Entry,
): RuledGrade | undefined {
  const { publication } = file;
  if (publication?.plea === undefined || publication.ruledGrade === undefined) return undefined;
  if (before.stage === after.stage || stages.get(after.stage)?.kind !== 'closed') return undefined;
  const { fields } = after;
  const ruling = fields.get(publication.ruling);
  if (fields.get(publication.plea) !== 'grade') return undefined;
  if (typeof ruling !== 'string' || !publication.takes.includes(ruling)) return undefined;
  const [number, grade, grounds] = [
    fields.get(publication.number),
    fields.get(publication.ruledGrade),
    fields.get(publication.grounds),
  ];
  if (!number || typeof number !== 'object' || typeof grade !== 'string' || grade === '') return undefined;
  return { publication: number, grade, grounds: typeof grounds === 'string' ? grounds : '' };
}
