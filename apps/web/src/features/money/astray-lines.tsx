import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AstrayLine } from '@tenglong/contracts/money';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { TextField } from '../../shared/forms/index.ts';
import { AddressLink, ScrollStrip } from '../../shared/layout/index.ts';
import { formatCount, formatDay, formatNumber, Light } from '../../shared/value/index.ts';
import { recoverAstray } from './money-queries.ts';

const yuan = (amount: string): string => formatNumber(amount, { decimals: 2 });
const leftOf = ({ amountYuan, recoveredYuan }: AstrayLine): string =>
  (Number(amountYuan) - Number(recoveredYuan)).toFixed(2);

/** What the bureau paid although it had been called back: owed until the last fen is registered as back. */
export function AstrayLines({ lines }: { readonly lines: readonly AstrayLine[] }) {
  const [open, setOpen] = useState<AstrayLine>();
  const owing = lines.filter((line) => Number(leftOf(line)) > 0).length;
  return (
    <>
      <p className="note">
        {owing > 0
          ? `撤回以后财政局已经付出的 ${formatCount(owing, '笔')}还没有追完，已记作应收追缴；追完以前同一项目不能再下达`
          : '撤回以后财政局已经付出的，都已追回'}
      </p>
      <ScrollStrip label="撤回以后已付出的">
        <table className="tbl tbl-flush">
          <thead>
            <tr>
              <th scope="col">收款单位</th>
              <th scope="col">清册</th>
              <th scope="col" className="num">
                付出 元
              </th>
              <th scope="col" className="num">
                已追回 元
              </th>
              <th scope="col">付出日期</th>
              <th scope="col">回单</th>
              <th scope="col">为什么应追回</th>
              <th scope="col" className="noprint">
                下一步
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.list} ${line.seq}`}>
                <th scope="row">
                  <AddressLink href={`/entries/${line.entryId}`}>{line.payee}</AddressLink>
                </th>
                <td className="nowrap">{`第 ${line.list} 号第 ${line.seq} 笔`}</td>
                <td className="num">{yuan(line.amountYuan)}</td>
                <td className="num">{yuan(line.recoveredYuan)}</td>
                <td className="nowrap">{formatDay(line.paidOn)}</td>
                <td className="nowrap">{line.slip}</td>
                <td>{line.why}</td>
                <td className="nowrap noprint">
                  {Number(leftOf(line)) > 0 ? (
                    <button type="button" className="btn" onClick={() => setOpen(line)}>
                      登记追回
                    </button>
                  ) : (
                    <Light kind="done">已追回</Light>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {open ? <RecoveryDialog line={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function RecoveryDialog({ line, onClose }: { readonly line: AstrayLine; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [amountYuan, setAmount] = useState(leftOf(line));
  const [recoveredOn, setDay] = useState('');
  const [slip, setSlip] = useState('');
  const send = useMutation({
    mutationFn: () => recoverAstray(line.listId, line.seq, { amountYuan, recoveredOn, slip }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['money'] });
      toast('已登记追回，台账随之更新');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title={`登记追回：${line.payee}`}
      verb="登记"
      ready={amountYuan.trim() !== '' && recoveredOn !== '' && slip.trim() !== ''}
      busy={send.isPending}
      failed={{ what: '没有登记', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <TextField
        label={`本次追回（元，还应追回 ${yuan(leftOf(line))}）`}
        required
        inputMode="decimal"
        maxLength={30}
        value={amountYuan}
        onChange={setAmount}
      />
      <TextField label="到账日期" required type="date" value={recoveredOn} onChange={setDay} />
      <TextField label="银行回单号" required maxLength={60} value={slip} onChange={setSlip} />
      <p className="note">登记后不改；追回的钱不自动加回预算，由财政部门另行编列。</p>
    </FormDialog>
  );
}
