import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PaymentList, ReturnEffect } from '@tenglong/contracts/money';
import { useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { HeadRow, ScrollStrip } from '../../shared/layout/index.ts';
import { formatCount, formatMoney, Light } from '../../shared/value/index.ts';
import { sendReturn } from './money-queries.ts';

/** The bureau's workbook: first what it would do, then one press. */
export function ReturnAnswer({
  list,
  onClose,
}: {
  readonly list: PaymentList;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  /** Which of those paid without the list somebody says were paid twice. */
  const [sure, setSure] = useState<readonly number[]>([]);
  const look = useMutation({ mutationFn: (chosen: File) => sendReturn(list.id, chosen) });
  const take = useMutation({
    mutationFn: ({ chosen, seen }: { chosen: File; seen: string }) =>
      sendReturn(list.id, chosen, { seen, twice: sure }),
    onSuccess: async (done) => {
      await client.invalidateQueries();
      const wrong = done.astray.length + done.twice.length;
      const gone = wrong > 0 ? `，不该付而已付 ${wrong} 笔` : '';
      toast(`已接收：已付 ${done.paid.length} 笔，失败 ${done.failed.length} 笔${gone}`);
    },
  });
  const effect = take.data ?? look.data;
  const error = take.error ?? look.error;
  const taking = effect ? effect.paid.length + effect.failed.length + effect.astray.length + sure.length : 0;
  return (
    <div className="money-answer noprint">
      <FileDrop
        accept=".xlsx,.xls,.csv"
        disabled={look.isPending || take.isPending}
        onFiles={([chosen]) => {
          if (!chosen) return;
          setFile(chosen);
          setSure([]);
          take.reset();
          look.mutate(chosen);
        }}
      >
        {look.isPending
          ? '正在逐笔比对'
          : `把财政局回复的第 ${list.number} 号清册拖到这里，先比对，不马上接收`}
      </FileDrop>
      {error ? <ErrorState error={error} what="回复没有接收" /> : null}
      {effect ? <Effect effect={effect} sure={sure} onSure={setSure} /> : null}
      <span className="btns">
        {effect && file && !effect.taken && taking > 0 ? (
          <button
            type="button"
            className="btn btn-primary"
            disabled={take.isPending}
            onClick={() => take.mutate({ chosen: file, seen: effect.file })}
          >
            {`接收 ${taking} 笔`}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={onClose}>
          收起
        </button>
      </span>
    </div>
  );
}

interface EffectProps {
  readonly effect: ReturnEffect;
  readonly sure: readonly number[];
  readonly onSure: (seqs: readonly number[]) => void;
}

function Effect({ effect, sure, onSure }: EffectProps) {
  const { paid, failed, astray, known, stopped, problems, paidYuan, refused, taken } = effect;
  return (
    <div role="status">
      <p>
        <b>
          {`${taken ? '已接收' : '将接收'}：已付 ${formatCount(paid.length, '笔')}、${formatMoney(paidYuan)}，失败 ${formatCount(failed.length, '笔')}`}
        </b>
        {known > 0 ? `；${formatCount(known, '笔')}以前接收过，不再变动` : ''}
        {stopped > 0
          ? `；${formatCount(stopped, '笔')}已撤回或另行办结，财政局没有再付，或付的就是那一笔`
          : ''}
        {problems.length > 0 ? `；对不上的 ${formatCount(problems.length, '处')}，不接收` : ''}
      </p>
      {astray.map(({ seq, payee, amountYuan, why }) => (
        <p key={seq}>
          <Light kind="late">撤回后已付</Light>
          {` 第 ${seq} 笔 ${payee} ${formatMoney(amountYuan)}：${why}，${taken ? '已记作' : '接收后记作'}应收追缴`}
        </p>
      ))}
      {effect.twice.map((line) => (
        <Twice key={line.seq} line={line} taken={taken} sure={sure} onSure={onSure} />
      ))}
      {refused.map((one) => (
        <p key={one} className="note">{`没有办成：${one}`}</p>
      ))}
      <Mismatches problems={problems} />
    </div>
  );
}

interface TwiceProps extends Omit<EffectProps, 'effect'> {
  readonly line: ReturnEffect['twice'][number];
  readonly taken: boolean;
}

/** Paid by this list although it was paid without it: the same payment, or money that has left twice. A person says which. */
function Twice({ line: { seq, payee, amountYuan, slip, why }, taken, sure, onSure }: TwiceProps) {
  const what = `第 ${seq} 笔 ${payee} ${formatMoney(amountYuan)}：${why}，财政局又报已付，回单 ${slip}`;
  if (taken)
    return (
      <p>
        <Light kind="late">付了两次</Light>
        {` ${what}，已记作应收追缴`}
      </p>
    );
  return (
    <p>
      <Light kind="slow">可能付了两次</Light>
      {` ${what}。请凭银行回单与财政局核对；是同一笔的不用勾，也不再接收 `}
      <label>
        <input
          type="checkbox"
          checked={sure.includes(seq)}
          onChange={({ target }) =>
            onSure(target.checked ? [...sure, seq] : sure.filter((one) => one !== seq))
          }
        />
        {` 第 ${seq} 笔确实付了两次，接收后记作应收追缴`}
      </label>
    </p>
  );
}

function Mismatches({ problems }: Pick<ReturnEffect, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <ScrollStrip label="对不上的">
      <table className="tbl tbl-flush">
        <HeadRow heads={['行', '栏', '哪里对不上', '怎么办']} />
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.row} ${problem.column} ${problem.message}`}>
              <td className="nowrap">{problem.row === null ? '没有' : `第 ${problem.row} 行`}</td>
              <td className="nowrap">{problem.column}</td>
              <td>{problem.message}</td>
              <td>{problem.remedy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
