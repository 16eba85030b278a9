import {
  checkBook,
  createEnvironment,
  type Environment,
  type Expression,
  type PreparedDefinition,
  prepareExpression,
  prepareRule,
  type Rule,
  type RuleProblem,
  type ValueType,
} from '../rule/index.ts';
import { unit } from '../values/index.ts';
import { type Composed, composeDefinitions, WAIVED } from './compose.ts';
import type { Alternative, PolicyFile, Provision, Reading } from './policy-file.ts';
import { declareInputs } from './policy-input.ts';
import type { Superseding } from './superseding.ts';

/** The rules that make up a determination, in one environment: one variant for each reading of the words. */
export interface PolicyVariant {
  readonly eligible: Rule;
  /** The amount, grade or term; `undefined` for a policy that only says whether it applies. */
  readonly outcome: Rule | undefined;
}

/** A provision with what it says, each part a rule over the facts. */
export interface PreparedProvision {
  readonly source: Provision;
  /** Whether it concerns the case and nothing puts it aside. */
  readonly applies: Rule;
  readonly requires: Rule | undefined;
  readonly gives: Rule | undefined;
  readonly caps: Rule | undefined;
  readonly sets: Rule | undefined;
  readonly quantity: Rule | undefined;
}

export interface PreparedAlternative {
  readonly source: Alternative;
  /** `undefined` for the adopted reading, and for one that these facts cannot compute. */
  readonly variant: PolicyVariant | undefined;
}

export interface PreparedReading {
  readonly source: Reading;
  readonly alternatives: readonly PreparedAlternative[];
}

/** A policy that has been checked: a determination cannot fail, only be unknown. */
export interface PreparedPolicy {
  readonly file: PolicyFile;
  readonly environment: Environment;
  readonly adopted: PolicyVariant;
  readonly provisions: readonly PreparedProvision[];
  readonly readings: readonly PreparedReading[];
  readonly consistent: readonly { readonly rule: Rule; readonly message: string; readonly remedy: string }[];
  /** Why it cannot be judged at all: its table has no rows. */
  readonly unavailable: string | undefined;
  /** Parameters that were set for a trial, by name. */
  readonly set: readonly string[];
  /** What takes its place, and from when. */
  readonly superseding: Superseding | undefined;
}

export type PolicyPreparation =
  | { readonly kind: 'policy'; readonly policy: PreparedPolicy }
  | { readonly kind: 'problems'; readonly problems: readonly RuleProblem[] };

type Path = readonly (string | number)[];

/** Collects problems, each once. */
class Problems {
  private readonly found = new Map<string, RuleProblem>();

  note(problem: RuleProblem): void {
    this.found.set(JSON.stringify([problem.path, problem.code, problem.message]), problem);
  }

  get list(): readonly RuleProblem[] {
    return [...this.found.values()];
  }
}

/** The environment of a policy: its book, what its provisions define, and the decisions that relax soft rules. */
function environmentOf(file: PolicyFile, composed: Composed): Environment {
  const waivers = file.provisions
    .filter(({ soft }) => soft)
    .map(({ id, says }) => [`${WAIVED}.${id}`, { type: 'boolean' as const, label: `已决定放宽：${says}` }]);
  const facts = { ...declareInputs(file.inputs), ...Object.fromEntries(waivers) };
  const book = createEnvironment(facts, file);
  const definitions = new Map<string, PreparedDefinition>(book.definitions);
  for (const { name, label, clause, path, expression, unit: text } of composed.definitions) {
    definitions.set(name, {
      name,
      label,
      clause,
      unit: text === undefined ? undefined : unit(text),
      node: prepareExpression(expression, path),
    });
  }
  return { ...book, definitions };
}

/** The same environment with other definitions in their place; all the rest stays the same objects, and is shared. */
function reread(environment: Environment, replaced: NonNullable<Alternative['definitions']>): Environment {
  const definitions = new Map<string, PreparedDefinition>(environment.definitions);
  for (const [name, expression] of Object.entries(replaced)) {
    const before = environment.definitions.get(name);
    definitions.set(name, {
      name,
      label: before?.label ?? name,
      clause: before?.clause,
      unit: before?.unit,
      node: prepareExpression(expression, ['definitions', name]),
    });
  }
  return { ...environment, definitions };
}

