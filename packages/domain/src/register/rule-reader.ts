import type { Chart } from '../ledger/index.ts';
import {
  checkBook,
  checkRule,
  type Environment,
  type Expression,
  prepareRule,
  type Rule,
  type RuleProblem,
} from '../rule/index.ts';
import type {
  PreparedLedgerRule,
  PreparedMoney,
  PreparedRatio,
  PreparedRegister,
  PreparedShare,
  PreparedUse,
} from './prepared-register.ts';
import type { Promotes, Ratio, RegisterFile } from './register-file.ts';
import type { LedgerRule } from './register-ledger.ts';
import type { ProjectMapRule } from './register-map.ts';
import type { MoneyStanding } from './register-money.ts';
import type { Guard, Move } from './register-move.ts';
import type { RegisterProblem } from './register-problem.ts';

type Path = readonly (string | number)[];

/** Reads the rules of one file, keeping each problem once and at its own place. */
export class RuleReader {
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
