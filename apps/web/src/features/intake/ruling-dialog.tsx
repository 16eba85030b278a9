import type { IntakeProblem, RuleOnProblem } from '@tenglong/contracts/intake';
import { useState } from 'react';
import { FormDialog } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import type { ProblemAction } from './problem-list.tsx';
import './problems.css';

export interface RulingDialogProps {
  readonly problem: IntakeProblem;
  readonly action: ProblemAction;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onRule: (body: RuleOnProblem) => void;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<ProblemAction, string>> = {
  chooseRow: '以哪一行为准',
  enterValue: '填写核实后的数',
  matchEnterprise: '对应到哪一家企业',
  acceptMatch: '看过了，情况属实',
  registerAlias: '登记为曾用名',
  dismiss: '不再提示',
  withdraw: '撤回裁定',
};

/** One decision about one problem, with its reason; the file is read again by it. */
export function RulingDialog({ problem, action, busy, error, onRule, onClose }: RulingDialogProps) {
  const [row, setRow] = useState<number | undefined>(problem.rows[0]);
  const [value, setValue] = useState('');
  const [creditCode, setCreditCode] = useState(problem.candidates[0]?.creditCode ?? '');
  const [reason, setReason] = useState('');
  const ready =
    action === 'chooseRow'
      ? row !== undefined
      : action === 'enterValue'
        ? /^-?\d+(\.\d+)?$/.test(value.trim())
        : action === 'matchEnterprise'
          ? creditCode.trim().length === 18
          : true;
  const submit = () =>
    onRule({
      problemId: problem.id,
      action,
      reason: reason.trim(),
      ...(action === 'chooseRow' && row !== undefined ? { row } : {}),
      ...(action === 'enterValue' ? { value: value.trim(), field: problem.fields[0] } : {}),
      ...(action === 'matchEnterprise' ? { creditCode: creditCode.trim() } : {}),
    });
  return (
    <FormDialog
      open
      title={TITLES[action]}
      verb={action === 'withdraw' ? '撤回' : action === 'registerAlias' ? '登记' : '记下裁定'}
      ready={ready}
      busy={busy}
      failed={{ what: '裁定没有记下', error }}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{problem.message}</p>
      {action === 'chooseRow' ? (
        <fieldset className="pick-rows">
          <legend className="unseen">选一行</legend>
          {problem.rows.map((one) => (
            <label key={one}>
              <input
                type="radio"
                className="check"
                name="row"
                checked={row === one}
                onChange={() => setRow(one)}
              />
              第 {one} 行
            </label>
          ))}
        </fieldset>
      ) : null}
      {action === 'enterValue' ? (
        <TextField
          label="核实后的数"
          help="按规范计量单位填写，只写数字"
          inputMode="decimal"
          value={value}
          onChange={setValue}
          required
        />
      ) : null}
      {action === 'matchEnterprise' ? (
        <Candidates problem={problem} chosen={creditCode} onChoose={setCreditCode} />
      ) : null}
      <TextField label="理由" value={reason} onChange={setReason} />
    </FormDialog>
  );
}

interface CandidatesProps {
  readonly problem: IntakeProblem;
  readonly chosen: string;
  readonly onChoose: (creditCode: string) => void;
}

function Candidates({ problem, chosen, onChoose }: CandidatesProps) {
  return (
    <>
      {problem.candidates.length > 0 ? (
        <fieldset className="pick-rows">
          <legend>名录中名称相近的</legend>
          {problem.candidates.map(({ creditCode, name, unitName }) => (
            <label key={creditCode}>
              <input
                type="radio"
                className="check"
                name="enterprise"
                checked={chosen === creditCode}
                onChange={() => onChoose(creditCode)}
              />
              {name} <span className="note">{`${unitName} ${creditCode}`}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <TextField
        label="或填统一社会信用代码"
        help="18 位，须是名录中的企业"
        maxLength={18}
        value={chosen}
        onChange={(text) => onChoose(text.toUpperCase())}
      />
    </>
  );
}
