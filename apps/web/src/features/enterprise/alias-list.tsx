import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Dossier, NewAlias } from '@tenglong/contracts/enterprise';
import { useState } from 'react';
import { ConfirmButton, FormDialog, toast } from '../../shared/feedback/index.ts';
import { Field, TextField } from '../../shared/forms/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatDay } from '../../shared/value/index.ts';
import { addAlias, withdrawAlias } from './enterprise-queries.ts';

const KINDS = { name: '曾用名', code: '旧代码' } as const;

/** `2019-03-01 起，至 2021-06-30` */
function periodText(from: string | null, to: string | null): string {
  if (from && to) return `${formatDay(from)} 至 ${formatDay(to)}`;
  if (from) return `${formatDay(from)} 起`;
  return to ? `至 ${formatDay(to)}` : '';
}

/** 曾用名与旧代码: by them later workbooks still find the enterprise. */
export function AliasList({ dossier }: { readonly dossier: Dossier }) {
  const { creditCode, aliases } = dossier;
  const mayWrite = useCan('enterprise.alias');
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  if (aliases.length === 0 && !mayWrite) return null;
  return (
    <>
      {aliases.map(({ id, kind, value, from, to, note }) => (
        <p key={`${kind} ${value} ${id}`}>
          {`${KINDS[kind]}：${value}`}
          <span className="note">{` ${[periodText(from, to), note].filter((part) => part !== '').join('；')} `}</span>
          {mayWrite && id !== '' ? (
            <ConfirmButton
              title={`撤回${KINDS[kind]}`}
              effect={`以后来文写“${value}”的，不再按它对应到这家企业；已入库的不变。`}
              verb="撤回"
              look="text"
              onConfirm={async () => {
                await withdrawAlias(creditCode, id);
                await client.invalidateQueries({ queryKey: ['enterprise'] });
              }}
            >
              撤回
            </ConfirmButton>
          ) : null}
        </p>
      ))}
      {mayWrite ? (
        <p className="noprint">
          <button type="button" className="lnk" onClick={() => setAsks(true)}>
            登记曾用名、旧代码
          </button>
        </p>
      ) : null}
      {asks ? <AliasDialog creditCode={creditCode} onClose={() => setAsks(false)} /> : null}
    </>
  );
}

function AliasDialog({ creditCode, onClose }: { readonly creditCode: string; readonly onClose: () => void }) {
  const [kind, setKind] = useState<NewAlias['kind']>('name');
  const [texts, setTexts] = useState({ value: '', from: '', to: '', note: '' });
  const client = useQueryClient();
  const set = (key: keyof typeof texts) => (text: string) => setTexts((now) => ({ ...now, [key]: text }));
  const add = useMutation({
    mutationFn: () =>
      addAlias(creditCode, {
        kind,
        value: texts.value.trim(),
        note: texts.note.trim(),
        from: texts.from || null,
        to: texts.to || null,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['enterprise'] });
      toast('已登记，以后的来文照此对应');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title="登记曾用名、旧代码"
      verb="登记"
      ready={texts.value.trim().length >= 2 && texts.note.trim() !== ''}
      busy={add.isPending}
      failed={{ what: '没有登记', error: add.error }}
      className="alias-form"
      onSubmit={add.mutate}
      onClose={onClose}
    >
      <Field label="登记什么">
        {(control) => (
          <select
            {...control}
            className="input"
            value={kind}
            onChange={(event) => setKind(event.target.value === 'code' ? 'code' : 'name')}
          >
            <option value="name">曾用名</option>
            <option value="code">旧代码</option>
          </select>
        )}
      </Field>
      <TextField label={KINDS[kind]} maxLength={100} value={texts.value} onChange={set('value')} required />
      <TextField label="起" type="date" value={texts.from} onChange={set('from')} />
      <TextField label="止" type="date" value={texts.to} onChange={set('to')} />
      <TextField label="依据" maxLength={100} value={texts.note} onChange={set('note')} required />
    </FormDialog>
  );
}
