import type { EnterpriseYear } from '../../enterprise/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { type EvaluationResult, listResults } from './result.ts';
import { type EvaluationOptions, runScheme, type SchemeRun } from './scheme-run.ts';

/** An evaluation of one year. */
export interface EvaluationRun {
  readonly year: number;
  readonly schemes: readonly SchemeRun[];
  /**
   * By scheme in the order given; within it by rank, then the ungraded by credit code. Written out when first asked for:
   * who reads a hundred thousand of them takes the columns of `schemes`.
   */
  readonly results: readonly EvaluationResult[];
}

/**
 * Grades enterprises under one or more schemes.
 *
 * Never throws for what is unknown: whoever cannot be ranked is listed ungraded, with every missing fact named.
 * The order of `enterprises` does not matter; each credit code must stand once.
 */
export function evaluate(
  enterprises: readonly EnterpriseYear[],
  schemes: readonly SchemeFile[],
  options: EvaluationOptions,
): EvaluationRun {
  const runs = schemes.map((scheme) => runScheme(enterprises, scheme, options));
  let results: readonly EvaluationResult[] | undefined;
  return {
    year: options.year,
    schemes: runs,
    get results() {
      results ??= runs.flatMap(listResults);
      return results;
    },
  };
}
