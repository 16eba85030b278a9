import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { SpotCheckList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { newSubmission } from '../../../shared/api/index.ts';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { Field, useKeptForm } from '../../../shared/forms/index.ts';
import { KeptNote } from '../kept-note.tsx';
import { publishCheck } from './spot-check-queries.ts';

/** A day after another, in the calendar of the address: `2023-09-02`. */
function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** What is published before anything is drawn; nothing of it can be changed afterwards, and the dialog says so. */
export function PublishDialog({
  list,
  onClose,
}: {
  readonly list: SpotCheckList;
  readonly onClose: () => void;
}) {
  const router = useRouter();
  const client = useQueryClient();
  const { values, at, set, clear } = useKeptForm(
    { id: 'spot-check', title: '公布一次抽查', href: '/spot-checks' },
    {
      registers: '',
      closedFrom: `${list.asOf.slice(0, 4)}-01-01`,
      closedTo: list.asOf,
      size: '10',
      drawOn: dayAfter(list.asOf, 3),
      publicSource: '',
    },
  );
  const { closedFrom, closedTo, size, drawOn, publicSource } = values;
  const registers = values.registers === '' ? [] : values.registers.split(',');
  const setRegisters = (ids: readonly string[]) => set({ registers: ids.join(',') });
  const [submission] = useState(newSubmission);
  const send = useMutation({
    mutationFn: () =>
      publishCheck({
        submission,
        registers,
        closedFrom,
        closedTo,
        size: Number(size),
        drawOn,
        publicSource,
      }),
    onSuccess: (check) => {
      clear();
      toast(`第 ${check.number} 次抽查已公布`);
      void client.invalidateQueries({ queryKey: ['register', 'spot-checks'] });
      router.history.push(`/spot-checks/${check.number}`);
    },
  });
  const toggle = (id: string) =>
    setRegisters(registers.includes(id) ? registers.filter((one) => one !== id) : [...registers, id]);
  const shown = list.registers.filter(({ closed }) => closed > 0);
  return (
    <FormDialog
      open
      title="公布一次抽查"
      verb="公布"
      className="spot-form"
      ready={
        registers.length > 0 && /^\d{1,3}$/.test(size) && drawOn !== '' && publicSource.trim().length > 1
      }
      busy={send.isPending}
      failed={{ what: '没有公布', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <fieldset className="spot-registers">
        <legend>
          从哪些清单里抽
          <button
            type="button"
            className="btn btn-text"
            onClick={() => setRegisters(registers.length === shown.length ? [] : shown.map(({ id }) => id))}
          >
            {registers.length === shown.length ? '都不选' : '全选'}
          </button>
        </legend>
        {shown.map(({ id, title, closed }) => (
          <label key={id}>
            <input type="checkbox" checked={registers.includes(id)} onChange={() => toggle(id)} />
            <span>{title}</span>
            <span className="muted">{`办结 ${closed}`}</span>
          </label>
        ))}
      </fieldset>
      <div className="spot-days">
        <DayField label="销号日期从" value={closedFrom} onChange={(day) => set({ closedFrom: day })} />
        <DayField label="到" value={closedTo} onChange={(day) => set({ closedTo: day })} />
        <DayField label="抽取日" value={drawOn} onChange={(day) => set({ drawOn: day })} />
        <Field label="抽几件" required>
          {(control) => (
            <input
              {...control}
              className="input"
              inputMode="numeric"
              maxLength={3}
              value={size}
              onChange={(event) => set({ size: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label="到日才有的公开数"
        required
        help="写明哪一个，如“9 月 8 日排列5开奖号码”。到日与种子合在一起抽，事先谁也算不出。"
      >
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={100}
            value={publicSource}
            onChange={(event) => set({ publicSource: event.target.value })}
          />
        )}
      </Field>
      <p className="note">公布后不能改；作废的也留在列表里，写明理由。</p>
      <KeptNote at={at} />
    </FormDialog>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <Field label={label} required>
      {(control) => (
        <input
          {...control}
          type="date"
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
