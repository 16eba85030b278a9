import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BudgetOverview, NewProposal } from '@tenglong/contracts/money';
import { useState } from 'react';
import { newSubmission } from '../../shared/api/index.ts';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { ChoiceField, TextField } from '../../shared/forms/index.ts';
import { proposeMoney } from './money-queries.ts';

type Kind = NewProposal['kind'];
const KINDS: Readonly<Record<Kind, { readonly title: string; readonly amount: string }>> = {
  budget: { title: '编列或更正预算', amount: '金额（元，调减的写负数）' },
  income: { title: '登记土地出让收入', amount: '收入（元，更正多报的写负数）' },
  spending: { title: '直接支出', amount: '支出（元）' },
};

/** A budget, an income or a payment: entered here, booked once another person has confirmed it. */
export function ProposalDialog({
  overview: { funds, year },
  onClose,
}: {
  readonly overview: BudgetOverview;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [submission] = useState(newSubmission);
  const [kind, setKind] = useState<Kind>('budget');
  const [fund, setFund] = useState(funds[0]?.fund ?? '');
  const [amountYuan, setAmount] = useState('');
  const [use, setUse] = useState('');
  const [payee, setPayee] = useState('');
  const [reason, setReason] = useState('');
  const able = funds.filter((one) =>
    kind === 'budget' ? true : kind === 'income' ? one.extraction !== null : one.uses.length > 0,
  );
  const chosen = able.find((one) => one.fund === fund) ?? able[0];
  const spending = kind === 'spending';
  const kinds = (Object.keys(KINDS) as Kind[]).map((id) => ({ id, title: KINDS[id].title }));
  const send = useMutation({
    mutationFn: (asked: Parameters<typeof proposeMoney>[0]) => proposeMoney({ ...asked, submission }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['money'] });
      toast('已提出，由另一人确认后入账');
      onClose();
    },
  });
  const ready =
    chosen !== undefined &&
    amountYuan.trim() !== '' &&
    reason.trim().length > 1 &&
    (!spending || (use !== '' && payee.trim() !== ''));
  return (
    <FormDialog
      open
      title={`${year} 年：${KINDS[kind].title}`}
      verb="提出"
      ready={ready}
      busy={send.isPending}
      failed={{ what: '没有提出', error: send.error }}
      onSubmit={() =>
        chosen &&
        send.mutate({
          kind,
          fund: chosen.fund,
          year,
          amountYuan,
          use: spending ? use : '',
          payee: spending ? payee : '',
          reason,
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="办什么"
        choices={kinds}
        value={kind}
        onChange={(id) => setKind(kinds.find((one) => one.id === id)?.id ?? 'budget')}
      />
      <ChoiceField
        label="资金"
        choices={able.map(({ fund: id, title }) => ({ id, title }))}
        value={chosen?.fund ?? ''}
        onChange={setFund}
      />
      {spending ? (
        <>
          <ChoiceField
            label="用途"
            required
            none="请选择"
            choices={(chosen?.uses ?? []).filter(({ permitted }) => permitted)}
            value={use}
            onChange={setUse}
          />
          <TextField label="收款单位" required maxLength={100} value={payee} onChange={setPayee} />
        </>
      ) : null}
      <TextField
        label={KINDS[kind].amount}
        required
        inputMode="decimal"
        maxLength={30}
        value={amountYuan}
        onChange={setAmount}
      />
      <TextField label="依据或理由" required lines={2} maxLength={400} value={reason} onChange={setReason} />
      <p className="note">提出后不马上入账，由专班或财政部门的另一人确认；入账后不改，更正另记一笔。</p>
    </FormDialog>
  );
}
