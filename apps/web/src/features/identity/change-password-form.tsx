import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ErrorState, toast } from '../../shared/feedback/index.ts';
import { Field, PasswordInput } from '../../shared/forms/index.ts';
import { sessionQuery } from '../../shared/session/index.ts';
import { changePassword } from './session-api.ts';

/** What is wrong before anything is sent; whether a password is good enough is the server's rule. */
export function passwordSlip(form: {
  current: string;
  next: string;
  again: string;
}): [string, string] | undefined {
  if (form.current === '') return ['current', '请填原密码'];
  if (form.next === '') return ['next', '请填新密码'];
  if (form.next === form.current) return ['next', '新密码与原密码相同，请换一个'];
  if (form.again !== form.next) return ['again', '两次填的新密码不一样，请重新填写'];
  return undefined;
}

export function ChangePasswordForm() {
  const [slip, setSlip] = useState<readonly [string, string]>();
  const client = useQueryClient();
  const change = useMutation({ mutationFn: changePassword });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const value = (name: string) => String(data.get(name) ?? '');
    const filled = { current: value('current'), next: value('next'), again: value('again') };
    const found = passwordSlip(filled);
    setSlip(found);
    if (found) return;
    change.mutate(
      { current: filled.current, next: filled.next },
      {
        onSuccess: () => {
          form.reset();
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
          toast('密码已改，其他电脑和手机上的登录已退出');
        },
      },
    );
  }

  const errorOf = (name: string) => (slip?.[0] === name ? slip[1] : undefined);
  return (
    <form className="account-form" onSubmit={submit} noValidate>
      <Field label="原密码" required error={errorOf('current')}>
        {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" />}
      </Field>
      <Field
        label="新密码"
        required
        error={errorOf('next')}
        help="至少 8 个字符，含大写字母、小写字母、数字、符号中的三类，不含账号"
      >
        {(control) => <PasswordInput {...control} name="next" autoComplete="new-password" />}
      </Field>
      <Field label="再填一次新密码" required error={errorOf('again')}>
        {(control) => <PasswordInput {...control} name="again" autoComplete="new-password" />}
      </Field>
      {change.isError ? <ErrorState error={change.error} /> : null}
      <button type="submit" className="btn btn-primary" disabled={change.isPending}>
        修改密码
      </button>
    </form>
  );
}
