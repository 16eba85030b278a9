import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LedgerAmount, LedgerOverview, NewTransfer } from '@tenglong/contracts/ledger';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { newSubmission } from '../../shared/api/index.ts';
import { FormDialog, toast } from '../../shared/feedback/index.ts';
import { ChoiceField, type ChoiceFieldProps, TextField, useKeptForm } from '../../shared/forms/index.ts';
import { addressText, formatNumber } from '../../shared/value/index.ts';
import { ledgerQuery, proposeTransfer } from './ledger-queries.ts';

interface WordsProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const Reason = (props: WordsProps) => (
  <TextField label="理由" required lines={2} maxLength={400} {...props} />
);

const Select = (props: WordsProps & Pick<ChoiceFieldProps, 'label' | 'choices'>) => (
  <ChoiceField required none="请选择" {...props} />
);

interface ProposalProps {
  readonly title: string;
  readonly body: z.input<typeof NewTransfer> | undefined;
  /** What was typed is not needed any more. */
  readonly onDone?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of both dialogs: says that a second person confirms, sends it, keeps a refusal in sight. */
function Proposal({ title, body, onDone, onClose, children }: ProposalProps) {
  const client = useQueryClient();
  const [submission] = useState(newSubmission);
  const send = useMutation({
    mutationFn: (asked: z.input<typeof NewTransfer>) => proposeTransfer({ ...asked, submission }),
    onSuccess: (overview) => {
      client.setQueryData(ledgerQuery.queryKey, overview);
      onDone?.();
      toast('已提出，由专班另一人确认后入账');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title={title}
      verb="提出"
      ready={body !== undefined}
      busy={send.isPending}
      failed={{ what: '没有提出', error: send.error }}
      onSubmit={() => body && send.mutate(body)}
      onClose={onClose}
    >
      {children}
      <p className="note">提出后不马上入账，由专班另一人确认；确认时再核一次结余。</p>
    </FormDialog>
  );
}

export interface RulingDialogProps {
  readonly overview: LedgerOverview;
  readonly pending: LedgerOverview['pending'][number];
  readonly onClose: () => void;
}

export const amountsText = (amounts: readonly LedgerAmount[]): string =>
  amounts
    .map(({ title, unit, decimals, amount }) => `${title} ${formatNumber(amount, { decimals })} ${unit}`)
    .join('、');

/** 核定: whether what a merger freed is the county's or the merged firm's, for everything of it at once. */
export function RulingDialog({ overview, pending, onClose }: RulingDialogProps) {
  const { values, set, clear } = useKeptForm(
    { id: `merger.${pending.entryId}`, title: `核定归属：${pending.subjectName}`, href: '/ledger' },
    { to: '', reason: '' },
  );
  const { to, reason } = values;
  const choices = overview.accounts
    .filter(({ kind }) => kind === 'pool' || kind === 'kept')
    .map(({ id, title, kind }) => ({ id, title: kind === 'pool' ? '归全市，计入腾出' : title }));
  const rule = overview.accounts.find(({ kind }) => kind === 'kept');
  const { account, unitId: unit, amounts, entryId, subjectName } = pending;
  const ready = to !== '' && reason.trim() !== '';
  const body = ready
    ? {
        from: { account, unit },
        to: { account: to, unit },
        entryId,
        reason: reason.trim(),
        lines: amounts.map(({ resource, amount }) => ({ resource, amount })),
      }
    : undefined;
  return (
    <Proposal title="核定归属" body={body} onDone={clear} onClose={onClose}>
      <p>{`${subjectName}：${amountsText(amounts)}`}</p>
      {rule?.clause ? <p className="note">{`${addressText(rule.clause)}：${rule.summary}`}</p> : null}
      <Select label="归谁" choices={choices} value={to} onChange={(next) => set({ to: next })} />
      <Reason value={reason} onChange={(next) => set({ reason: next })} />
    </Proposal>
  );
}

const KINDS = [
  { id: 'unit', title: '把结余调剂给另一个乡镇' },
  { id: 'use', title: '改记用途' },
] as const;

/** 调剂: what is left goes to another unit, or what is used is booked under another purpose. */
export function TransferDialog({
  overview,
  resource,
  onClose,
}: {
  readonly overview: LedgerOverview;
  readonly resource: LedgerOverview['resources'][number];
  readonly onClose: () => void;
}) {
  const { values, set, clear } = useKeptForm(
    { id: `transfer.${resource.id}`, title: `${resource.title}调剂`, href: '/ledger' },
    { kind: 'unit', from: '', to: '', unit: '', amount: '', reason: '' },
  );
  const { kind, from, to, unit, amount, reason } = values;
  const units = overview.units.map(({ id, name }) => ({ id, title: name }));
  const uses = overview.accounts.filter((account) => account.kind === 'use');
  const pool = overview.accounts.find((account) => account.kind === 'pool')?.id ?? '';
  const between = kind === 'unit';
  const ready =
    from !== '' && to !== '' && amount.trim() !== '' && reason.trim() !== '' && (between || unit !== '');
  const body = ready
    ? {
        from: between ? { account: pool, unit: from } : { account: from, unit },
        to: between ? { account: pool, unit: to } : { account: to, unit },
        lines: [{ resource: resource.id, amount: amount.trim() }],
        reason: reason.trim(),
      }
    : undefined;
  const choose = (next: string) => set({ kind: next, from: '', to: '' });
  return (
    <Proposal title={`${resource.title}调剂`} body={body} onDone={clear} onClose={onClose}>
      <Select label="办什么" choices={KINDS} value={kind} onChange={choose} />
      {between ? null : (
        <Select label="乡镇" choices={units} value={unit} onChange={(next) => set({ unit: next })} />
      )}
      <Select
        label={between ? '从' : '原用途'}
        choices={between ? units : uses}
        value={from}
        onChange={(next) => set({ from: next })}
      />
      <Select
        label={between ? '给' : '改记为'}
        choices={between ? units : uses}
        value={to}
        onChange={(next) => set({ to: next })}
      />
      <TextField
        label={`数量（${resource.unit}）`}
        required
        inputMode="decimal"
        maxLength={40}
        value={amount}
        onChange={(next) => set({ amount: next })}
      />
      <Reason value={reason} onChange={(next) => set({ reason: next })} />
    </Proposal>
  );
}
