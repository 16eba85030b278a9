import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PublicationList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { Field } from '../../../shared/forms/index.ts';
import { publicationsQuery, publish } from './appeal-queries.ts';

/** What is published, and until which minute it may be appealed against. */
export function PublishDialog({
  list,
  onClose,
}: {
  readonly list: PublicationList;
  readonly onClose: () => void;
}) {
  const client = useQueryClient();
  const [against, setAgainst] = useState(list.kinds[0]?.id ?? '');
  const [runId, setRunId] = useState(list.runs[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [closes, setCloses] = useState('');
  const evaluates = against === 'evaluation';
  const named =
    title.trim() || (evaluates ? `${list.runs.find(({ id }) => id === runId)?.title ?? ''}结果` : '');
  const send = useMutation({
    mutationFn: () => publish({ against, title: named, runId: evaluates ? runId : null, closes }),
    onSuccess: (next) => {
      client.setQueryData(publicationsQuery.queryKey, next);
      toast('已公示，申诉窗口开了');
      onClose();
    },
  });
  return (
    <FormDialog
      open
      title="公示"
      verb="公示"
      className="appeal-form"
      ready={against !== '' && named !== '' && closes !== '' && (!evaluates || runId !== '')}
      busy={send.isPending}
      failed={{ what: '没有公示', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <Choice label="公示什么" value={against} choices={list.kinds} onChange={setAgainst} />
      {evaluates ? <Choice label="哪一次测算" value={runId} choices={list.runs} onChange={setRunId} /> : null}
      <Field
        label="名称"
        required={!evaluates}
        help={evaluates ? '不填的，写作“某年度第几次测算结果”' : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={100}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label="申诉截止到" required help={`现在是 ${list.now}；公示即开始，截止后不改`}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            className="input"
            min={list.now.replace(' ', 'T')}
            value={closes}
            onChange={(event) => setCloses(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

export function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (id: string) => void;
}) {
  return (
    <Field label={label} required>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
