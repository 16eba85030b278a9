import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type OutboxRow, outboxChannels, outboxStates } from '@tenglong/contracts/notice';
import { ConfirmButton, EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { FilterChips, type FilterField } from '../../shared/filter/index.ts';
import { PrintButton } from '../../shared/forms/index.ts';
import { AddressLink, Page, Pager, Section, Sentence } from '../../shared/layout/index.ts';
import { useSession } from '../../shared/session/index.ts';
import { formatInstant, Light, type LightKind } from '../../shared/value/index.ts';
import { AddressSection } from './address-section.tsx';
import './notice.css';
import { OPEN_STATES, OUTBOX_ROWS, outboxQuery, resendMessage } from './notice-queries.ts';
import { type OutboxSearch, outboxHref } from './notice-search.ts';
import { outboxLead, outboxSentence } from './notice-words.ts';
import { VoidButton } from './void-button.tsx';

const route = getRouteApi('/shell/outbox');

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const fields: readonly FilterField[] = [
  { kind: 'choice', id: 'state', label: '状态', options: options(outboxStates) },
  { kind: 'choice', id: 'channel', label: '渠道', options: options(outboxChannels) },
];

const LIGHTS: Readonly<Record<OutboxRow['state'], LightKind>> = {
  waiting: 'none',
  sending: 'none',
  sent: 'done',
  doubtful: 'slow',
  undelivered: 'late',
  void: 'none',
};

const isIn =
  <Choice extends string>(choices: Readonly<Record<Choice, string>>) =>
  (value: string): value is Choice =>
    Object.hasOwn(choices, value);

/** 外发台: what was not delivered and what may not have been, for a person to decide; where everybody's mail goes. */
export function OutboxPageView() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(outboxQuery(search));
  const changed = () => client.invalidateQueries({ queryKey: ['notice', 'outbox'] });
  function go(id: string, values: readonly string[]) {
    const next: OutboxSearch =
      id === 'state'
        ? { ...search, state: values.filter(isIn(outboxStates)), page: 0 }
        : { ...search, channel: values.filter(isIn(outboxChannels)), page: 0 };
    void navigate({ search: next, resetScroll: false });
  }
  const chosen = search.state.length > 0 || search.channel.length > 0;
  return (
    <Page title="外发台">
      <Sentence lead={data ? outboxLead(data) : undefined} actions={<PrintButton />}>
        {data ? outboxSentence(data) : '外发台'}
      </Sentence>
      <Section
        title="外发消息"
        note={
          search.state.length > 0 ? undefined : '只列没有送达的和存疑的；存疑的可能已经收到，重发前请先问对方'
        }
      >
        <div className="dt-tools">
          <FilterChips
            fields={fields}
            values={{ state: search.state, channel: search.channel }}
            onChange={go}
          />
          <span className="dt-tools-end muted">{data ? `${data.total} 件` : ''}</span>
        </div>
        {data ? null : error ? (
          <ErrorState what="外发消息没有读出来" error={error} onRetry={() => void refetch()} />
        ) : (
          <StillLines lines={6} what="外发消息" />
        )}
        {data?.rows.length === 0 ? (
          <EmptyState
            action={
              chosen ? (
                <AddressLink className="btn" href="/outbox">
                  只看要处理的
                </AddressLink>
              ) : (
                <AddressLink className="btn" href="/outbox?state=sent">
                  看已发的
                </AddressLink>
              )
            }
          >
            {chosen ? '没有符合条件的外发消息' : '没有要处理的外发消息'}
          </EmptyState>
        ) : null}
        <ul className="outbox-list">
          {data?.rows.map((row) => (
            <OutboxItem key={row.id} row={row} onChanged={changed} />
          ))}
        </ul>
        {data ? (
          <Pager
            word="件"
            page={data.page}
            size={OUTBOX_ROWS}
            total={data.total}
            href={(page) => outboxHref({ ...search, page })}
          />
        ) : null}
      </Section>
      <AddressSection mailIsOn={data?.mail !== null} />
    </Page>
  );
}

const isOpen = (state: OutboxRow['state']): boolean => OPEN_STATES.some((open) => open === state);

function OutboxItem({
  row,
  onChanged,
}: {
  readonly row: OutboxRow;
  readonly onChanged: () => Promise<unknown>;
}) {
  const year = Number(useSession().today.slice(0, 4));
  const when = formatInstant(row.changedAt, { withinYear: year });
  const to = row.address === '' ? row.channelTitle : `${row.channelTitle} ${row.address}`;
  const next = row.nextAt === null ? '' : `，${formatInstant(row.nextAt, { withinYear: year })} 再试`;
  return (
    <li className="outbox-item">
      <span className="outbox-state">
        <Light kind={LIGHTS[row.state]}>{row.stateTitle}</Light>
      </span>
      <span className="outbox-what">
        <span className="outbox-title">{`${row.recipient}：${row.subject}`}</span>
        <span className="outbox-note">
          {[to, row.reason, `${when}，试过 ${row.attempts} 次${next}`]
            .filter((part) => part !== '')
            .join('；')}
        </span>
      </span>
      {isOpen(row.state) ? (
        <span className="outbox-acts noprint">
          <ConfirmButton
            title="重发这件消息"
            verb="重发"
            effect={
              row.state === 'doubtful'
                ? `${row.recipient}可能已经收到；重发的与原来编号相同，对方可能看到两次。`
                : `再发给${row.recipient}一次，编号不变。`
            }
            onConfirm={async () => {
              await resendMessage(row.id);
              await onChanged();
            }}
          >
            重发
          </ConfirmButton>
          <VoidButton row={row} onChanged={onChanged} />
        </span>
      ) : null}
    </li>
  );
}
