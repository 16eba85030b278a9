import type { Environment, Rule } from '../rule/index.ts';
import type { Light, Ratio, RegisterFile } from './register-file.ts';
import type { LedgerRule } from './register-ledger.ts';
import type { MoneyStanding } from './register-money.ts';
import type { Guard, Move } from './register-move.ts';
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
