import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { People, Person } from '@tenglong/contracts/identity';
import { useState } from 'react';
import { ConfirmButton, ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { addDeputy, endDeputy, peopleQuery } from './people-queries.ts';
import { deputyText } from './person-text.ts';

export interface DeputyFormProps {
  readonly person: Person;
  readonly people: People;
}

/** 代理与交接: who acts for this person, from when and until when. */
export function DeputyForm({ person, people }: DeputyFormProps) {
  const client = useQueryClient();
  const { today } = useSession();
  const [kind, setKind] = useState<'deputy' | 'handover'>('deputy');
  const [deputyId, setDeputy] = useState('');
  const [fromOn, setFrom] = useState(today);
  const [toOn, setTo] = useState('');
  const [note, setNote] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: peopleQuery.queryKey });
  const add = useMutation({
    mutationFn: () =>
      addDeputy(person.id, {
        kind,
        deputyId,
        fromOn,
        toOn: kind === 'handover' || toOn === '' ? null : toOn,
        note,
      }),
    onSuccess: async () => {
      await refresh();
      setDeputy('');
      toast(kind === 'handover' ? '交接已安排' : '代理已安排');
    },
  });
  const choices = people.rows.filter(
    ({ id, administrator, disabled }) => id !== person.id && !administrator && !disabled,
  );
  return (
    <>
      {person.deputies.map((row) => (
        <p key={row.id} className="people-deputy">
          <span>{deputyText(row)}</span>
          <ConfirmButton
            look="text"
            title={row.kind === 'handover' ? '结束交接' : '结束代理'}
            effect={`${row.deputyName}不能再为${person.displayName}办事，现有的登录随即结束。`}
            verb="结束"
            onConfirm={() => endDeputy(row.id).then(refresh)}
          >
            结束
          </ConfirmButton>
        </p>
      ))}
      <form
        className="people-form"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Field label="方式" required>
          {(control) => (
            <select
              {...control}
              className="input"
              value={kind}
              onChange={(event) => setKind(event.target.value === 'handover' ? 'handover' : 'deputy')}
            >
              <option value="deputy">代理：到期自动结束</option>
              <option value="handover">交接：从那天起本人账号停用</option>
            </select>
          )}
        </Field>
        <Field label={kind === 'handover' ? '交接给' : '由谁代理'} required>
          {(control) => (
            <select
              {...control}
              className="input"
              value={deputyId}
              onChange={(event) => setDeputy(event.target.value)}
            >
              <option value="">请选择</option>
              {choices.map(({ id, displayName, department }) => (
                <option key={id} value={id}>
                  {department === '' ? displayName : `${displayName}（${department}）`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="开始" required>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={fromOn}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        {kind === 'deputy' ? (
          <Field label="结束" required>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                min={fromOn}
                value={toOn}
                onChange={(event) => setTo(event.target.value)}
              />
            )}
          </Field>
        ) : null}
        <Field label="说明">
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={200}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {add.isError ? <ErrorState error={add.error} /> : null}
        <button
          type="submit"
          className="btn"
          disabled={add.isPending || deputyId === '' || (kind === 'deputy' && toOn === '')}
        >
          {kind === 'handover' ? '安排交接' : '安排代理'}
        </button>
      </form>
    </>
  );
}
