import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EndedLine, PaymentList, ReturnEffect } from '@tenglong/contracts/money';
import { useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FileDrop } from '../../shared/forms/index.ts';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, formatMoney, Light } from '../../shared/value/index.ts';
import { AstrayLines } from './astray-lines.tsx';
import { drawPaymentList, paymentListsQuery, sendReturn } from './money-queries.ts';
import { PaymentListRows } from './payment-list-rows.tsx';

/** 拨付清册: what goes to the finance bureau, and what came back. */
export function PaymentListsSection() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(paymentListsQuery);
  const [answering, setAnswering] = useState<string>();
  const draw = useMutation({
    mutationFn: drawPaymentList,
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['money'] });
      toast(`已生成第 ${number} 号清册，导出后送财政局`);
    },
    onError: (reason) => toast(`没有生成：${asProblem(reason).message}`),
  });
  if (error) return <ErrorState what="拨付清册没有读出来" error={error} onRetry={() => void refetch()} />;
  if (!data) return <StillLines lines={4} what="拨付清册" />;
  const { lists, ready, ended, astray } = data;
  const shown = lists.find(({ id }) => id === answering);
  return (
    <Section
      title="拨付清册"
      note="生成时定稿并留校验码；财政局在后四栏填写结果送回，逐笔比对后再接收"
      more={
        ready.count > 0 ? (
          <ConfirmButton
            title="生成拨付清册"
            effect={`把待拨付的 ${ready.count} 笔、${formatMoney(ready.totalYuan)} 列入新的一份清册。定稿后不能改。`}
            verb="生成清册"
            look="primary"
            onConfirm={async () => {
              await draw.mutateAsync();
            }}
          >
            {`生成清册（${ready.count} 笔）`}
          </ConfirmButton>
        ) : null
      }
    >
      {lists.length === 0 ? (
        <EmptyState>
          {ready.count > 0
            ? `待拨付 ${ready.count} 笔、${formatMoney(ready.totalYuan)}，生成清册后送财政局`
            : '下达拨付通知以后，在这里生成清册送财政局'}
        </EmptyState>
      ) : (
        <PaymentListRows lists={lists} onAnswer={setAnswering} />
      )}
      {ended.length > 0 ? <Ended lines={ended} /> : null}
      {astray.length > 0 ? <AstrayLines lines={astray} /> : null}
      {shown ? <Answer key={shown.id} list={shown} onClose={() => setAnswering(undefined)} /> : null}
    </Section>
  );
}

/** Orders that went to the bureau and were called back or paid otherwise before it answered: it has to be told. */
function Ended({ lines }: { readonly lines: readonly EndedLine[] }) {
  return (
    <>
      <p className="note">
        {`已送财政局而不用再付的 ${formatCount(lines.length, '笔')}，请告知财政局停付；再导出这份清册，表下写明是哪几笔`}
      </p>
      <ul className="money-ended">
        {lines.map(({ list, seq, entryId, orderNumber, payee, amountYuan, why }) => (
          <li key={`${list} ${seq}`}>
            <AddressLink href={`/entries/${entryId}`}>{payee}</AddressLink>
            {` ${formatMoney(amountYuan)}，第 ${list} 号清册第 ${seq} 笔，${orderNumber}：${why}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The bureau's workbook: first what it would do, then one press. */
function Answer({ list, onClose }: { readonly list: PaymentList; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const look = useMutation({ mutationFn: (chosen: File) => sendReturn(list.id, chosen) });
  const take = useMutation({
    mutationFn: ({ chosen, seen }: { chosen: File; seen: string }) => sendReturn(list.id, chosen, seen),
    onSuccess: async (done) => {
      await client.invalidateQueries();
      const gone = done.astray.length > 0 ? `，撤回后已付 ${done.astray.length} 笔` : '';
      toast(`已接收：已付 ${done.paid.length} 笔，失败 ${done.failed.length} 笔${gone}`);
    },
  });
  const effect = take.data ?? look.data;
  const error = take.error ?? look.error;
  const taking = effect ? effect.paid.length + effect.failed.length + effect.astray.length : 0;
  return (
    <div className="money-answer noprint">
      <FileDrop
        accept=".xlsx,.xls,.csv"
        disabled={look.isPending || take.isPending}
        onFiles={([chosen]) => {
          if (!chosen) return;
          setFile(chosen);
          take.reset();
          look.mutate(chosen);
        }}
      >
        {look.isPending
          ? '正在逐笔比对'
          : `把财政局回复的第 ${list.number} 号清册拖到这里，先比对，不马上接收`}
      </FileDrop>
      {error ? <ErrorState error={error} what="回复没有接收" /> : null}
      {effect ? <Effect effect={effect} /> : null}
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

function Effect({ effect }: { readonly effect: ReturnEffect }) {
  const { paid, failed, astray, known, stopped, problems, paidYuan, refused, taken } = effect;
  return (
    <div role="status">
      <p>
        <b>
          {`${taken ? '已接收' : '将接收'}：已付 ${formatCount(paid.length, '笔')}、${formatMoney(paidYuan)}，失败 ${formatCount(failed.length, '笔')}`}
        </b>
        {known > 0 ? `；${formatCount(known, '笔')}以前接收过，不再变动` : ''}
        {stopped > 0 ? `；${formatCount(stopped, '笔')}已撤回或另行办结，财政局没有再付` : ''}
        {problems.length > 0 ? `；对不上的 ${formatCount(problems.length, '处')}，不接收` : ''}
      </p>
      {astray.map(({ seq, payee, amountYuan, why }) => (
        <p key={seq}>
          <Light kind="late">撤回后已付</Light>
          {` 第 ${seq} 笔 ${payee} ${formatMoney(amountYuan)}：${why}，${taken ? '已记作' : '接收后记作'}应收追缴`}
        </p>
      ))}
      {refused.map((one) => (
        <p key={one} className="note">{`没有办成：${one}`}</p>
      ))}
      {problems.length > 0 ? (
        <ScrollStrip label="对不上的">
          <table className="tbl tbl-flush">
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">栏</th>
                <th scope="col">哪里对不上</th>
                <th scope="col">怎么办</th>
              </tr>
            </thead>
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
      ) : null}
    </div>
  );
}
