import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ListedEntry, Todo } from '@tenglong/contracts/register';
import type { ReactNode } from 'react';
import { EmptyState } from '../../shared/feedback/index.ts';
import { listKeptForms, PrintButton } from '../../shared/forms/index.ts';
import {
  AddressLink,
  Page,
  Pager,
  ScrollStrip,
  Section,
  Segmented,
  Sentence,
} from '../../shared/layout/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { stringifySearch } from '../../shared/url/index.ts';
import { formatCount, formatDay, formatInstant, Light, type LightKind } from '../../shared/value/index.ts';
import { entryHref } from './entry-columns.tsx';
import { dueWords, lightWords } from './light-words.ts';
import { todoQuery } from './register-queries.ts';
import './todo.css';
import { listDrafts } from './use-draft.ts';
import { Waiting } from './waiting.tsx';

type Group = Todo['groups'][number];

const route = getRouteApi('/shell/todo');
const href = (group?: Group['id'], page = 0) => `/todo${stringifySearch({ group, page: page || undefined })}`;

/** 我的待办: what is mine to do, overdue first with its button, then by the day, then what waits for others. */
export function TodoPage() {
  const { group: chosen, page } = route.useSearch();
  const { data, error, refetch } = useQuery(todoQuery({ group: chosen, page: chosen ? page : 0 }));
  if (!data) return <Waiting what="待办" error={error} onRetry={() => void refetch()} />;
  const groups = data.groups.filter(({ count }) => count > 0);
  const shown = groups.filter(({ id }) => chosen === undefined || id === chosen);
  return (
    <Page title="我的待办" asOf={`截至 ${formatDay(data.asOf)}`}>
      <Sentence lead={data.lead} actions={<PrintButton />}>
        {data.sentence}
      </Sentence>
      <Unsent />
      {data.checks.length > 0 ? <Checks checks={data.checks} /> : null}
      {data.nothingSent ? <Beginning /> : null}
      {groups.length === 0 && (data.nothingSent || data.checks.length > 0) ? null : groups.length === 0 ? (
        <EmptyState
          action={
            <AddressLink className="btn" href="/registers">
              看专项清单
            </AddressLink>
          }
        >
          轮到本单位办的、等别人办的，都会列在这里
        </EmptyState>
      ) : (
        <div className="todo">
          {groups.length > 1 || chosen !== undefined ? (
            <ScrollStrip label="哪些待办">
              <Segmented
                label="哪些"
                current={chosen ?? 'all'}
                items={[
                  { id: 'all', label: '全部', href: href() },
                  ...groups.map(({ id, title, count }) => ({
                    id,
                    label: `${title} ${count}`,
                    href: href(id),
                  })),
                ]}
              />
            </ScrollStrip>
          ) : null}
          {shown.map((group) => (
            <TodoGroup
              key={group.id}
              group={group}
              year={data.asOf.slice(0, 4)}
              foot={
                chosen ? (
                  <Pager
                    word="件"
                    page={page}
                    size={data.pageSize}
                    total={group.count}
                    href={(to) => href(group.id, to)}
                  />
                ) : (
                  <Rest group={group} />
                )
              }
            />
          ))}
          {shown.length === 0 ? <EmptyState>这一组现在没有要办的</EmptyState> : null}
        </div>
      )}
    </Page>
  );
}

/** A county that has just begun: before anything can be driven to closure, the departments' workbooks come in. */
function Beginning() {
  return (
    <EmptyState
      action={
        <AddressLink className="btn btn-primary" href="/intake">
          去数据归集
        </AddressLink>
      }
    >
      先放市场监管部门的企业名录，再放统计、税务、用地、用能等部门的表格
    </EmptyState>
  );
}

