import type { ConditionRole, Operand } from '@tenglong/domain/policy';
import type { CompareOperator, LogicOperator } from '@tenglong/domain/rule';

export const ROLE_WORDS: Readonly<Record<ConditionRole, string>> = {
  when: '适用于什么情形',
  requires: '须符合什么条件',
  meet: '清单里哪些项计入',
  every: '清单里每一项都要',
  some: '清单里至少有一项要',
  none: '清单里没有一项',
  if: '在什么情形下按第一种算',
  part: '怎样算是',
};

export const GROUP_WORDS: Readonly<Record<LogicOperator, string>> = {
  all: '以下每一条都要',
  any: '以下有一条即可',
  none: '以下一条都不能有',
};

/** Whether the number itself belongs to it is said beside every operator. */
export const COMPARE_WORDS: Readonly<Record<CompareOperator, string>> = {
  atLeast: '≥ 以上（含）',
  above: '> 超过（不含）',
  atMost: '≤ 以下（含）',
  below: '< 不满（不含）',
  equal: '= 等于',
  unequal: '≠ 不等于',
};

/** Days: earlier and later instead of less and more. */
export const DAY_WORDS: Readonly<Record<CompareOperator, string>> = {
  atLeast: '≥ 不早于（含当日）',
  above: '> 晚于（不含当日）',
  atMost: '≤ 不晚于（含当日）',
  below: '< 早于（不含当日）',
  equal: '= 就是',
  unequal: '≠ 不是',
};

export const OPERAND_WORDS: Readonly<Record<Operand['of'], string>> = {
  item: '这一项的栏目',
  fact: '事实',
  definition: '定义',
  parameter: '参数',
};

export const sameExpression = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
