import {
  addCondition,
  type ConditionRoom,
  changeCondition,
  conditionOn,
  conditionShape,
  group,
  sayInRoom,
} from '@tenglong/domain/policy';
import { type Expression, LOGIC_OPERATORS, type LogicOperator } from '@tenglong/domain/rule';
import { ComparisonRow, HoldsRow } from './comparison-row.tsx';
import { GROUP_WORDS } from './condition-words.ts';

interface TreeProps {
  readonly condition: Expression;
  readonly room: ConditionRoom;
  readonly name: string;
  readonly onChange: (condition: Expression) => void;
  readonly onRemove?: (() => void) | undefined;
  /** How the group joins its conditions that this one stands in. */
  readonly within?: LogicOperator;
}

const Remove = ({ name, onRemove }: Pick<TreeProps, 'name' | 'onRemove'>) =>
  onRemove ? (
    <button type="button" className="lnk" aria-label={`删去${name}`} onClick={onRemove}>
      删去
    </button>
  ) : null;

/** A condition as a form: what is asked stands in one line, several of them below the word that joins them. */
export function ConditionTree(props: TreeProps) {
  const { condition, room, name, onChange, within } = props;
  const shape = conditionShape(condition);
  if (shape.kind === 'group') return <Group {...props} shape={shape} />;
  return (
    <div className="condition-row">
      {shape.kind === 'comparison' ? (
        <ComparisonRow shape={shape} room={room} name={name} onChange={onChange} />
      ) : null}
      {shape.kind === 'holds' ? <HoldsRow shape={shape} room={room} name={name} onChange={onChange} /> : null}
      {shape.kind === 'other' ? (
        <span>
          {sayInRoom(room, condition)}
          <span className="note">（要改请用“规则的写法”）</span>
        </span>
      ) : null}
      <Remove {...props} />
      <Add
        {...props}
        operators={within === undefined ? ['all', 'any'] : within === 'all' ? ['any'] : ['all']}
      />
    </div>
  );
}

const ADD_WORDS = { all: '再加一条（都要）', any: '再加一条（有一条即可）', none: '再加一条' } as const;

interface AddProps extends TreeProps {
  readonly operators: readonly LogicOperator[];
}

/** One more condition; it begins with the first thing that can be named and is changed there. */
function Add({ condition, room, onChange, operators, name }: AddProps) {
  const [first] = room.operands;
  if (!first) return null;
  return operators.map((operator) => (
    <button
      key={operator}
      type="button"
      className="lnk"
      aria-label={`${name}：${ADD_WORDS[operator]}`}
      onClick={() => onChange(addCondition(condition, conditionOn(first, room), operator))}
    >
      {ADD_WORDS[operator]}
    </button>
  ));
}

interface GroupProps extends TreeProps {
  readonly shape: Extract<ReturnType<typeof conditionShape>, { kind: 'group' }>;
}

function Group(props: GroupProps) {
  const { condition, shape, room, name, onChange, onRemove } = props;
  const { operator, items } = shape;
  const put = (index: number, item: Expression | undefined) => {
    const changed = changeCondition(condition, [index], () => item);
    if (changed === undefined) onRemove?.();
    else onChange(changed);
  };
  return (
    <div className="condition-group">
      <div className="condition-row">
        <select
          className="input"
          aria-label={`${name}：几条怎样合在一起`}
          value={operator}
          onChange={({ target }) => onChange(group(target.value as LogicOperator, items))}
        >
          {LOGIC_OPERATORS.map((one) => (
            <option key={one} value={one}>
              {GROUP_WORDS[one]}
            </option>
          ))}
        </select>
        <Remove name={`${name}整组`} onRemove={onRemove} />
      </div>
      <ol className="condition-items">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may stand twice; its place is what it is
          <li key={index}>
            <ConditionTree
              condition={item}
              room={room}
              name={`${name}第 ${index + 1} 条`}
              within={operator}
              onChange={(changed) => put(index, changed)}
              onRemove={items.length > 1 || onRemove ? () => put(index, undefined) : undefined}
            />
          </li>
        ))}
      </ol>
      <div className="condition-row">
        <Add {...props} operators={[operator]} />
      </div>
    </div>
  );
}
