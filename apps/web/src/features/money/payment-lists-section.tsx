import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EndedLine } from '@tenglong/contracts/money';
import { useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ConfirmButton, EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { AddressLink, Section } from '../../shared/layout/index.ts';
import { formatCount, formatMoney } from '../../shared/value/index.ts';
import { AstrayLines } from './astray-lines.tsx';
import { drawPaymentList, paymentListsQuery } from './money-queries.ts';
import { PaymentListRows } from './payment-list-rows.tsx';
import { ReturnAnswer } from './return-answer.tsx';

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
      {shown ? <ReturnAnswer key={shown.id} list={shown} onClose={() => setAnswering(undefined)} /> : null}
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
