import type { GradeCounts, RunDetail } from '@tenglong/contracts/evaluation';
import type { ScaleName } from '@tenglong/contracts/page';
import { Grade } from '@tenglong/contracts/page';
import { formatCount } from '../../shared/value/index.ts';

export const SCALES: Readonly<Record<ScaleName, string>> = { above: '规上', below: '规下' };

/** Whose figures a reader is shown beside those of the county. */
export interface Whose {
  readonly whole: boolean;
  readonly name: string;
  readonly single?: boolean;
}

const NONE: GradeCounts = { A: 0, B: 0, C: 0, D: 0, none: 0 };
const plus = (a: GradeCounts, b: GradeCounts): GradeCounts => ({
  A: a.A + b.A,
  B: a.B + b.B,
  C: a.C + b.C,
  D: a.D + b.D,
  none: a.none + b.none,
});
const all = ({ A, B, C, D, none }: GradeCounts): number => A + B + C + D + none;

/** The enterprises of the reader's that took part, by the size they are evaluated in. */
export const ownListed = ({ byUnit }: Pick<RunDetail, 'byUnit'>, scale: ScaleName): number =>
  byUnit.filter((one) => one.scale === scale).reduce((sum, { counts }) => sum + all(counts), 0);

const gradeWords = ({ A, B, C, D, none }: GradeCounts): string => {
  const grades = Object.entries({ A, B, C, D }).map(([grade, n]) => `${grade} 档 ${formatCount(n, '家')}`);
  return `${grades.join('、')}${none > 0 ? `，${formatCount(none, '家')}缺数未评` : ''}`;
};

const gradeOfOne = (own: GradeCounts): string => {
  const grade = Grade.options.find((one) => own[one] > 0);
  if (grade) return `评为 ${grade} 档`;
  return own.none > 0 ? '缺数未评' : '没有参评';
};

/** The grades of the reader's enterprises: the county's for whoever sees all of it, else their own with whose they are. */
export function runSentence(
  run: Pick<RunDetail, 'year' | 'final' | 'byUnit'>,
  { whole, name, single }: Whose,
): string {
  if (whole) return `全市 ${run.year} 年 ${gradeWords(run.final)}`;
  const own = run.byUnit.reduce((sum, { counts }) => plus(sum, counts), NONE);
  return `${name} ${run.year} 年${single ? gradeOfOne(own) : ` ${gradeWords(own)}`}`;
}

/** Who took part and was ranked in the county; adjustments are those of the reader's enterprises. */
export function runLead(
  run: Pick<RunDetail, 'schemes' | 'adjusted' | 'final'>,
  { whole, name }: Whose,
): string {
  const parts = run.schemes.map(
    ({ scale, listed, ranked }) =>
      `${SCALES[scale]}参评 ${formatCount(listed, '家')}、排名 ${formatCount(ranked, '家')}`,
  );
  const county = whole
    ? [`全市${parts.join('，')}`]
    : [`全市 ${gradeWords(run.final)}`, parts.length > 0 ? `全市${parts.join('，')}` : ''];
  const of = whole ? '' : `${name} `;
  const moved = run.adjusted > 0 ? `${of}${run.adjusted} 家因违法违规、激励或降档调整了等级` : '';
  return `${[...county, moved].filter((part) => part !== '').join('；')}。`;
}
