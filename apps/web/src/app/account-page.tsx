import type { Role, Session } from '@tenglong/contracts/identity';
import { useState } from 'react';
import {
  ActingSection,
  ChangePasswordForm,
  FactorSection,
  SignOutButton,
} from '../features/identity/index.ts';
import { AddressLink, Page, Section, Sentence } from '../shared/layout/index.ts';
import { useSession } from '../shared/session/index.ts';
import './account-page.css';
import { chooseTheme, readTheme, type Theme } from './theme.ts';
import { useVisibleContents } from './use-visible-contents.ts';

const DUTY_NOTICE: Readonly<Record<NonNullable<Session['duty']>, string>> = {
  password: '密码是别人设的，或已用满期限：请先在下面修改密码，然后就能办事。',
  factor: '管理员登录须有动态口令：请先在下面绑定，然后就能办事。',
};

/** What a person of that role may expect of the pages, where it is not everything. */
const ROLE_NOTICE: Readonly<Partial<Record<Role, string>>> = {
  reader: '只读岗位：可以查看、打印和导出；需要改动请联系工作专班。',
  leader: '领导岗位：可以查看、打印和导出全市情况。',
  inspector: '督查岗位：可以查看全市情况，在清单条目下留言；各步由承办单位办理。',
  enterprise: '企业账号：看本企业的数据、评价和所在清单，以及全市的合计与分布。',
  auditor: '审计管理员：查看审计记录，不接触业务数据。',
  security: '安全管理员：授予岗位和范围，不接触业务数据。',
  system: '系统管理员：建立账号、备份系统，不接触业务数据。',
  pending: '账号还没有授予岗位，请联系安全管理员。',
};

/** 我的: who I am here, password, light or dark, sign out; on a phone also the whole contents. */
export function AccountPage() {
  const session = useSession();
  const from = [...new Set([session.department, session.roleTitle])].filter((word) => word !== '').join('，');
  return (
    <Page title="我的">
      <Sentence lead={`${session.county.planTitle}。账号 ${session.account}。`} actions={<SignOutButton />}>
        {session.displayName}，{from}
      </Sentence>
      {ROLE_NOTICE[session.role] ? <p className="account-notice">{ROLE_NOTICE[session.role]}</p> : null}
      {session.duty ? <p className="account-notice">{DUTY_NOTICE[session.duty]}</p> : null}
      {session.database === 'embedded' ? (
        <p className="account-notice">
          现在用的是内置数据库，适合试用和小范围使用：突然断电可能丢失最近的改动，请按时备份。正式使用请改接数据库服务器。
        </p>
      ) : null}
      <Everything />
      <div className="side-by-side account-parts">
        <Section title="修改密码" note="改后其他电脑和手机上的登录一并退出">
          <ChangePasswordForm />
        </Section>
        {session.mayActFor.length > 0 ? (
          <Section title="代理" note="今天可以代这些人办理，记录里写明是您代办">
            <ActingSection session={session} />
          </Section>
        ) : null}
        <Section title="动态口令" note={session.duty === 'factor' ? '管理员须先绑定' : '登录的第二道验证'}>
          <FactorSection enrolled={session.secondFactor} />
        </Section>
        <Section title="显示" note="只在本机有效">
          <ThemeChoice />
        </Section>
      </div>
    </Page>
  );
}

const themes = [
  ['light', '明'],
  ['dark', '暗，会议室大屏'],
] as const;

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(readTheme(''));
  return (
    <fieldset className="seg">
      <legend className="unseen">明暗</legend>
      {themes.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === theme}
          onClick={() => {
            chooseTheme(id);
            setTheme(id);
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

/** The contents, for screens without a rail. */
function Everything() {
  const groups = useVisibleContents();
  if (groups.length === 0) return null;
  return (
    <Section title="全部栏目" className="account-contents">
      <ul>
        {groups
          .flatMap(({ entries }) => entries)
          .map(({ path, title, href }) => (
            <li key={path}>
              <AddressLink href={href ?? path}>{title}</AddressLink>
            </li>
          ))}
      </ul>
    </Section>
  );
}
