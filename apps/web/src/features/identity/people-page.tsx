import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { People } from '@tenglong/contracts/identity';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, ScrollStrip, Sentence } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant, Light } from '../../shared/value/index.ts';
import { NewPersonButton } from './new-person-button.tsx';
import { peopleQuery } from './people-queries.ts';
import { PersonDrawer } from './person-drawer.tsx';
import { matchesPerson, personState } from './person-text.ts';
import './people.css';

const route = getRouteApi('/shell/people');

/** 人员权限: who has an account here, what they may and for whom, and who acts for whom. */
export function PeoplePage() {
  const { data, error, isPending, refetch } = useQuery(peopleQuery);
  if (error) return <ErrorState what="人员没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={12} what="人员" />;
  return <PeopleBody people={data} />;
}

function PeopleBody({ people }: { readonly people: People }) {
  const { q, person: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useCan('identity.manage');
  const mayGrant = useCan('identity.grant');
  const rows = people.rows.filter((person) => matchesPerson(q, person));
  const waiting = people.rows.filter(({ role, disabled }) => role === 'pending' && !disabled).length;
  const inUse = people.rows.filter(({ disabled }) => !disabled).length;
  const open = people.rows.find(({ id }) => id === openId);
  const href = (id: string) => `/people?${new URLSearchParams({ ...(q ? { q } : {}), person: id })}`;
  const duty = mayManage
    ? '您是系统管理员：建立、停用账号，重置密码；岗位由安全管理员授予。'
    : mayGrant
      ? '您是安全管理员：授予岗位和范围，安排代理与交接；账号由系统管理员建立。'
      : '您可以查看，不能改动。';
  return (
    <Page title="人员权限" wide>
      <Sentence
        lead={duty}
        actions={
          <>
            {mayManage ? <NewPersonButton /> : null}
            <PrintButton />
          </>
        }
      >
        {`在用账号 ${inUse} 个${waiting > 0 ? `，其中 ${waiting} 个待授权` : ''}`}
      </Sentence>
      <div className="dt-tools">
        <input
          className="input people-find"
          type="search"
          aria-label="找人员"
          placeholder="姓名、账号、单位、岗位"
          value={q ?? ''}
          onChange={(event) =>
            void navigate({
              search: (now) => ({ ...now, q: event.target.value || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState>没有符合条件的人员，可换个词再找</EmptyState>
      ) : (
        <ScrollStrip label="人员">
          <table className={open ? 'tbl people-beside' : 'tbl'}>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">状态</th>
                <th scope="col" className="desk-cell">
                  账号
                </th>
                <th scope="col" className="desk-cell">
                  单位
                </th>
                <th scope="col">岗位</th>
                <th scope="col" className="desk-cell people-more">
                  范围
                </th>
                <th scope="col" className="desk-cell people-more">
                  代理、交接
                </th>
                <th scope="col" className="desk-cell people-more">
                  最近登录
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => {
                const state = personState(person);
                const acting = person.deputies.find(({ active }) => active);
                return (
                  <tr key={person.id} className={person.id === openId ? 'chosen' : undefined}>
                    <th scope="row">
                      <AddressLink href={href(person.id)}>{person.displayName}</AddressLink>
                    </th>
                    <td>
                      <Light kind={state.kind}>{state.word}</Light>
                    </td>
                    <td className="desk-cell">{person.account}</td>
                    <td className="desk-cell">{person.department || '—'}</td>
                    <td>{person.roleTitle}</td>
                    <td className="desk-cell people-more muted">{person.reach}</td>
                    <td className="desk-cell people-more">{acting ? acting.deputyName : '—'}</td>
                    <td className="desk-cell people-more muted">{formatInstant(person.lastSignedInAt)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollStrip>
      )}
      {open ? (
        <PersonDrawer
          person={open}
          people={people}
          onClose={() =>
            void navigate({ search: (now) => ({ ...now, person: undefined }), resetScroll: false })
          }
        />
      ) : null}
    </Page>
  );
}
