import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PublicationList } from '@tenglong/contracts/register';
import { useState } from 'react';
import { newSubmission } from '../../../shared/api/index.ts';
import { FormDialog, toast } from '../../../shared/feedback/index.ts';
import { ChoiceField, Field, TextField, useKeptForm } from '../../../shared/forms/index.ts';
import { KeptNote } from '../kept-note.tsx';
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
  const { values, at, set, clear } = useKeptForm(
    { id: 'publish', title: '公示', href: '/publications' },
    {
      against: list.kinds[0]?.id ?? '',
      runId: list.runs[0]?.id ?? '',
      register: '',
      left: '',
      title: '',
      closes: '',
    },
  );
  const { against, runId, title, closes } = values;
  const evaluates = against === 'evaluation';
  const fixed = list.listOfKind[against];
  const chosen = list.lists.find(({ id }) => id === (fixed ?? values.register));
  const left = values.left === '' ? [] : values.left.split(',');
  const stages = chosen?.stages.filter(({ count }) => count > 0) ?? [];
  const shown = stages.filter(({ id }) => !left.includes(id));
  const rows = shown.reduce((all, { count }) => all + count, 0);
  const named =
    title.trim() ||
    (evaluates ? `${list.runs.find(({ id }) => id === runId)?.title ?? ''}结果` : (chosen?.title ?? ''));
  const [submission] = useState(newSubmission);
  const send = useMutation({
    mutationFn: () =>
      publish({
        against,
        title: named,
        closes,
        submission,
        ...(evaluates
          ? { runId }
          : { register: chosen?.id ?? null, stages: left.length === 0 ? [] : shown.map(({ id }) => id) }),
      }),
    onSuccess: (next) => {
      clear();
      client.setQueryData(publicationsQuery.queryKey, next);
      toast('已公示，申诉窗口开了');
      onClose();
    },
  });
  const hasWhat = evaluates ? runId !== '' : rows > 0;
  return (
    <FormDialog
      open
      title="公示"
      verb="公示"
      className="appeal-form"
      ready={against !== '' && named !== '' && closes !== '' && hasWhat}
      busy={send.isPending}
      failed={{ what: '没有公示', error: send.error }}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <ChoiceField
        label="公示什么"
        required
        value={against}
        choices={list.kinds}
        onChange={(next) => set({ against: next, register: '', left: '' })}
      />
      {evaluates ? (
        <ChoiceField
          label="哪一次测算"
          required
          value={runId}
          choices={list.runs}
          onChange={(next) => set({ runId: next })}
        />
      ) : null}
      {!evaluates && fixed === undefined ? (
        <ChoiceField
          label="哪张清单"
          required
          none="请选择"
          value={values.register}
          choices={list.lists.map(({ id, title: of }) => ({ id, title: of }))}
          onChange={(next) => set({ register: next, left: '' })}
        />
      ) : null}
      {chosen ? (
        <fieldset className="publish-stages">
          <legend>{`公示哪些阶段，共 ${rows} 条`}</legend>
          {stages.map(({ id, title: of, count }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!left.includes(id)}
                onChange={() =>
                  set({
                    left: (left.includes(id) ? left.filter((one) => one !== id) : [...left, id]).join(','),
                  })
                }
              />
              <span>{of}</span>
              <span className="muted">{count}</span>
            </label>
          ))}
          <p className="note">只公示公开的栏，按现在的样子存下，以后清单再变，公示的不变。</p>
        </fieldset>
      ) : null}
      <TextField
        label="名称"
        help={`不填的，写作“${named}”`}
        maxLength={100}
        value={title}
        onChange={(next) => set({ title: next })}
      />
      <Field label="申诉截止到" required help={`现在是 ${list.now}；公示即开始，截止后不改`}>
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            className="input"
            min={list.now.replace(' ', 'T')}
            value={closes}
            onChange={(event) => set({ closes: event.target.value })}
          />
        )}
      </Field>
      <KeptNote at={at} />
    </FormDialog>
  );
}
