import {
  createEnvironment,
  type Environment,
  type Expression,
  ExpressionSchema,
  explainRule,
  type FactDeclaration,
  joinPath,
  prepareExpression,
  prepareRule,
  type Scope,
  typeOfFact,
  type ValueType,
} from '../../rule/index.ts';
import { compatible } from '../../values/index.ts';
import type { PolicyFile } from '../policy-file.ts';
import { declareInputs } from '../policy-input.ts';
import type { ConditionPlace } from './find-conditions.ts';

/** Something a condition can name. */
export interface Operand {
  readonly expression: Expression;
  readonly of: 'item' | 'fact' | 'definition' | 'parameter';
  readonly name: string;
  readonly label: string;
  readonly type: ValueType;
  /** The words of the values that a text may have. */
  readonly options?: Readonly<Record<string, string>> | undefined;
}

/** Where a condition stands: what may be named there, and the fields of the items around it. */
export interface ConditionRoom {
  readonly environment: Environment;
  readonly scope: Scope;
  /** The innermost list around it, in words. */
  readonly list: string | undefined;
  readonly operands: readonly Operand[];
  readonly asOf: string;
}

const optionsOf = (declaration: FactDeclaration) =>
  declaration.type === 'text' ? declaration.options : undefined;

function* itemOperands(scope: Scope): Generator<Operand> {
  for (const [depth, fields] of [...scope].reverse().entries()) {
    for (const [name, field] of Object.entries(fields)) {
      const expression = depth === 0 ? { item: name } : { item: name, up: depth };
      yield {
        expression,
        of: 'item',
        name,
        label: field.label,
        type: typeOfFact(field),
        options: optionsOf(field),
      };
    }
  }
}

function* namedOperands(environment: Environment): Generator<Operand> {
  const { facts, definitions, parameters } = environment;
  const typed = (expression: Expression): ValueType | undefined => {
    const prepared = prepareRule({ id: 'operand', expression }, environment);
    return prepared.kind === 'rule' ? prepared.rule.type : undefined;
  };
  for (const [name, fact] of facts) {
    const operand = { expression: { fact: name }, label: fact.label, type: typeOfFact(fact) };
    yield { ...operand, of: 'fact', name, options: optionsOf(fact) };
  }
  for (const [name, { label }] of definitions) {
    const type = typed({ use: name });
    if (type) yield { expression: { use: name }, name, label, type, of: 'definition' };
  }
  for (const [name, { label }] of parameters) {
    const type = typed({ param: name });
    if (type) yield { expression: { param: name }, name, label, type, of: 'parameter' };
  }
}

/** The fields of the items of each list around a condition; `undefined` if one of the lists cannot be made out. */
function scopeOf(environment: Environment, lists: readonly Expression[]): Scope | undefined {
  let scope: Scope = [];
  for (const expression of lists) {
    const prepared = prepareRule({ id: 'list', expression }, environment, 'list', scope);
    if (prepared.kind !== 'rule' || prepared.rule.type.kind !== 'list') return undefined;
    scope = [...scope, prepared.rule.type.fields];
  }
  return scope;
}

/**
 * What a condition of a policy may name where it stands: fields of the items around it, facts, definitions but its own,
 * parameters.
 *
 * @returns `undefined` if the rule around it is faulty, so that nothing can be said of the place
 */
export function conditionRoom(
  file: PolicyFile,
  { at, lists }: Pick<ConditionPlace, 'at' | 'lists'>,
): ConditionRoom | undefined {
  const environment = createEnvironment(declareInputs(file.inputs), file);
  const scope = scopeOf(environment, lists);
  if (!scope) return undefined;
  const own = at[0] === 'definitions' ? String(at[1]) : undefined;
  const named = [...namedOperands(environment)].filter(
    ({ of, name }) => !(of === 'definition' && name === own),
  );
  const operands = [...itemOperands(scope), ...named].filter(({ type }) => type.kind !== 'list');
  const room = { environment, scope, list: undefined, operands, asOf: file.effective.from };
  const around = lists.at(-1);
  return around === undefined
    ? room
    : { ...room, list: sayInRoom({ ...room, scope: scope.slice(0, -1) }, around) };
}

/** The type of one side of a comparison where it stands. */
export function typeInRoom({ environment, scope }: ConditionRoom, side: Expression): ValueType | undefined {
  if (!ExpressionSchema.safeParse(side).success) return undefined;
  const prepared = prepareRule({ id: 'side', expression: side }, environment, undefined, scope);
  return prepared.kind === 'rule' ? prepared.rule.type : undefined;
}

/** Whether two values can be held against each other: of one kind, figures in units that convert. */
export function isComparable(left: ValueType, right: ValueType): boolean {
  if (left.kind !== right.kind) return false;
  return left.kind !== 'number' || right.kind !== 'number' || compatible(left.unit, right.unit);
}

/** An expression in the office's words where it stands. */
export function sayInRoom({ environment, scope, asOf }: ConditionRoom, expression: Expression): string {
  if (!ExpressionSchema.safeParse(expression).success) return '';
  const prepared = prepareRule({ id: 'words', expression }, environment, undefined, scope);
  const rule =
    prepared.kind === 'rule'
      ? prepared.rule
      : {
          id: 'words',
          title: undefined,
          clause: undefined,
          environment,
          node: prepareExpression(expression),
          type: { kind: 'boolean' } as const,
          types: new Map(),
        };
  return explainRule(rule, { asOf, scope });
}

export interface ConditionFault {
  /** Where in the condition: `all[1].atLeast[0]`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** Everything that is wrong with a condition where it stands: its form, names, types and units, in sentences. */
export function checkCondition(
  { environment, scope }: ConditionRoom,
  expression: Expression,
): readonly ConditionFault[] {
  const read = ExpressionSchema.safeParse(expression);
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => ({
      path: joinPath(path),
      message: path.at(-1) === 'value' ? '这里应是数值，请写成如 50000、0.5、1/3' : message,
      remedy: '请改好这一项再记下',
    }));
  }
  const prepared = prepareRule({ id: 'condition', expression }, environment, 'boolean', scope);
  if (prepared.kind === 'rule') return [];
  return prepared.problems.map(({ path, message, remedy }) => ({ path: joinPath(path), message, remedy }));
}
