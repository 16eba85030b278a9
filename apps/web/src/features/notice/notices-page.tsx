import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type NoticeRow, noticeKinds } from '@tenglong/contracts/notice';
import { asProblem } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines, toast } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField } from '../../shared/filter/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Pager, Section, Sentence } from '../../shared/layout/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { formatDay, Light } from '../../shared/value/index.ts';
import './notice.css';
import { markRead, NOTICE_ROWS, noticeCountQuery, noticesQuery } from './notice-queries.ts';
import { type NoticeSearch, noticesHref } from './notice-search.ts';
import { byDay, noticeLight, noticesSentence } from './notice-words.ts';

const route = getRouteApi('/shell/notices');

const fieldsOf = (registers: readonly { id: string; title: string }[]): readonly FilterField[] => [
  {
    kind: 'choice',
    id: 'kind',
    label: '事项',
    options: Object.entries(noticeKinds).map(([value, label]) => ({ value, label })),
  },
  {
    kind: 'choice',
    id: 'register',
    label: '清单',
    single: true,
    options: registers.map(({ id, title }) => ({ value: id, label: title })),
  },
  {
    kind: 'choice',
    id: 'unread',
    label: '状态',
    single: true,
    options: [{ value: '1', label: '未读' }],
  },
];

function withFilter(search: NoticeSearch, id: string, values: readonly string[]): NoticeSearch {
  const first = { ...search, page: 0 };
  if (id === 'kind') return { ...first, kind: [...values] };
  return id === 'register'
    ? { ...first, register: values[0] }
    : { ...first, unread: values.length > 0 || undefined };
}

/** 消息: what the reader's party has been told, newest first, each leading to what it is about. */
export function NoticesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const year = Number(useSession().today.slice(0, 4));
  const { data, error, refetch } = useQuery(noticesQuery(search));
  const reading = useMutation({
    mutationFn: markRead,
    onSuccess: (count) => {
      client.setQueryData(noticeCountQuery.queryKey, count);
      void client.invalidateQueries({ queryKey: ['notice', 'list'] });
    },
    onError: (problem) => {
      const { message, remedy } = asProblem(problem);
      toast(`没有标为已读：${message}。${remedy}`);
    },
  });
  const { kind, register, unread } = search;
  const filtered = kind.length > 0 || register !== undefined || unread === true;
  return (
    <Page title="消息">
      <Sentence
        lead="交给本单位办的、临期的、催办的、退回的和办结的，都在这里，各人各自标记。"
        actions={
          <>
            <PrintButton />
            {data && data.unread > 0 ? (
              <button
                type="button"
                className="btn"
                disabled={reading.isPending}
                onClick={() => reading.mutate({ all: true })}
              >
                全部标为已读
              </button>
            ) : null}
          </>
        }
      >
        {data ? noticesSentence(data, filtered) : '消息'}
      </Sentence>
      <div className="dt-tools">
        <FilterChips
          fields={fieldsOf(data?.registers ?? [])}
          values={{ kind, register: register ? [register] : [], unread: unread ? ['1'] : [] }}
          onChange={(id, values) =>
            void navigate({ search: withFilter(search, id, values), resetScroll: false })
          }
        />
        <span className="dt-tools-end muted">{data ? `${data.total} 条，新的在前` : ''}</span>
      </div>
      {data ? null : error ? (
        <ErrorState what="消息没有读出来" error={error} onRetry={() => void refetch()} />
      ) : (
        <StillLines lines={10} what="消息" />
      )}
      {data?.rows.length === 0 ? (
        <EmptyState
          action={
            <AddressLink className="btn" href={filtered ? '/notices' : '/todo'}>
              {filtered ? '看全部消息' : '看我的待办'}
            </AddressLink>
          }
        >
          {filtered ? '没有符合条件的消息' : '轮到本单位办、临期、催办、退回、办结时，这里会有消息'}
        </EmptyState>
      ) : null}
      <div className="notices">
        {byDay(data?.rows ?? []).map(({ day, rows }) => (
          <Section
            key={day}
            title={formatDay(day, { withinYear: year })}
            more={<span className="muted">{rows.length} 条</span>}
          >
            <ul>
              {rows.map((row) => (
                <NoticeItem key={row.id} row={row} onRead={() => reading.mutate({ ids: [row.id] })} />
              ))}
            </ul>
          </Section>
        ))}
      </div>
      {data ? (
        <Pager
          word="条"
          page={data.page}
          size={NOTICE_ROWS}
          total={data.total}
          href={(page) => noticesHref({ ...search, page })}
        />
      ) : null}
    </Page>
  );
}

function NoticeItem({ row, onRead }: { readonly row: NoticeRow; readonly onRead: () => void }) {
  return (
    <li className={row.read ? 'notice' : 'notice notice-unread'}>
      <AddressLink
        className="notice-link"
        href={row.href}
        onClick={() => {
          if (!row.read) onRead();
        }}
      >
        <span className="notice-kind">
          <Light kind={noticeLight[row.kind]}>{row.kindTitle}</Light>
        </span>
        <span className="notice-what">
          <span className="notice-title">
            {row.title}
            {row.read ? null : <span className="unseen">（未读）</span>}
          </span>
          <span className="notice-body">
            {row.body}
            <span className="notice-register">{row.registerTitle}</span>
          </span>
        </span>
      </AddressLink>
      {row.read ? null : (
        <button type="button" className="btn btn-text noprint" onClick={onRead}>
          标为已读
        </button>
      )}
    </li>
  );
}
