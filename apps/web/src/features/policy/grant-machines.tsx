import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GrantSheet, MachineRow, MachineRuling } from '@tenglong/contracts/policy';
import { type FormEvent, useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { HeadRow, num, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, formatNumber, LightSign } from '../../shared/value/index.ts';
import { grantQuery, ruleOnMachine } from './grant-queries.ts';

interface GrantProps {
  readonly entryId: string;
  readonly revision: number;
}

/** What is claimed for, line by line: whether it counts, what is doubtful, and who ruled on it. */
export function Machines({ sheet, entryId, revision }: GrantProps & { readonly sheet: GrantSheet }) {
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
          <HeadRow
            heads={[
              goods.numbered ? '设备' : goods.label,
              goods.numbered ? '出厂编号' : false,
              '发票',
              num(`${goods.price}（元）`),
              num('数量'),
              '购置',
              goods.kinds ? '性质' : false,
              '核对',
              mayRule ? '认定' : false,
            ]}
          />
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

interface RulingFormProps extends GrantProps {
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
  const [localMaker, setLocalMaker] = useState(machine.localMaker);
  const [{ seen, line }] = useState({ seen: machine.ruledAt, line: machine.source.at ?? null });
  const rule = useMutation({
    mutationFn: () =>
      ruleOnMachine(entryId, machine.id, { seen, line, ruling, productive, localMaker, reason }),
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
      {kinds ? (
        <fieldset>
          <legend>本市企业生产</legend>
          {choice('是', true, localMaker, setLocalMaker, 'local')}
          {choice('否', false, localMaker, setLocalMaker, 'local')}
          {choice('未知', null, localMaker, setLocalMaker, 'local')}
        </fieldset>
      ) : null}
      <TextField label="理由" required value={reason} onChange={setReason} maxLength={500} />
      <button type="submit" className="btn btn-primary" disabled={rule.isPending || reason.trim().length < 2}>
        {rule.isPending ? '正在记录' : '记下认定'}
      </button>
      {rule.error ? <ErrorState error={rule.error} /> : null}
    </form>
  );
}
