import { useQueryClient } from '@tanstack/react-query';
import type { Dossier, NewAlias } from '@tenglong/contracts/enterprise';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ConfirmButton, Dialog, ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
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
  const [problem, setProblem] = useState<unknown>();
  const client = useQueryClient();
  const set = (key: keyof typeof texts) => (text: string) => setTexts((now) => ({ ...now, [key]: text }));
  const ready = texts.value.trim().length >= 2 && texts.note.trim() !== '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { value, note, from, to } = texts;
    try {
      await addAlias(creditCode, {
        kind,
        value: value.trim(),
        note: note.trim(),
        from: from || null,
        to: to || null,
      });
      await client.invalidateQueries({ queryKey: ['enterprise'] });
      toast('已登记，以后的来文照此对应');
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  const form = 'alias-form';
  return (
    <Dialog
      open
      title="登记曾用名、旧代码"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            取消
          </button>
          <button type="submit" form={form} className="btn btn-primary" disabled={!ready}>
            登记
          </button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="alias-form">
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
        <TextField label={KINDS[kind]} value={texts.value} onChange={set('value')} required />
        <TextField label="起" type="date" value={texts.from} onChange={set('from')} />
        <TextField label="止" type="date" value={texts.to} onChange={set('to')} />
        <TextField label="依据" value={texts.note} onChange={set('note')} required />
        {problem === undefined ? null : <ErrorState what="没有登记" error={problem} />}
      </form>
    </Dialog>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly type?: 'text' | 'date';
  readonly required?: boolean;
}

const TextField = ({ label, value, onChange, type = 'text', required = false }: TextFieldProps) => (
  <Field label={label} required={required}>
    {(control) => (
      <input
        {...control}
        className="input"
        type={type}
        maxLength={type === 'date' ? undefined : 100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
