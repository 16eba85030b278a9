import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Person } from '@tenglong/contracts/identity';
import { useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field } from '../../shared/forms/index.ts';
import { linkPerson, peopleQuery } from './people-queries.ts';

/** 单点登录: what the government's sign-on calls this person; without it they sign in with a password only. */
export function LinkForm({ person }: { readonly person: Person }) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(person.ssoSubject);
  const [subject, setSubject] = useState(seen ?? '');
  const typed = subject.trim() === '' ? null : subject.trim();
  const link = useMutation({
    mutationFn: () => linkPerson(person.id, { seen, subject: typed }),
    onSuccess: async () => {
      setSeen(typed);
      await client.invalidateQueries({ queryKey: peopleQuery.queryKey });
      toast(typed === null ? '单点登录已解除' : '单点登录已绑定');
    },
  });
  return (
    <form
      className="people-form"
      onSubmit={(event) => {
        event.preventDefault();
        link.mutate();
      }}
    >
      <Field label="标识" help="单点登录一侧的用户标识；清空即解除">
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={200}
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
          />
        )}
      </Field>
      {link.isError ? <ErrorState error={link.error} /> : null}
      <button type="submit" className="btn" disabled={link.isPending}>
        保存
      </button>
    </form>
  );
}
