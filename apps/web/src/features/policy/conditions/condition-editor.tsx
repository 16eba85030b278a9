import {
  type ConditionPlace,
  checkCondition,
  conditionOn,
  conditionRoom,
  type PolicyFile,
  sayInRoom,
} from '@tenglong/domain/policy';
import type { Expression } from '@tenglong/domain/rule';
import { useMemo, useState } from 'react';
import { LightSign } from '../../../shared/value/index.ts';
import { Faults } from '../draft-fields.tsx';
import { ConditionTree } from './condition-tree.tsx';
import { ROLE_WORDS, sameExpression } from './condition-words.ts';

interface ConditionEditorProps {
  readonly file: PolicyFile;
  /** Where it stands; without an expression there is none yet. */
  readonly place: Omit<ConditionPlace, 'expression'> & { readonly expression?: Expression };
  readonly busy: boolean;
  readonly onKeep: (condition: Expression) => void;
  /** A sentence asks something or concerns everybody: its whole condition can be taken out. */
  readonly onRemove?: (() => void) | undefined;
}

/** One condition changed by a form, said in words and checked while somebody changes it; kept by its own button. */
export function ConditionEditor({ file, place, busy, onKeep, onRemove }: ConditionEditorProps) {
  const [condition, setCondition] = useState(place.expression);
  const room = useMemo(() => conditionRoom(file, place), [file, place]);
  if (!room) {
    return (
      <p className="note">{`${ROLE_WORDS[place.role]}：外面的清单有错，先按上面的提示改好，再改这一项`}</p>
    );
  }
  const name = `${ROLE_WORDS[place.role]}${room.list === undefined ? '' : `（${room.list}）`}`;
  const [first] = room.operands;
  if (condition === undefined) {
    return first ? (
      <button type="button" className="btn" onClick={() => setCondition(conditionOn(first, room))}>
        {`写明${name}`}
      </button>
    ) : null;
  }
  const faults = checkCondition(room, condition);
  const changed = !sameExpression(condition, place.expression);
  return (
    <fieldset className="condition" disabled={busy}>
      <legend>{name}</legend>
      <ConditionTree
        condition={condition}
        room={room}
        name={name}
        onChange={setCondition}
        onRemove={place.expression === undefined ? () => setCondition(undefined) : onRemove}
      />
      <div role="status">
        {faults.length > 0 ? (
          <Faults faults={faults.map((fault) => ({ ...fault, file: 'policy' }))} />
        ) : changed ? (
          <p className="note">
            <LightSign kind="done" /> {`改成：${sayInRoom(room, condition)}`}
          </p>
        ) : null}
      </div>
      {changed ? (
        <div className="btns">
          <button
            type="button"
            className="btn btn-primary"
            disabled={faults.length > 0}
            onClick={() => onKeep(condition)}
          >
            记下这个条件
          </button>
          <button type="button" className="btn btn-text" onClick={() => setCondition(place.expression)}>
            还原
          </button>
        </div>
      ) : null}
    </fieldset>
  );
}