function ruleOf(
  environment: Environment,
  file: PolicyFile,
  name: string,
  expected: ValueType['kind'] | undefined,
  problems: Problems,
  at: Path = [],
): Rule | undefined {
  const expression: Expression = { use: name };
  const prepared = prepareRule(
    { id: file.id, title: file.title, clause: file.clause, expression },
    environment,
    expected,
  );
  if (prepared.kind === 'rule') return prepared.rule;
  for (const problem of prepared.problems) problems.note({ ...problem, path: [...at, ...problem.path] });
  return undefined;
}

function variantOf(
  environment: Environment,
  file: PolicyFile,
  composed: Composed,
  problems: Problems,
  at: Path = [],
): PolicyVariant | undefined {
  const eligible = ruleOf(environment, file, composed.eligible, 'boolean', problems, at);
  const outcome =
    composed.outcome === undefined
      ? undefined
      : ruleOf(environment, file, composed.outcome, undefined, problems, at);
  if (!eligible || (composed.outcome !== undefined && !outcome)) return undefined;
  return { eligible, outcome };
}

/**
 * Checks names, types and units of a policy, and puts its provisions together: eligible if every condition that
 * applies is met; the amount is what the provisions give, at most their caps, rounded once to 分.
 *
 * @param set - the parameters that were set for a trial
 * @param superseding - what takes its place from a day on
 * @returns the policy ready to be run, or every problem with its place in the file
 */
export function preparePolicy(
  file: PolicyFile,
  { set = [], superseding }: Partial<Pick<PreparedPolicy, 'set' | 'superseding'>> = {},
): PolicyPreparation {
  const problems = new Problems();
  const composed = composeDefinitions(file);
  const environment = environmentOf(file, composed);
  for (const problem of checkBook(environment)) problems.note(problem);
  for (const name of Object.keys(file.definitions)) ruleOf(environment, file, name, undefined, problems);
  const adopted = variantOf(environment, file, composed, problems);
  const provisions = file.provisions.map((source): PreparedProvision | undefined => {
    const part = (name: string, expected: ValueType['kind'] | undefined) =>
      environment.definitions.has(`provision.${source.id}.${name}`)
        ? ruleOf(environment, file, `provision.${source.id}.${name}`, expected, problems)
        : undefined;
    const applies = part('applies', 'boolean');
    if (!applies) return undefined;
    return {
      source,
      applies,
      requires: part('requires', 'boolean'),
      gives: part('gives', 'number'),
      caps: part('caps', 'number'),
      sets: part('sets', undefined),
      quantity: part('quantity', 'number'),
    };
  });
  const readings = file.readings.map((source, at): PreparedReading => {
    const alternatives = source.alternatives.map((alternative, index): PreparedAlternative => {
      const { needs } = alternative;
      if (needs !== undefined && !Object.hasOwn(file.inputs, needs)) {
        problems.note({
          path: ['readings', at, 'alternatives', index, 'needs'],
          code: 'unknown-name',
          message: `没有“${needs}”这项事实`,
          remedy: '请在 inputs 之下写出这一项，或改正名称',
        });
      }
      if (!alternative.definitions) return { source: alternative, variant: undefined };
      const own = reread(environment, alternative.definitions);
      const place = ['readings', at, 'alternatives', index];
      return { source: alternative, variant: variantOf(own, file, composed, problems, place) };
    });
    return { source, alternatives };
  });
  const consistent = file.consistent.flatMap(({ that, message, remedy }, index) => {
    const prepared = prepareRule({ id: file.id, expression: that }, environment, 'boolean');
    if (prepared.kind === 'rule') return [{ rule: prepared.rule, message, remedy }];
    for (const problem of prepared.problems) {
      problems.note({ ...problem, path: ['consistent', index, 'that', ...problem.path] });
    }
    return [];
  });
  const table = file.available && environment.tables.get(file.available.table);
  if (file.available && !table) {
    const message = `没有“${file.available.table}”这张表`;
    const remedy = '请在 tables 之下写出这张表，或改正名称';
    problems.note({ path: ['available', 'table'], code: 'unknown-name', message, remedy });
  }
  const sound = provisions.filter((provision) => provision !== undefined);
  if (!adopted || problems.list.length > 0) return { kind: 'problems', problems: problems.list };
  const unavailable = table && table.rows.length === 0 ? file.available?.says : undefined;
  const parts = { environment, adopted, provisions: sound, readings, consistent };
  return { kind: 'policy', policy: { file, ...parts, unavailable, set, superseding } };
}
