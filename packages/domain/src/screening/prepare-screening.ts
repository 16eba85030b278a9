import type { FactsFile } from '../enterprise/index.ts';
import {
  checkBook,
  checkRule,
  createEnvironment,
  type Environment,
  type Expression,
  prepareRule,
  type Rule,
  type RuleProblem,
  type RuleSource,
} from '../rule/index.ts';
import type { ScreeningFile, ScreeningRule } from './screening-file.ts';
import { screeningVocabulary } from './vocabulary.ts';

/** A figure shown beside a verdict: a fact or a definition, of one year. */
export interface PreparedFigure {
  readonly name: string;
  readonly label: string;
  readonly yearsBefore: number;
  readonly rule: Rule;
}

/** A screening rule that has been checked. */
export interface PreparedScreeningRule {
  readonly source: ScreeningRule;
  /** Whether the enterprise is one of those concerned, and the condition holds. */
  readonly verdict: Rule;
  readonly population: Rule;
  readonly condition: Rule;
  readonly figures: readonly PreparedFigure[];
  /** Why the rule cannot be judged for anybody, or `undefined`. */
  readonly unavailable: string | undefined;
}

/** A screening file that has been checked against the fact dictionary. */
export interface PreparedScreening {
  readonly title: string;
  readonly environment: Environment;
  readonly rules: readonly PreparedScreeningRule[];
}

export type ScreeningPreparation =
  | { readonly kind: 'screening'; readonly screening: PreparedScreening }
  | { readonly kind: 'problems'; readonly problems: readonly RuleProblem[] };

/**
 * Checks every name, type and unit of `screening.yaml`, once and before anybody is judged by it.
 *
 * @returns the rules ready to be run, or every problem with its path in the file
 */
export function prepareScreening(file: ScreeningFile, facts: Pick<FactsFile, 'facts'>): ScreeningPreparation {
  const environment = createEnvironment(screeningVocabulary(facts), file);
  const problems = new Map<string, RuleProblem>();
  const note = (problem: RuleProblem) => problems.set(JSON.stringify([problem.path, problem.code]), problem);
  for (const problem of checkBook(environment)) note(problem);
  for (const name of environment.definitions.keys()) {
    for (const problem of checkRule({ use: name }, environment)) note(problem);
  }
  const rules = file.rules.map((rule, index) => prepare(rule, ['rules', index], environment, note));
  const sound = rules.filter((rule) => rule !== undefined);
  if (problems.size > 0 || sound.length < rules.length) {
    return { kind: 'problems', problems: [...problems.values()] };
  }
  return { kind: 'screening', screening: { title: file.title, environment, rules: sound } };
}

type Path = readonly (string | number)[];

function prepare(
  source: ScreeningRule,
  path: Path,
  environment: Environment,
  note: (problem: RuleProblem) => void,
): PreparedScreeningRule | undefined {
  const { id, title, clause } = source;
  const part = (expression: Expression, at: Path): Rule | undefined => {
    const rule: RuleSource = { id, title, clause, expression };
    const prepared = prepareRule(rule, environment, 'boolean');
    if (prepared.kind === 'rule') return prepared.rule;
    for (const problem of prepared.problems) {
      // A problem inside a definition already stands at its own place in the file.
      note(
        problem.path[0] === 'definitions' ? problem : { ...problem, path: [...path, ...at, ...problem.path] },
      );
    }
    return undefined;
  };
  const population = part(source.population, ['population']);
  const condition = part(source.when, ['when']);
  const verdict = population && condition && part({ all: [source.population, source.when] }, []);
  const figures = source.figures.flatMap((name, index) =>
    prepareFigures(source, name, index, path, environment, note),
  );
  if (!population || !condition || !verdict) return undefined;
  const unavailable = source.table === undefined ? undefined : lackOf(source.table, path, environment, note);
  return { source, verdict, population, condition, figures, unavailable };
}

function prepareFigures(
  { years }: ScreeningRule,
  name: string,
  index: number,
  path: Path,
  environment: Environment,
  note: (problem: RuleProblem) => void,
): readonly PreparedFigure[] {
  const isDefinition = environment.definitions.has(name);
  const label = environment.definitions.get(name)?.label ?? environment.facts.get(name)?.label ?? name;
  return years.flatMap((yearsBefore) => {
    const expression = isDefinition ? { use: name, yearsBefore } : { fact: name, yearsBefore };
    const prepared = prepareRule({ id: name, title: label, expression }, environment, 'number');
    if (prepared.kind === 'rule') return [{ name, label, yearsBefore, rule: prepared.rule }];
    for (const problem of prepared.problems) note({ ...problem, path: [...path, 'figures', index] });
    return [];
  });
}

/** An empty table keeps its rule from being judged, and the table's own note says why. */
function lackOf(
  name: string,
  path: Path,
  environment: Environment,
  note: (problem: RuleProblem) => void,
): string | undefined {
  const table = environment.tables.get(name);
  if (!table) {
    const remedy = `请在 tables 之下写出这张表，现有：${[...environment.tables.keys()].join('、') || '无'}`;
    note({ path: [...path, 'table'], code: 'unknown-name', message: `没有“${name}”这张表`, remedy });
    return undefined;
  }
  return table.rows.length > 0 ? undefined : (table.note ?? `《${table.label}》没有内容，暂不能判定`);
}
