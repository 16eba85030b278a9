import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AstrayLine } from '@tenglong/contracts/money';
import { useState } from 'react';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { ExportButton, FileDrop, TextField } from '../../shared/forms/index.ts';
import { AddressLink, HeadRow, num, ScrollStrip } from '../../shared/layout/index.ts';
import { formatCount, formatDay, formatNumber, Light } from '../../shared/value/index.ts';
import { receiptPath, recoverAstray } from './money-queries.ts';

const yuan = (amount: string): string => formatNumber(amount, { decimals: 2 });
const isOwing = ({ leftYuan }: AstrayLine): boolean => Number(leftYuan) > 0;

/** What the bureau paid although it should not have: owed until the last fen is registered as back. */
export function AstrayLines({ lines }: { readonly lines: readonly AstrayLine[] }) {
  const [open, setOpen] = useState<AstrayLine>();
  const owing = lines.filter(isOwing).length;
  return (
    <>
      <p className="note money-said">
        {owing > 0
          ? `不该再付而财政局已经付出的 ${formatCount(owing, '笔')}还没有追完，已记作应收追缴；追完以前同一项目不能再下达`
          : '不该再付而财政局已经付出的，都已追回'}
      </p>
      <div className="phone-only">
        <ul className="money-lines">
          {lines.map((line) => (
            <li key={`${line.list} ${line.seq}`}>
              <span className="money-list-head">
                <AddressLink href={`/entries/${line.entryId}`}>{line.payee}</AddressLink>
                <b>{`${yuan(line.amountYuan)} 元`}</b>
              </span>
              <span>{line.why}</span>
              <span className="note">
                {`第 ${line.list} 号第 ${line.seq} 笔，${formatDay(line.paidOn)}付出，回单 ${line.slip}；已追回 ${yuan(line.recoveredYuan)} 元`}
              </span>
              <Returns line={line} />
              <NextStep line={line} onOpen={setOpen} />
            </li>
          ))}
        </ul>
      </div>
      <div className="desk-only">
        <ScrollStrip label="不该付而已付出的">
          <table className="tbl tbl-flush money-astray">
            <HeadRow
              heads={[
                '收款单位',
                '清册',
                num('付出 元'),
                num('已追回 元'),
                '付出日期',
                '回单',
                '为什么应追回',
                { words: '下一步', as: 'noprint' },
              ]}
            />
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.list} ${line.seq}`}>
                  <th scope="row">
                    <AddressLink href={`/entries/${line.entryId}`}>{line.payee}</AddressLink>
                  </th>
                  <td className="nowrap">{`第 ${line.list} 号第 ${line.seq} 笔`}</td>
                  <td className="num">{yuan(line.amountYuan)}</td>
                  <td className="num">
                    {yuan(line.recoveredYuan)}
                    <Returns line={line} />
                  </td>
                  <td className="nowrap">{formatDay(line.paidOn)}</td>
                  <td className="nowrap">{line.slip}</td>
                  <td>{line.why}</td>
                  <td className="nowrap noprint">
                    <NextStep line={line} onOpen={setOpen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollStrip>
      </div>
      {open ? <RecoveryDialog line={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function NextStep({
  line,
  onOpen,
}: {
  readonly line: AstrayLine;
  readonly onOpen: (line: AstrayLine) => void;
}) {
  if (!isOwing(line)) return <Light kind="done">已追回</Light>;
  return (
    <button type="button" className="btn noprint" onClick={() => onOpen(line)}>
      登记追回
    </button>
  );
}

/** What came back, slip by slip, each with its receipt. */
function Returns({ line: { listId, seq, returns } }: { readonly line: AstrayLine }) {
  return returns.map(({ slip, on, amountYuan, file }) => (
    <span key={slip} className="note money-back">
      {`${formatDay(on)} ${yuan(amountYuan)}，回单 ${slip} `}
      {file === null ? null : (
        <ExportButton path={receiptPath(listId, seq, file)} fileName={`银行回单${slip}`} look="link">
          看回单
        </ExportButton>
      )}
    </span>
  ));
}

function RecoveryDialog({ line, onClose }: { readonly line: AstrayLine; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [amountYuan, setAmount] = useState(line.leftYuan);
  const [recoveredOn, setDay] = useState('');
  const [slip, setSlip] = useState('');
  const [receipt, setReceipt] = useState<File>();
  const send = useMutation({
    mutationFn: (file: File) => recoverAstray(line.listId, line.seq, { amountYuan, recoveredOn, slip }, file),
    onSuccess: async () => {
      await client.invalidateQueries();
      toast('已登记追回，台账随之更新');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title={`登记追回：${line.payee}`}
      verb="登记"
      ready={amountYuan.trim() !== '' && recoveredOn !== '' && slip.trim() !== '' && receipt !== undefined}
      busy={send.isPending}
      failed={{ what: '没有登记', error: send.error }}
      onSubmit={() => receipt && send.mutate(receipt)}
      onClose={onClose}
    >
      <TextField
        label={`本次追回（元，还应追回 ${yuan(line.leftYuan)}）`}
        required
        inputMode="decimal"
        maxLength={30}
        value={amountYuan}
        onChange={setAmount}
      />
      <TextField label="到账日期" required type="date" value={recoveredOn} onChange={setDay} />
      <TextField label="银行回单号" required maxLength={60} value={slip} onChange={setSlip} />
      <FileDrop accept=".pdf,.doc,.docx,.xls,.xlsx,image/*" onFiles={([chosen]) => setReceipt(chosen)}>
        {receipt ? `银行回单：${receipt.name}` : '把银行回单（照片或 PDF）拖到这里'}
      </FileDrop>
      <p className="note">登记后不改；追回的钱不自动加回预算，由财政部门另行编列。</p>
    </FormDialog>
  );
}
