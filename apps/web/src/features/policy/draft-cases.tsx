import type { DraftCase, PolicyEdit } from '@tenglong/contracts/policy';
import { useState } from 'react';
import { FormDialog } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { HeadRow, num, ScrollStrip, Section, unseen } from '../../shared/layout/index.ts';
import { formatCount, LightSign } from '../../shared/value/index.ts';
import { Faults } from './draft-fields.tsx';
import type { DraftPartProps } from './use-draft-edit.ts';

/** The cases with what is expected and what the draft comes to: those that differ first. */
export function DraftCases({ draft, editing }: DraftPartProps) {
  const [mending, setMending] = useState<DraftCase>();
  const [adding, setAdding] = useState(false);
  const broken = draft.results.filter(({ faults }) => faults.length > 0);
  const sound = draft.results.filter(({ faults }) => faults.length === 0);
  const lacking = draft.faults.filter(
    ({ file, path }) => file === 'cases' && !draft.results.some(({ id }) => id === path),
  );
  return (
    <>
      <Section
        title={broken.length > 0 ? `与草稿不同的用例 ${formatCount(broken.length, '个')}` : '用例全部成立'}
        note="规则错了改规则，用例该改的按条款手算改期望，写明理由"
        more={
          draft.may.edit ? (
            <button type="button" className="lnk" onClick={() => setAdding(true)}>
              加一个用例
            </button>
          ) : null
        }
      >
        {broken.length > 0 ? (
          <CaseTable draft={draft} rows={broken} onMend={draft.may.edit ? setMending : undefined} />
        ) : null}
      </Section>
      {lacking.length > 0 ? (
        <Section title={`还缺的用例 ${formatCount(lacking.length, '处')}`} note="改过的地方都要有用例走到">
          <Faults faults={lacking} />
        </Section>
      ) : null}
      <Section title={`成立的用例 ${formatCount(sound.length, '个')}`}>
        <CaseTable draft={draft} rows={sound} onMend={undefined} />
      </Section>
      {mending ? (
        <MendCase
          key={mending.id}
          one={mending}
          draft={draft}
          editing={editing}
          onClose={() => setMending(undefined)}
        />
      ) : null}
      {adding ? <AddCase draft={draft} editing={editing} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

interface CaseTableProps {
  readonly draft: DraftPartProps['draft'];
  readonly rows: readonly DraftCase[];
  readonly onMend: ((one: DraftCase) => void) | undefined;
}

const CaseTable = ({ rows, onMend }: CaseTableProps) => (
  <ScrollStrip label="用例">
    <table className="tbl">
      <HeadRow
        heads={['情形', '判定日', num('用例期望'), num('草稿算得'), onMend ? unseen('改用例') : false]}
      />
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.faults.length > 0 ? <LightSign kind="late" label="不成立" /> : null} {one.says}
              {one.faults.map((fault) => (
                <p key={fault} className="note">
                  {fault}
                </p>
              ))}
            </th>
            <td>{one.asOf}</td>
            <td className="num">{one.expected}</td>
            <td className="num">{one.found}</td>
            {onMend ? (
              <td>
                {one.index === null ? null : (
                  <button type="button" className="lnk" onClick={() => onMend(one)}>
                    改用例
                  </button>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollStrip>
);

interface MendCaseProps extends DraftPartProps {
  readonly one: DraftCase;
  readonly onClose: () => void;
}

const VERDICTS = [
  ['eligible', '符合'],
  ['ineligible', '不符合'],
  ['unknown', '未知'],
] as const;

/** What a case expects, worked out by hand; the figure of the draft is not filled in for anybody. */
function MendCase({ one, draft, editing, onClose }: MendCaseProps) {
  const [verdict, setVerdict] = useState('');
  const [amount, setAmount] = useState('');
  const [asOf, setAsOf] = useState(one.asOf);
  const [reason, setReason] = useState('');
  const money = draft.outcome === 'amount';
  const at = ['cases', one.index ?? 0];
  const set = (place: (string | number)[], value: string): PolicyEdit => ({
    file: 'cases',
    do: 'set',
    at: [...at, ...place],
    value,
  });
  const edits = [
    ...(verdict === '' ? [] : [set(['expect', 'verdict'], verdict)]),
    ...(amount.trim() === '' ? [] : [set(['expect', 'amountYuan'], amount.trim())]),
    ...(asOf === one.asOf ? [] : [set(['asOf'], asOf)]),
  ];
  return (
    <FormDialog
      open
      title={`改用例：${one.says}`}
      verb="记下"
      ready={edits.length > 0 && reason.trim().length >= 2}
      busy={editing.isPending}
      failed={{ what: '用例没有改', error: editing.error }}
      onSubmit={() => editing.mutate({ edits, reason }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{`原来期望：${one.expected}；草稿算得：${one.found}`}</p>
      <fieldset className="draft-choices">
        <legend>结论</legend>
        {VERDICTS.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              className="check"
              name="verdict"
              checked={verdict === value}
              onChange={() => setVerdict(value)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {money ? (
        <TextField
          label="金额（元，两位小数）"
          value={amount}
          onChange={setAmount}
          inputMode="decimal"
          help="按条款手算，不抄算得的数"
        />
      ) : null}
      <TextField label="判定日" type="date" required value={asOf} onChange={setAsOf} />
      <TextField
        label="理由：按条款怎样算得"
        required
        lines={3}
        maxLength={400}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}

interface AddCaseProps extends DraftPartProps {
  readonly onClose: () => void;
}

const EXAMPLE = (base: string): string =>
  `id: new-case\nsays: 一句话写明情形\n${base === '' ? 'facts: {}' : `of: ${base}\nchange: {}`}\nexpect: { verdict: eligible }\n`;

/** A case as it stands in the file: facts changed from a base, and what they come to. */
function AddCase({ draft, editing, onClose }: AddCaseProps) {
  const bases = Object.keys((draft.cases.bases as object | undefined) ?? {});
  const [yaml, setYaml] = useState(EXAMPLE(bases[0] ?? ''));
  const edit: PolicyEdit = { file: 'cases', do: 'insert', at: ['cases'], yaml };
  return (
    <FormDialog
      open
      title="加一个用例"
      verb="加入"
      ready={yaml.trim() !== ''}
      busy={editing.isPending}
      failed={{ what: '用例没有加', error: editing.error }}
      onSubmit={() => editing.mutate({ edits: [edit] }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextField
        label="用例"
        required
        lines={10}
        maxLength={20_000}
        value={yaml}
        onChange={setYaml}
        help={
          bases.length > 0 ? `可用的底：${bases.join('、')}；change 写改动的位置和值` : 'facts 写全部事实'
        }
      />
    </FormDialog>
  );
}
