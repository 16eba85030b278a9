import type { FactsFile } from '../../enterprise/index.ts';
import {
  checkRule,
  createEnvironment,
  type Environment,
  RuleBook,
  type RuleProblem,
} from '../../rule/index.ts';
import type { SchemeFile } from './scheme.ts';
import { figureVocabulary, vetoVocabulary } from './vocabulary.ts';

/** A condition of a scheme that cannot be run, and where it stands in the file. */
export interface SchemeRuleProblem {
  readonly path: readonly (string | number)[];
  readonly problem: RuleProblem;
}

/** What the conditions of a scheme's adjustments and of its vetoes may name. */
export function schemeEnvironments(
  scheme: SchemeFile,
  facts: FactsFile,
): { readonly adjustments: Environment; readonly vetoes: Environment } {
  const book = scheme.rules ?? RuleBook.parse({});
  return {
    adjustments: createEnvironment(figureVocabulary(facts), book),
    vetoes: createEnvironment(vetoVocabulary(facts), book),
  };
}

/** Checks names, types and units of every condition against the fact dictionary; empty if all can be run. */
export function checkSchemeRules(scheme: SchemeFile, facts: FactsFile): readonly SchemeRuleProblem[] {
  const environments = schemeEnvironments(scheme, facts);
  return (['adjustments', 'vetoes'] as const).flatMap((list) =>
    scheme[list].flatMap(({ when }, at) =>
      checkRule(when, environments[list], 'boolean').map((problem) => ({
        path: [list, at, 'when'],
        problem,
      })),
    ),
  );
}
