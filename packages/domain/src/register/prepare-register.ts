import type { FactsFile } from '../enterprise/index.ts';
import type { Chart } from '../ledger/index.ts';
import type { FundFile } from '../money/index.ts';
import {
  checkBook,
  checkRule,
  createEnvironment,
  type Environment,
  type Expression,
  prepareRule,
  type Rule,
  type RuleProblem,
} from '../rule/index.ts';
import { checkFlow } from './check-flow.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMap } from './check-map.ts';
import { checkMoney } from './check-money.ts';
import { checkNames } from './check-names.ts';
import { checkPromises } from './check-promises.ts';
import { entryVocabulary } from './entry-vocabulary.ts';
import type { Light, Promotes, Ratio, RegisterFile } from './register-file.ts';
import type { LedgerRule } from './register-ledger.ts';
import type { ProjectMapRule } from './register-map.ts';
import type { MoneyStanding } from './register-money.ts';
import type { Guard, Move } from './register-move.ts';
import type { RegisterProblem } from './register-problem.ts';
import type { InterlockUse, PromiseRule } from './register-promise.ts';
import type { Stage } from './register-stage.ts';

export interface PreparedGuard {
  readonly source: Guard;
  readonly rule: Rule;
}

export interface PreparedLight {
  readonly light: Light;
  readonly title: string;
  readonly rule: Rule;
}

export interface PreparedFlag {
  readonly id: string;
  readonly title: string;
  readonly rule: Rule;
}
/** Stands where the address of a list would, for what counts towards a quantity of the plan itself. */
export const GOAL = '目标';

/** What an entry counts towards: a cell of a list, when, and how much (1 if `amount` is left out). */
export interface PreparedCount {
  readonly list: string;
  readonly column: string;
  readonly when: Rule;
  readonly amount: Rule | undefined;
}

/** What an entry holds on the ledger in some of its stages; the amount is in the resource's own unit. */
export interface PreparedLedgerRule {
  readonly source: LedgerRule;
  readonly amount: Rule;
  readonly when: Rule | undefined;
  readonly except: readonly { readonly source: LedgerRule['except'][number]; readonly when: Rule }[];
}

/** What an entry stands for in the money ledger in some of its stages; the amount is in yuan. */
export interface PreparedMoney {
  readonly source: MoneyStanding;
  readonly amount: Rule;
}

/** One side of a ratio: which entries, and how much each counts; 1 where no amount is named. */
export interface PreparedShare {
  readonly when: Rule | undefined;
  readonly amount: Rule | undefined;
}

export interface PreparedRatio {
  readonly source: Ratio;
  readonly whole: PreparedShare;
  readonly part: PreparedShare;
}

/** A declaration with the condition under which it holds, if it has one. */
export interface PreparedUse<Source> {
  readonly source: Source;
  readonly when: Rule | undefined;
}

/** A register whose names, rules and loop have been checked: running it cannot fail, only be refused. */
export interface PreparedRegister {
  readonly file: RegisterFile;
  readonly environment: Environment;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly moves: ReadonlyMap<string, Move>;
  readonly guards: ReadonlyMap<string, readonly PreparedGuard[]>;
  readonly lights: readonly PreparedLight[];
  readonly flags: readonly PreparedFlag[];
  readonly counts: readonly PreparedCount[];
  readonly ledger: readonly PreparedLedgerRule[];
  readonly promises: readonly PreparedUse<PromiseRule>[];
  readonly interlocks: readonly PreparedUse<InterlockUse>[];
  readonly money: readonly PreparedMoney[];
  readonly rebound: Rule | undefined;
  readonly ratios: readonly PreparedRatio[];
  readonly promotes: { readonly key: Rule; readonly investment: Rule } | undefined;
  readonly projectMap: { readonly watch: Rule | undefined; readonly investment: Rule } | undefined;
  /** The departments that answer for a subject, by its id; empty where the subject is no task. */
  readonly answering: ReadonlyMap<string, readonly string[]>;
}

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
  const problems = [...names, ...flow, ...rules.problems()];
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
      ...{ promises, interlocks },
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

/** Reads the rules of one file, keeping each problem once and at its own place. */
class RuleReader {
  readonly environment: Environment;
  private readonly found = new Map<string, RegisterProblem>();
  private readonly file: RegisterFile;

