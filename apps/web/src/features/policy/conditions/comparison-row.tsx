import {
  againstOf,
  type ConditionRoom,
  type ConditionShape,
  comparison,
  conditionOn,
  holds,
  isComparable,
  isNamed,
  literalFor,
  type Operand,
  sayInRoom,
  typeInRoom,
} from '@tenglong/domain/policy';
import { COMPARE_OPERATORS, type CompareOperator, type Expression } from '@tenglong/domain/rule';
import { COMPARE_WORDS, DAY_WORDS, sameExpression } from './condition-words.ts';
import { LiteralInput } from './literal-input.tsx';
import { OperandSelect } from './operand-select.tsx';

interface RowProps<Shape> {
  readonly shape: Shape;
  readonly room: ConditionRoom;
  /** 第 2 条: tells the controls of several conditions apart. */
  readonly name: string;
  readonly onChange: (condition: Expression) => void;
}

type Holds = Extract<ConditionShape, { kind: 'holds' }>;
type Comparison = Extract<ConditionShape, { kind: 'comparison' }>;

/** Something that is or is not. */
export function HoldsRow({ shape: { of, is }, room, name, onChange }: RowProps<Holds>) {
  const choose = (operand: Operand) =>
    onChange(operand.type.kind === 'boolean' ? holds(operand.expression, is) : conditionOn(operand, room));
  return (
    <>
      <OperandSelect
        label={`${name}：看什么`}
        operands={room.operands}
        value={of}
        otherwise={sayInRoom(room, of)}
        onChoose={choose}
      />
      <select
        className="input"
        aria-label={`${name}：是或否`}
        value={String(is)}
        onChange={({ target }) => onChange(holds(of, target.value === 'true'))}
      >
        <option value="true">是</option>
        <option value="false">不是</option>
      </select>
    </>
  );
}

const isLiteral = (expression: Expression): boolean =>
  typeof expression !== 'object' || 'value' in expression || 'date' in expression;

/** Two sides held against each other; only what can be compared is offered on the right. */
export function ComparisonRow({ shape, room, name, onChange }: RowProps<Comparison>) {
  const { operator, left, right } = shape;
  const type = typeInRoom(room, left);
  const rightType = typeInRoom(room, right);
  const named = room.operands.find(({ expression }) => sameExpression(expression, left));
  const ordered = type?.kind === 'number' || type?.kind === 'date';
  const words = type?.kind === 'date' ? DAY_WORDS : COMPARE_WORDS;
  function chooseLeft(operand: Operand) {
    const fits = rightType !== undefined && isComparable(operand.type, rightType);
    if (!fits || operand.type.kind === 'boolean') onChange(conditionOn(operand, room));
    else onChange(comparison(operator, operand.expression, right));
  }
  return (
    <>
      <OperandSelect
        label={`${name}：看什么`}
        operands={room.operands}
        value={left}
        otherwise={isNamed(left) ? undefined : sayInRoom(room, left)}
        onChoose={chooseLeft}
      />
      <select
        className="input"
        aria-label={`${name}：怎样比`}
        value={operator}
        onChange={({ target }) => onChange(comparison(target.value as CompareOperator, left, right))}
      >
        {COMPARE_OPERATORS.filter((one) => ordered || one === 'equal' || one === 'unequal').map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
      {type ? (
        <OperandSelect
          label={`${name}：与什么比`}
          operands={againstOf(room, type, left)}
          value={right}
          otherwise={sayInRoom(room, right)}
          literal={{
            title: '直接写出：',
            chosen: isLiteral(right),
            onChoose: () => onChange(comparison(operator, left, literalFor(type, room.asOf))),
          }}
          onChoose={({ expression }) => onChange(comparison(operator, left, expression))}
        />
      ) : null}
      {type && isLiteral(right) ? (
        <LiteralInput
          label={`${name}：与什么比`}
          type={type}
          value={right}
          options={named?.options}
          onChange={(literal) => onChange(comparison(operator, left, literal))}
        />
      ) : null}
    </>
  );
}
