import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { SignIn } from '@tenglong/contracts/identity';
import { type FormEvent, useEffect, useState } from 'react';
import { asProblem } from '../../shared/api/index.ts';
import { ErrorState } from '../../shared/feedback/index.ts';
import { Field, PasswordInput } from '../../shared/forms/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { sessionQuery } from '../../shared/session/index.ts';
import { safeReturn } from './search.ts';
import { countyQuery, signIn } from './session-api.ts';
import './sign-in.css';

const route = getRouteApi('/sign-in');

const SSO_WORDS = {
  unlinked: '单点登录认得您，但没有绑定本平台的账号，请联系安全管理员；管理员请用账号密码和动态口令登录',
  failed: '单点登录没有完成，请再试一次；仍不行请用账号密码登录',
} as const;

export function SignInPage() {
  const { from, sso } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const county = useQuery(countyQuery);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      router.history.push(safeReturn(from));
    },
  });
  const code = entering.isError ? asProblem(entering.error).code : '';
  const [wantsCode, setWantsCode] = useState(false);
  if (code === 'SECOND_FACTOR_WANTED' && !wantsCode) setWantsCode(true);
  useEffect(() => {
    document.title = '登录 · 腾笼';
  }, []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const parsed = SignIn.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (parsed.success) {
      setMissing({});
      entering.mutate(parsed.data);
    } else {
      setMissing(
        Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
      );
    }
  }

  return (
    <main className="sign-in">
      <div className="sign-in-name">
        <h1 id="page-sentence" tabIndex={-1}>
          腾笼
        </h1>
        <p className="sign-in-county">{county.data?.name}</p>
        <p className="sign-in-plan">{county.data?.planTitle}</p>
      </div>
      <form className="sign-in-form" onSubmit={submit} noValidate>
        <h2>登录</h2>
        {from === undefined || entering.isError ? null : <p className="note">登录后回到刚才要看的页面</p>}
        <Field label="账号" required error={missing.account}>
          {(control) => (
            <input
              {...control}
              // biome-ignore lint/a11y/noAutofocus: the page has no other purpose
              autoFocus
              className="input"
              name="account"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label="密码" required error={missing.password}>
          {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
        </Field>
        {wantsCode ? (
          <Field label="动态口令" required help="验证器上的六位数字，或一个恢复码" error={missing.code}>
            {(control) => (
              <input
                {...control}
                // biome-ignore lint/a11y/noAutofocus: it is the one thing still asked for
                autoFocus
                className="input"
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={32}
              />
            )}
          </Field>
        ) : null}
        {entering.isError ? <ErrorState error={entering.error} /> : null}
        <button type="submit" className="btn btn-primary btn-wide" disabled={entering.isPending}>
          {entering.isPending ? '正在登录' : '登录'}
        </button>
        {county.data?.singleSignOn ? (
          <a className="btn btn-wide" href="/api/session/sso">
            {county.data.singleSignOn}
          </a>
        ) : null}
        {sso ? (
          <p className="note" role="alert">
            {SSO_WORDS[sso]}
          </p>
        ) : null}
        <p className="note">没有账号或忘记密码，请联系系统管理员</p>
        <p className="note">
          <AddressLink href="/calculator">政策计算器</AddressLink>不用登录
        </p>
      </form>
    </main>
  );
}
