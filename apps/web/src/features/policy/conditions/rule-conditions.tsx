import type { DraftRule, PolicyEdit } from '@tenglong/contracts/policy';
import { type ConditionPlace, findConditions, PolicyFile } from '@tenglong/domain/policy';
import type { Expression } from '@tenglong/domain/rule';
import { useMemo } from 'react';
import type { DraftPartProps } from '../use-draft-edit.ts';
import { ConditionEditor } from './condition-editor.tsx';
import './conditions.css';

interface RuleConditionsProps extends DraftPartProps {
  readonly rule: DraftRule;
  readonly onClose: () => void;
}

type Standing = Omit<ConditionPlace, 'expression'> & { readonly expression?: Expression };

/** The conditions of one provision or definition; a provision may be given the two it does not have. */
function standingOf(file: PolicyFile, [head, key]: DraftRule['at']): readonly Standing[] {
  if (head === 'definitions') {
    const definition = file.definitions[String(key)];
    return definition ? findConditions(definition, [head, String(key)]) : [];
  }
  const provision = typeof key === 'number' ? file.provisions[key] : undefined;
  if (!provision || typeof key !== 'number') return [];
  const found = findConditions(provision, ['provisions', key]);
  const absent = (['when', 'requires'] as const)
    .filter((role) => provision[role] === undefined)
    .map((role) => ({ role, at: ['provisions', key, role], lists: [] }));
  return [...found, ...absent];
}

/** Every condition of a rule with its form, without a word of the language of rules. */
export function RuleConditions({ draft, editing, rule, onClose }: RuleConditionsProps) {
  const file = useMemo(() => PolicyFile.safeParse(draft.file).data, [draft.file]);
  const places = useMemo(() => (file ? standingOf(file, rule.at) : []), [file, rule.at]);
  if (!file) return null;
  const keep = (edit: PolicyEdit) => editing.mutate({ edits: [edit] });
  return (
    <div className="draft-rule">
      {places.length === 0 ? <p className="note">这一条没有条件，只有计算；数在参数里改</p> : null}
      {places.map((place) => {
        const at = [...place.at];
        const whole = place.role === 'when' || place.role === 'requires';
        return (
          <ConditionEditor
            key={`${at.join('.')} ${JSON.stringify(place.expression)}`}
            file={file}
            place={place}
            busy={editing.isPending}
            onKeep={(condition) =>
              keep({ file: 'policy', do: 'set', at, value: JSON.parse(JSON.stringify(condition)) })
            }
            onRemove={whole ? () => keep({ file: 'policy', do: 'remove', at }) : undefined}
          />
        );
      })}
      <div className="btns">
        <button type="button" className="btn btn-text" onClick={onClose}>
          收起
        </button>
      </div>
    </div>
  );
}
