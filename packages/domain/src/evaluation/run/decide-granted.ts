import type { EnterpriseYear, FactsFile } from '../../enterprise/index.ts';
import { type CompiledRule, type FactSource, interpretRule } from '../../rule/index.ts';
import { lastDayOfYear } from '../../values/index.ts';
import { codeOfGrade, compileCondition, NO_LIMITS, namedFacts } from '../kernel/index.ts';
import { type SchemeFile, schemeEnvironments, type Veto } from '../scheme/index.ts';
import type { DecidedAdjustment } from './decided-adjustment.ts';
import type { Grants } from './promotion.ts';

/** Decides what is granted to one enterprise or imposed on it from outside its figures. */
export type DecideGranted = (enterprise: EnterpriseYear) => readonly DecidedAdjustment[];

interface CompiledVeto {
  readonly veto: Veto;
  readonly condition: CompiledRule;
}

/** The findings of a year, oldest first. */
const findingsOf = ({ violations }: EnterpriseYear, year: number) =>
  violations
    .filter(({ foundOn }) => foundOn.startsWith(`${year}-`))
    .sort((a, b) => (a.foundOn < b.foundOn ? -1 : 1));

/** An enterprise as the conditions of vetoes see it; nothing is known of the years before. */
function sourceOf(enterprise: EnterpriseYear, year: number): FactSource {
  const texts = new Map([
    ['unit', enterprise.unit],
    ['industry', enterprise.industry],
  ]);
  return {
    read: (fact, yearsBefore) => {
      if (fact === 'violations') {
        return findingsOf(enterprise, year - yearsBefore).map((found) => new Map(Object.entries(found)));
      }
      return yearsBefore === 0 ? (texts.get(fact) ?? enterprise.facts.get(fact)) : undefined;
    },
  };
}

/** The heaviest veto whose condition holds; lighter ones beside it change nothing and are not told. */
function decideVeto(
  vetoes: readonly CompiledVeto[],
  enterprise: EnterpriseYear,
  year: number,
): DecidedAdjustment[] {
  const facts = sourceOf(enterprise, year);
  const holding = vetoes.filter(({ condition }) => {
    const answer = condition.evaluate(facts);
    return answer.kind === 'boolean' && answer.value;
  });
  const [heaviest] = holding.sort((a, b) => codeOfGrade(b.veto.atMost) - codeOfGrade(a.veto.atMost));
  if (!heaviest) return [];
  const { title, clause, atMost } = heaviest.veto;
  const { trace } = interpretRule(heaviest.condition.rule, { facts, asOf: lastDayOfYear(year), year });
  const basis = findingsOf(enterprise, year).map(({ foundOn, field }) => `${foundOn} ${field}`);
  const limits = { ...NO_LIMITS, atMost: codeOfGrade(atMost) };
  return [{ kind: 'veto', title, clause, basis: basis.join('；'), points: 0, limits, trace }];
}

/**
 * Makes ready to decide promotions — if the scheme is open to them — demotions by name, and vetoes for many enterprises.
 *
 * The heaviest veto counts. @throws TypeError if a condition does not fit the dictionary (see `checkSchemeRules`)
 */
export function compileGranted(
  scheme: SchemeFile,
  year: number,
  facts: FactsFile,
  { promotions, demotions }: Grants,
): DecideGranted {
  const environment = schemeEnvironments(scheme, facts).vetoes;
  const vetoes = scheme.vetoes.map((veto) => ({
    veto,
    condition: compileCondition(veto, environment, year),
  }));
  const granted = byCode(scheme, { promotions, demotions });
  const clean = vetoesOfTheClean(vetoes, year);
  return (enterprise) => {
    const vetoed = clean && enterprise.violations.length === 0 ? clean : decideVeto(vetoes, enterprise, year);
    const own = granted.get(enterprise.creditCode);
    return own ? [...own, ...vetoed] : vetoed;
  };
}

/** What the vetoes say of whoever has no findings, if that is all they ask about: most enterprises have none. */
function vetoesOfTheClean(
  vetoes: readonly CompiledVeto[],
  year: number,
): readonly DecidedAdjustment[] | undefined {
  const asked = new Set(vetoes.flatMap(({ condition }) => namedFacts(condition)));
  asked.delete('violations');
  return asked.size === 0 ? decideVeto(vetoes, NOBODY, year) : undefined;
}

const NOBODY: EnterpriseYear = {
  creditCode: '',
  name: '',
  unit: '',
  scale: 'above',
  industry: '',
  facts: new Map(),
  violations: [],
};

/** What is granted or imposed by name, by credit code: promotions, if the scheme is open to them, then demotions. */
function byCode(
  { promotion }: SchemeFile,
  { promotions, demotions }: Grants,
): ReadonlyMap<string, readonly DecidedAdjustment[]> {
  const found = new Map<string, DecidedAdjustment[]>();
  const add = (creditCode: string, decided: DecidedAdjustment) => {
    const own = found.get(creditCode);
    if (own) own.push(decided);
    else found.set(creditCode, [decided]);
  };
  for (const { creditCode, atLeast, clause, basis } of promotion ? promotions : []) {
    const limits = { ...NO_LIMITS, atLeast: codeOfGrade(atLeast) };
    const { title } = promotion ?? { title: '' };
    add(creditCode, { kind: 'promotion', title, clause, basis, points: 0, limits, trace: null });
  }
  for (const { creditCode, atMost, clause, basis } of demotions) {
    const limits = { ...NO_LIMITS, atMost: codeOfGrade(atMost) };
    const title = `核定不高于 ${atMost}`;
    add(creditCode, { kind: 'demotion', title, clause, basis, points: 0, limits, trace: null });
  }
  return found;
}
