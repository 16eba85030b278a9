import type { FactsFile } from '../enterprise/index.ts';
import type { Chart } from '../ledger/index.ts';
import type { FundFile } from '../money/index.ts';
import { createEnvironment, type Expression, type Rule } from '../rule/index.ts';
import { checkFlow } from './check-flow.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMap, checkMapRules } from './check-map.ts';
import { checkMoney } from './check-money.ts';
import { checkNames } from './check-names.ts';
import { checkPromises } from './check-promises.ts';
import { entryVocabulary } from './entry-vocabulary.ts';
import { GOAL, type PreparedRegister } from './prepared-register.ts';
import type { RegisterFile } from './register-file.ts';
import type { RegisterProblem } from './register-problem.ts';
import { RuleReader } from './rule-reader.ts';

export * from './prepared-register.ts';

export type RegisterPreparation =
  | {
      readonly kind: 'register';
      readonly register: PreparedRegister;
      readonly warnings: readonly RegisterProblem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly RegisterProblem[] };

type Path = readonly (string | number)[];

/**
 * Checks a register once, before any entry is on it: its names, its loop, and the types and units of its rules.
 *
 * @param dictionary - the plan's facts about enterprises
 * @param isDepartment - whether the plan has a department of this name or id
 * @param chart - the accounts of the plan's ledger, if it keeps one
 * @param answering - the departments that answer for each task, by its address
 * @param funds - the plan's funds, if it has any
 * @returns the register ready to be run, or every problem with its path in the file
 */
export function prepareRegister(
  file: RegisterFile,
  dictionary: Pick<FactsFile, 'facts'>,
  isDepartment: (name: string) => boolean,
  chart?: Chart,
  answering: ReadonlyMap<string, readonly string[]> = new Map(),
  funds?: FundFile,
): RegisterPreparation {
  const names = checkNames(file, isDepartment);
  const flow =
    names.length > 0
      ? []
      : [
          ...[...checkFlow(file), ...checkLedger(file, chart), ...checkMoney(file, funds)],
          ...[...checkPromises(file), ...checkMap(file)],
        ];
  const rules = new RuleReader(file, createEnvironment(entryVocabulary(file, dictionary), file));
  const lights = file.lights.map(({ light, title, when }, index) => ({
    light,
    title,
    rule: rules.read(`light:${index}`, when, ['lights', index, 'when']),
  }));
  const flags = file.flags.map(({ id, title, when }, index) => ({
    id,
    title,
    rule: rules.read(`flag:${index}`, when, ['flags', index, 'when']),
  }));
  const counting = (
    { when, amount }: { when: Expression; amount?: Expression | undefined },
    name: string,
    at: Path,
  ) => ({
    when: rules.read(name, when, [...at, 'when']),
    amount: amount === undefined ? undefined : rules.read(`${name}:of`, amount, [...at, 'amount'], 'number'),
  });
  const counts = [
    ...file.counts.map((count, at) => {
      const { list, column } = count;
      return { list, column, ...counting(count, `count:${at}`, ['counts', at]) };
    }),
    ...file.goals.map((goal, at) => {
      const column = goal.quantity;
      return { list: GOAL, column, ...counting(goal, `goal:${at}`, ['goals', at]) };
    }),
  ];
  const guards = new Map(file.moves.map((move, index) => [move.id, rules.guards(move, ['moves', index])]));
  const ledger = file.ledger.map((source, index) => rules.ledger(source, ['ledger', index], chart));
  const promises = file.promises.map((source, at) => rules.use(source, ['promises', at]));
  const interlocks = file.interlocks.map((source, at) => rules.use(source, ['interlocks', at]));
  const money = (file.money?.standing ?? []).map((source, at) => rules.money(source, at));
  const rebound = file.watch && rules.read('watch', file.watch.when, ['watch', 'when']);
  const ratios = file.ratios.map((source, at) => rules.ratio(source, ['ratios', at]));
  const promotes = file.promotes && rules.promotes(file.promotes, ['promotes']);
  const projectMap = file.projectMap && rules.projectMap(file.projectMap, ['projectMap']);
  const mapRules = projectMap ? checkMapRules(file, projectMap) : [];
  const problems = [...names, ...flow, ...rules.problems(), ...mapRules];
  if (problems.some(({ severity }) => severity === 'error')) return { kind: 'problems', problems };
  return {
    kind: 'register',
    warnings: problems,
    register: {
      file,
      environment: rules.environment,
      stages: new Map(file.stages.map((stage) => [stage.id, stage])),
      moves: new Map(file.moves.map((move) => [move.id, move])),
      guards: new Map([...guards].map(([id, all]) => [id, all.filter(isSound)])),
      lights: lights.filter(isSound),
      flags: flags.filter(isSound),
      counts: counts.flatMap((count) => (count.when ? [{ ...count, when: count.when }] : [])),
      ledger: ledger.flatMap((rule) => rule ?? []),
      promises,
      interlocks,
      money: money.flatMap((rule) => rule ?? []),
      rebound,
      ratios,
      promotes,
      projectMap,
      answering,
    },
  };
}

const isSound = <T extends { readonly rule: Rule | undefined }>(
  part: T,
): part is T & { readonly rule: Rule } => part.rule !== undefined;