  constructor(file: RegisterFile, environment: Environment) {
    this.file = file;
    this.environment = environment;
    for (const problem of checkBook(environment)) this.note(problem, []);
    for (const name of environment.definitions.keys()) {
      for (const problem of checkRule({ use: name }, environment)) this.note(problem, []);
    }
  }

  read(
    id: string,
    expression: Expression,
    path: Path,
    expected: 'boolean' | 'number' = 'boolean',
  ): Rule | undefined {
    const source = { id: `${this.file.id}:${id}`, title: this.file.title, expression };
    const prepared = prepareRule(source, this.environment, expected);
    if (prepared.kind === 'rule') return prepared.rule;
    for (const problem of prepared.problems) this.note(problem, path);
    return undefined;
  }

  guards(move: Move, path: Path): readonly { readonly source: Guard; readonly rule: Rule | undefined }[] {
    return move.guards.map((source, index) => ({
      source,
      rule: this.read(`${move.id}:${index}`, source.when, [...path, 'guards', index, 'when']),
    }));
  }

  /** Amounts are converted into the unit of the books: one that cannot be is a problem of the plan, found here. */
  ledger(source: LedgerRule, path: Path, chart: Chart | undefined): PreparedLedgerRule | undefined {
    const unit = chart?.resources.get(source.resource)?.unit;
    const id = `ledger:${path.join(':')}`;
    const converted = unit === undefined ? source.amount : { convert: source.amount, to: unit };
    const amount = this.read(id, converted, [...path, 'amount'], 'number');
    const when =
      source.when === undefined ? undefined : this.read(`${id}:when`, source.when, [...path, 'when']);
    const except = source.except.flatMap((one, index) => {
      const rule = this.read(`${id}:${index}`, one.when, [...path, 'except', index, 'when']);
      return rule ? [{ source: one, when: rule }] : [];
    });
    return amount && { source, amount, when, except };
  }

  use<Source extends { readonly when?: Expression | undefined }>(
    source: Source,
    path: Path,
  ): PreparedUse<Source> {
    const { when } = source;
    const id = `use:${path.join(':')}`;
    return { source, when: when === undefined ? undefined : this.read(id, when, [...path, 'when']) };
  }

  /** The money ledger is kept in yuan. */
  money(source: MoneyStanding, at: number): PreparedMoney | undefined {
    const converted = { convert: source.amount, to: '元' };
    const path = ['money', 'standing', at, 'amount'];
    const amount = this.read(`money:${at}`, converted, path, 'number');
    return amount && { source, amount };
  }

  ratio(source: Ratio, path: Path): PreparedRatio {
    const share = (side: 'whole' | 'part'): PreparedShare => {
      const { when, amount } = source[side];
      const id = `ratio:${path.join(':')}:${side}`;
      return {
        when: when === undefined ? undefined : this.read(id, when, [...path, side, 'when']),
        amount:
          amount === undefined
            ? undefined
            : this.read(`${id}:of`, amount, [...path, side, 'amount'], 'number'),
      };
    };
    return { source, whole: share('whole'), part: share('part') };
  }

  /** A policy asks for the investment in yuan. */
  promotes({ key, investment }: Promotes, path: Path): PreparedRegister['promotes'] {
    const keyRule = this.read('promotes:key', key, [...path, 'key']);
    const converted = { convert: investment, to: '元' };
    const sum = this.read('promotes:of', converted, [...path, 'investment'], 'number');
    return keyRule && sum && { key: keyRule, investment: sum };
  }

  /** Investments of all registers are read side by side, in 亿元. */
  projectMap({ watch, investment }: ProjectMapRule, path: Path): PreparedRegister['projectMap'] {
    const watchRule = watch === undefined ? undefined : this.read('map:watch', watch, [...path, 'watch']);
    const converted = { convert: investment, to: '亿元' };
    const sum = this.read('map:of', converted, [...path, 'investment'], 'number');
    return sum && { watch: watchRule, investment: sum };
  }

  problems(): readonly RegisterProblem[] {
    return [...this.found.values()];
  }

  private note({ path, message, remedy }: RuleProblem, at: Path): void {
    // A problem inside a definition already stands at its own place in the file.
    const place = path[0] === 'definitions' ? path : [...at, ...path];
    this.found.set(`${JSON.stringify(place)} ${message}`, {
      path: place,
      severity: 'error',
      code: 'rule',
      message,
      remedy,
    });
  }
}
