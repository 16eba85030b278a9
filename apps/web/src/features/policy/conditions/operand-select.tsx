import type { Operand } from '@tenglong/domain/policy';
import type { Expression } from '@tenglong/domain/rule';
import { OPERAND_WORDS, sameExpression } from './condition-words.ts';

interface OperandSelectProps {
  readonly label: string;
  readonly operands: readonly Operand[];
  readonly value: Expression;
  /** The words of a value that is none of the operands: a calculation, or a value that is written out. */
  readonly otherwise?: string | undefined;
  /** The choice of a value that is written out instead. */
  readonly literal?: { readonly title: string; readonly chosen: boolean; readonly onChoose: () => void };
  readonly onChoose: (operand: Operand) => void;
}

const LITERAL = 'literal';
const OTHER = 'other';
const KINDS = ['item', 'fact', 'definition', 'parameter'] as const;

const unitWords = ({ type }: Operand): string =>
  type.kind === 'number' && type.unit.text !== '' ? `（${type.unit.text}）` : '';

/** One side of a comparison: what is named, by kind; what only an expert can write stays as it is until another is chosen. */
export function OperandSelect({ label, operands, value, otherwise, literal, onChoose }: OperandSelectProps) {
  const at = operands.findIndex(({ expression }) => sameExpression(expression, value));
  const chosen = literal?.chosen ? LITERAL : at < 0 ? OTHER : String(at);
  return (
    <select
      className="input condition-operand"
      aria-label={label}
      value={chosen}
      onChange={({ target }) => {
        const operand = operands[Number(target.value)];
        if (target.value === LITERAL) literal?.onChoose();
        else if (operand && target.value !== OTHER) onChoose(operand);
      }}
    >
      {chosen === OTHER ? <option value={OTHER}>{otherwise ?? '—'}</option> : null}
      {literal ? <option value={LITERAL}>{literal.title}</option> : null}
      {KINDS.map((kind) => {
        const own = operands.flatMap((operand, index) => (operand.of === kind ? [{ operand, index }] : []));
        return own.length === 0 ? null : (
          <optgroup key={kind} label={OPERAND_WORDS[kind]}>
            {own.map(({ operand, index }) => (
              <option key={JSON.stringify(operand.expression)} value={String(index)}>
                {`${operand.label}${unitWords(operand)}`}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}