/** What was typed on this machine and has not been handed in: it is nowhere else. */
function Unsent() {
  const { account } = useSession();
  const forms = [...listKeptForms(localStorage, account), ...listDrafts(localStorage, account)];
  if (forms.length === 0) return null;
  return (
    <Section
      title="填了没提交"
      note="只存在本机，网络恢复后打开再提交"
      more={<span className="muted">{formatCount(forms.length, '份')}</span>}
      className="todo-group noprint"
    >
      <ul>
        {forms.map(({ key, title, href: to, at }) => (
          <li key={key} className="todo-item">
            <AddressLink className="todo-link" href={to}>
              <span className="todo-name">{title}</span>
              <span className="todo-line">
                <span>{`${formatInstant(at)} 存`}</span>
              </span>
            </AddressLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Spot checks that wait for an inspector. */
function Checks({ checks }: { readonly checks: Todo['checks'] }) {
  return (
    <Section
      title="抽查"
      more={<span className="muted">{formatCount(checks.length, '件')}</span>}
      className="todo-group todo-overdue"
    >
      <ul>
        {checks.map(({ number, title, verb, due }, place) => (
          <li key={number} className="todo-item">
            <AddressLink className="todo-link" href={`/spot-checks/${number}`}>
              <span className="todo-name">{title}</span>
              <span className="todo-line">
                <span>{due ? '到日不抽，公布的规则就落空' : '结论记下后不改'}</span>
              </span>
            </AddressLink>
            <AddressLink
              className={place === 0 ? 'btn btn-primary todo-act' : 'btn todo-act'}
              href={`/spot-checks/${number}`}
            >
              {verb}
            </AddressLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The way to what is not shown here; nothing where everything is. */
function Rest({ group: { id, count, rows } }: { readonly group: Group }) {
  if (count <= rows.length) return null;
  return (
    <p className="todo-rest">
      <AddressLink href={href(id)}>{`全部 ${count} 件`}</AddressLink>
      <span className="note">{`这里是前 ${rows.length} 件`}</span>
    </p>
  );
}

function TodoGroup({
  group: { id, title, count, rows },
  year,
  foot,
}: {
  readonly group: Group;
  readonly year: string;
  readonly foot: ReactNode;
}) {
  return (
    <Section
      title={title}
      more={<span className="muted">{formatCount(count, '件')}</span>}
      className={`todo-group todo-${id}`}
    >
      <ul>
        {rows.map((row, place) => (
          <li key={row.id} className="todo-item">
            <AddressLink className="todo-link" href={entryHref(row)}>
              <span className="todo-name">{row.subjectName}</span>
              <span className="todo-line">
                <span>
                  {todoNote(row, id, year)}
                  <span className="todo-register">{row.registerTitle}</span>
                </span>
                <TodoLight row={row} id={id} year={year} />
              </span>
            </AddressLink>
            {id === 'overdue' ? (
              <AddressLink
                className={place === 0 ? 'btn btn-primary todo-act' : 'btn todo-act'}
                href={entryHref(row)}
              >
                {row.next?.title ?? '去办'}
              </AddressLink>
            ) : null}
          </li>
        ))}
      </ul>
      {foot}
    </Section>
  );
}

const shortDay = (day: string | null, year: string): string => formatDay(day, { withinYear: Number(year) });

/** What is to be done, and for what is late the day it was due; of what waits, by whom. */
export function todoNote(row: ListedEntry, id: Group['id'], year: string): string {
  const title = row.next?.title ?? row.light.title;
  if (id === 'waiting') return row.next ? `${row.next.by}${row.next.title}` : title;
  return id === 'overdue' && row.dueOn !== null ? `${title}，${shortDay(row.dueOn, year)}到期` : title;
}

const NEAR_DAYS = 1;

/** For how many days; of what came to its stage today, or is not known to have come earlier, when it is due. */
function waitWords({ waited, dueOn }: ListedEntry, year: string): string {
  if (waited > 0) return `等 ${waited} 天`;
  return dueOn === null ? '今天起' : `${shortDay(dueOn, year)}到期`;
}

/** Mine: the light and the days; another's: for how long one has waited. */
export function todoState(
  row: ListedEntry,
  id: Group['id'],
  year: string,
): { readonly kind: LightKind; readonly word: string } {
  const { kind, word } = lightWords(row);
  if (id === 'waiting') return { kind: kind === 'late' ? 'late' : 'none', word: waitWords(row, year) };
  if (row.leftDays === null) return { kind, word };
  if (id === 'soon') {
    const near = row.leftDays <= NEAR_DAYS ? dueWords(row.leftDays) : shortDay(row.dueOn, year);
    return { kind: 'slow', word: near };
  }
  return id === 'later' ? { kind, word: shortDay(row.dueOn, year) } : { kind, word };
}

function TodoLight({
  row,
  id,
  year,
}: {
  readonly row: ListedEntry;
  readonly id: Group['id'];
  readonly year: string;
}) {
  const { kind, word } = todoState(row, id, year);
  return <Light kind={kind}>{word}</Light>;
}
