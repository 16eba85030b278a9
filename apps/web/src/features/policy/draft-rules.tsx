import { useQuery } from '@tanstack/react-query';
import type { DraftRule, PolicyEdit } from '@tenglong/contracts/policy';
import { useDeferredValue, useId, useState } from 'react';
import { ErrorState } from '../../shared/feedback/index.ts';
import { Section } from '../../shared/layout/index.ts';
import { addressText, formatCount, LightSign } from '../../shared/value/index.ts';
import { RuleConditions } from './conditions/rule-conditions.tsx';
import { Faults } from './draft-fields.tsx';
import { checkEdits } from './draft-queries.ts';
import { type DraftPartProps, faultsAt } from './use-draft-edit.ts';

/** The rules in words; conditions are changed by a form, and whoever knows the language of rules writes the rule itself. */
export function DraftRules({ draft, editing }: DraftPartProps) {
  const parts = { draft, editing };
  return (
    <>
      <Section
        title={`规则 ${formatCount(draft.provisions.length, '条')}`}
        note="每条对应原文的一句；数在参数里改"
      >
        <ol className="provisions">
          {draft.provisions.map((rule, index) => (
            <Rule key={`${rule.at.join('.')}`} rule={rule} path={`provisions[${index}]`} {...parts} />
          ))}
        </ol>
      </Section>
      {draft.definitions.length > 0 ? (
        <Section title={`定义 ${formatCount(draft.definitions.length, '个')}`} note="规则里用到的说法">
          <ol className="provisions">
            {draft.definitions.map((rule) => (
              <Rule key={rule.at.join('.')} rule={rule} path={rule.at.join('.')} {...parts} />
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}

interface RuleProps extends DraftPartProps {
  readonly rule: DraftRule;
  readonly path: string;
}

function Rule({ draft, editing, rule, path }: RuleProps) {
  const [open, setOpen] = useState<'conditions' | 'text'>();
  const close = () => setOpen(undefined);
  return (
    <li>
      <p className="provisions-says">
        {rule.title}
        <span className="note">{rule.clause ? `出处 ${addressText(rule.clause)}` : ''}</span>
        {draft.may.edit && !open ? (
          <span className="draft-ways noprint">
            <button type="button" className="lnk" onClick={() => setOpen('conditions')}>
              改条件
            </button>
            <button type="button" className="lnk" onClick={() => setOpen('text')}>
              规则的写法
            </button>
          </span>
        ) : null}
      </p>
      <Faults faults={faultsAt(draft, path)} />
      {open === 'conditions' ? (
        <RuleConditions draft={draft} editing={editing} rule={rule} onClose={close} />
      ) : null}
      {open === 'text' ? (
        <RuleText key={rule.yaml} draft={draft} editing={editing} rule={rule} onClose={close} />
      ) : (
        <dl className="provisions-parts">
          {rule.parts.map(({ part, text }) => (
            <div key={part}>
              <dt>{part}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

interface RuleTextProps extends DraftPartProps {
  readonly rule: DraftRule;
  readonly onClose: () => void;
}

/** One rule as it is written, checked while somebody writes. */
function RuleText({ draft, editing, rule, onClose }: RuleTextProps) {
  const id = useId();
  const [yaml, setYaml] = useState(rule.yaml);
  const settled = useDeferredValue(yaml);
  const edit: PolicyEdit = { file: 'policy', do: 'set', at: rule.at, yaml: settled };
  const changed = settled !== rule.yaml && settled.trim() !== '';
  const check = useQuery({
    queryKey: ['policy', 'draft-check', draft.id, draft.revision, rule.at, settled],
    queryFn: () => checkEdits(draft.id, [edit]),
    enabled: changed,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="draft-rule">
      <label htmlFor={id} className="note">
        规则的写法
      </label>
      <textarea
        id={id}
        className="input draft-yaml"
        rows={Math.min(24, yaml.split('\n').length + 1)}
        spellCheck={false}
        maxLength={20_000}
        value={yaml}
        onChange={(event) => setYaml(event.target.value)}
      />
      <div role="status">
        {check.error ? <ErrorState error={check.error} what="这样写不行" /> : null}
        {check.data ? (
          check.data.faults.length === 0 ? (
            <p className="note">
              <LightSign kind="done" /> 写法通过检查，用例在记下后重算
            </p>
          ) : (
            <Faults faults={check.data.faults} />
          )
        ) : null}
      </div>
      <div className="btns">
        <button
          type="button"
          className="btn btn-primary"
          disabled={!changed || editing.isPending || check.isError}
          onClick={() => editing.mutate({ edits: [{ ...edit, yaml }] }, { onSuccess: onClose })}
        >
          记下
        </button>
        <button type="button" className="btn btn-text" onClick={onClose}>
          先不改
        </button>
      </div>
    </div>
  );
}
