import type { EnterpriseYear, FactsFile, Scale } from '../enterprise/index.ts';
import type { FactSource, SourceReference, Vocabulary } from '../rule/index.ts';
import { whole } from '../values/index.ts';

/** What a screening rule may name: the figures of the fact dictionary, what the roster says, and the year itself. */
export function screeningVocabulary({ facts }: Pick<FactsFile, 'facts'>): Vocabulary {
  const figures = facts.map(
    ({ id, title, unit }) => [id, { type: 'number', label: title, unit, decimals: 6 }] as const,
  );
  return {
    ...Object.fromEntries(figures),
    scale: { type: 'text', label: '规模', options: { above: '规上', below: '规下' } },
    unit: { type: 'text', label: '所在乡镇（街道）' },
    industry: { type: 'text', label: '行业代码' },
    year: { type: 'number', label: '年份' },
  };
}

/**
 * An enterprise's record of one year. Its scale may be unknown (two rows of the roster disagree): it is judged all the
 * same, and only a rule that does not depend on the scale, or fails for another reason, comes to a verdict.
 */
export type ScreeningSubject = Omit<EnterpriseYear, 'scale'> & { readonly scale: Scale | null };

/** One enterprise: its record of the evaluated year, then of the years before; `undefined` where it had none. */
export type EnterpriseYears = readonly (ScreeningSubject | undefined)[];

/** The record nearest to a year; of two as near the later one. */
function nearestRecord(years: EnterpriseYears, yearsBefore: number): ScreeningSubject | undefined {
  const known = [...years.entries()].filter(([, record]) => record !== undefined);
  const distance = ([at]: (typeof known)[number]) => Math.abs(at - yearsBefore);
  return known.sort((a, b) => distance(a) - distance(b))[0]?.[1];
}

/** Where a figure came from: asked only while an explanation is written. */
export type SourceOf = (fact: string, year: number) => SourceReference | undefined;

/**
 * The facts of one enterprise for the rules. Scale, unit and industry are the roster's: for a year without a record
 * those of the nearest year that has one.
 */
export function factsOfEnterprise(years: EnterpriseYears, year: number, sourceOf?: SourceOf): FactSource {
  return {
    read(fact, yearsBefore) {
      if (fact === 'year') return whole(year - yearsBefore);
      const record = years[yearsBefore];
      if (fact === 'scale' || fact === 'unit' || fact === 'industry') {
        const value = (record ?? nearestRecord(years, yearsBefore))?.[fact];
        return value === '' ? undefined : value;
      }
      return record?.facts.get(fact);
    },
    hasRecord: (yearsBefore) => years[yearsBefore] !== undefined,
    ...(sourceOf && { sourceOf: (fact, yearsBefore) => sourceOf(fact, year - yearsBefore) }),
  };
}
