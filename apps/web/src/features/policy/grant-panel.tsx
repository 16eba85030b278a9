import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GrantSheet, MachineRow, MachineRuling } from '@tenglong/contracts/policy';
import {
  determine,
  explainDetermination,
  PolicyFile,
  preparePolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { type FormEvent, useMemo, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, formatDay, formatNumber, Light, LightSign } from '../../shared/value/index.ts';
import { ProvisionAccounts, ReadingResults } from './determination-account.tsx';
import { yuanWords } from './determination-words.ts';
import { Pins } from './grant-pins.tsx';
import { grantQuery, ruleOnMachine } from './grant-queries.ts';
import './grant.css';

export interface GrantPanelProps {
  readonly entryId: string;
  readonly revision: number;
}

/** On an application: what the policy comes to today, machine by machine, and what it came to at each step. */
export function GrantPanel({ entryId, revision }: GrantPanelProps) {
  const { data, error, isPending, refetch } = useQuery(grantQuery(entryId, revision));
  if (error) return <ErrorState what="政策计算没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="政策计算" />;
  return <Sheet sheet={data} entryId={entryId} revision={revision} />;
}

function Sheet({ sheet, entryId, revision }: GrantPanelProps & { readonly sheet: GrantSheet }) {
  const result = useMemo(() => {
    const file = PolicyFile.safeParse(sheet.policyFile);
    const prepared = file.success ? preparePolicy(file.data) : undefined;
    if (prepared?.kind !== 'policy') return undefined;
    const reading = readFacts(prepared.policy, sheet.facts);
    if (reading.kind !== 'facts') return undefined;
    const determination = determine(prepared.policy, reading.facts, sheet.asOf);
    return { determination, account: explainDetermination(prepared.policy.file, determination) };
  }, [sheet]);
  return (
    <>
      <Section
        title="政策计算"
        note={`按${sheet.policyTitle}（第 ${sheet.clause} 条）和现在的事实，申报日 ${formatDay(sheet.asOf)}`}
        more={<AddressLink href={`/policies/${sheet.policy}`}>看政策</AddressLink>}
      >
        <p className="grant-answer">{result?.determination.trace.reason ?? answerOf(sheet)}</p>
        {sheet.doubts.map((doubt) => (
          <p key={doubt}>
            <Light kind="slow">{doubt}</Light>
          </p>
        ))}
        {sheet.problems.length > 0 ? (
          <ul className="account-items">
            {sheet.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        ) : null}
        {result && result.account.questions.length > 0 ? (
          <ul className="account-items">
            {result.account.questions.map(({ path, question }) => (
              <li key={path}>{question}</li>
            ))}
          </ul>
        ) : null}
        {sheet.roomYuan === null ? null : (
          <p className="note">{`企业当年的限额还剩 ${formatNumber(sheet.roomYuan, { decimals: 2 })} 元`}</p>
        )}
        <Pins sheet={sheet} entryId={entryId} />
      </Section>
      <Machines sheet={sheet} entryId={entryId} revision={revision} />
      {result ? (
        <>
          <ProvisionAccounts account={result.account} />
          <ReadingResults determination={result.determination} />
        </>
      ) : null}
    </>
  );
}

function answerOf({ verdict, amountYuan, problems }: GrantSheet): string {
  if (problems.length > 0) return '所填的不成立，还不能计算';
  if (verdict === 'ineligible') return '按政策计算不符合条件';
  if (verdict === 'eligible' && amountYuan !== null) return `按政策计算可得 ${yuanWords(amountYuan)}`;
  return amountYuan === null ? '还不能判定' : `还不能判定；补齐后若都符合，可得 ${yuanWords(amountYuan)}`;
}

function Machines({ sheet, entryId, revision }: GrantPanelProps & { readonly sheet: GrantSheet }) {
  const { machines, mayRule, goods } = sheet;
  const [ruling, setRuling] = useState<string>();
  if (machines.length === 0) return null;
  const counted = machines.filter((one) => one.counted).length;
  const doubtful = machines.filter(({ doubts }) => doubts.length > 0).length;
  return (
    <Section
      title={
        goods.numbered
          ? `设备 ${formatCount(machines.length, '台')}`
          : `${goods.label} ${formatCount(machines.length, '行')}`
      }
      note={`参与计算 ${counted} 行，有疑点 ${doubtful} 行`}
    >
      <ScrollStrip label={`${goods.label}明细`}>
        <table className="tbl tbl-flush grant-machines">
          <thead>
            <tr>
              <th scope="col">{goods.numbered ? '设备' : goods.label}</th>
              {goods.numbered ? <th scope="col">出厂编号</th> : null}
              <th scope="col">发票</th>
              <th scope="col" className="num">
                {`${goods.price}（元）`}
              </th>
              <th scope="col" className="num">
                数量
              </th>
              <th scope="col">购置</th>
              {goods.kinds ? <th scope="col">性质</th> : null}
              <th scope="col">核对</th>
              {mayRule ? <th scope="col">认定</th> : null}
            </tr>
          </thead>
          <tbody>
            {machines.map((machine) => (
              <Machine
                key={machine.id}
                machine={machine}
                goods={goods}
                mayRule={mayRule}
                open={ruling === machine.id}
                onOpen={() => setRuling(ruling === machine.id ? undefined : machine.id)}
              >
                <RulingForm
                  entryId={entryId}
                  revision={revision}
                  machine={machine}
                  kinds={goods.kinds}
                  onDone={() => setRuling(undefined)}
                />
              </Machine>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
    </Section>
  );
}

const kindWords = ({ productive, localMaker, leased, leaseNumber }: MachineRow): string =>
  [
    productive === null ? '是否生产性未知' : productive ? '生产性' : '非生产性',
    localMaker === null ? '' : localMaker ? '本市产' : '市外产',
    leased ? `融资租赁${leaseNumber === null ? '' : `（合同 ${leaseNumber}）`}` : '',
  ]
    .filter((word) => word !== '')
    .join('，');

interface MachineProps {
  readonly machine: MachineRow;
  readonly goods: GrantSheet['goods'];
  readonly mayRule: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly children: React.ReactNode;
}

function Machine({ machine, goods, mayRule, open, onOpen, children }: MachineProps) {
  const { name, serial, invoice, unitPrice, quantity, boughtOn, source, counted, ruling } = machine;
  return (
    <>
      <tr className={counted ? undefined : 'grant-out'}>
        <th scope="row" title={`${source.file} ${source.sheet} 第 ${source.row} 行`}>
          {name}
        </th>
        {goods.numbered ? <td>{serial ?? '未报'}</td> : null}
        <td>{invoice ?? '未报'}</td>
        <td className="num">{unitPrice === null ? '未知' : formatNumber(unitPrice, { decimals: 2 })}</td>
        <td className="num">{quantity === null ? '未知' : formatNumber(quantity)}</td>
        <td>{boughtOn ?? '未知'}</td>
        {goods.kinds ? <td>{kindWords(machine)}</td> : null}
        <td className="grant-doubts">
          {machine.doubts.map(({ kind, message }) => (
            <span key={kind}>
              <LightSign kind="slow" /> {message}
            </span>
          ))}
          {ruling === null ? null : (
            <span>{`${machine.ruledBy}认定${ruling === 'counts' ? '计入' : '剔除'}：${machine.rulingReason}`}</span>
          )}
          {machine.doubts.length === 0 && ruling === null ? (
            <span className="muted">没有疑点</span>
          ) : counted ? null : (
            <span className="muted">不参与计算</span>
          )}
        </td>
        {mayRule ? (
          <td>
            <button type="button" className="lnk" aria-expanded={open} onClick={onOpen}>
              {open ? '收起' : '认定'}
            </button>
          </td>
        ) : null}
      </tr>
      {open ? (
        <tr>
          <td colSpan={9}>{children}</td>
        </tr>
      ) : null}
    </>
  );
}

interface RulingFormProps extends GrantPanelProps {
  readonly machine: MachineRow;
  /** Whether what is claimed for is of kinds: only machines are productive or not. */
  readonly kinds: boolean;
  readonly onDone: () => void;
}

/** A named decision about one machine, with its reason. */
function RulingForm({ entryId, revision, machine, kinds, onDone }: RulingFormProps) {
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [ruling, setRuling] = useState<MachineRuling['ruling']>(machine.ruling);
  const [productive, setProductive] = useState(machine.productive);
  const rule = useMutation({
    mutationFn: () => ruleOnMachine(entryId, machine.id, { ruling, productive, reason }),
    onSuccess: async (sheet) => {
      queryClient.setQueryData(grantQuery(entryId, revision).queryKey, sheet);
      await queryClient.invalidateQueries({ queryKey: ['register'] });
      toast(`已认定“${machine.name}”`);
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    rule.mutate();
  }
  const choice = <Value,>(
    word: string,
    value: Value,
    now: Value,
    set: (value: Value) => void,
    group: string,
  ) => (
    <label>
      <input
        type="radio"
        name={`${group} ${machine.id}`}
        checked={now === value}
        onChange={() => set(value)}
      />
      {word}
    </label>
  );
  return (
    <form className="grant-ruling" onSubmit={submit} noValidate>
      <fieldset>
        <legend>是否计入</legend>
        {choice('按核对结果', null, ruling, setRuling, 'ruling')}
        {choice('计入', 'counts', ruling, setRuling, 'ruling')}
        {choice('剔除', 'excluded', ruling, setRuling, 'ruling')}
      </fieldset>
      {kinds ? (
        <fieldset>
          <legend>生产性设备</legend>
          {choice('是', true, productive, setProductive, 'productive')}
          {choice('否', false, productive, setProductive, 'productive')}
          {choice('未知', null, productive, setProductive, 'productive')}
        </fieldset>
      ) : null}
      <TextField label="理由" required value={reason} onChange={setReason} maxLength={500} />
      <button type="submit" className="btn btn-primary" disabled={rule.isPending || reason.trim().length < 2}>
        {rule.isPending ? '正在记录' : '记下认定'}
      </button>
      {rule.error ? (
        <p className="field-error">{`${asProblem(rule.error).message}。${asProblem(rule.error).remedy}`}</p>
      ) : null}
    </form>
  );
}
