import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EntryCalendar, type EntryRow, type RegisterDetail } from '@tenglong/contracts/register';
import { request } from '../../shared/api/index.ts';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink } from '../../shared/layout/index.ts';
import { formatDay, Light, LightSign } from '../../shared/value/index.ts';
import './calendar.css';
import { besideWords, monthBeside, monthWords, WEEKDAYS } from './calendar-words.ts';
import { entryHref } from './entry-columns.tsx';
import { lightWords } from './light-words.ts';
import type { EntryQueryText } from './register-queries.ts';

export interface CalendarViewProps {
  readonly register: RegisterDetail;
  readonly filter: EntryQueryText;
  readonly month: string | undefined;
  readonly href: (month: string) => string;
  /** Everything that falls due on a day. */
  readonly dayHref: (day: string) => string;
}

/** 日历: what falls due on which day of a month; a grid at a desk, an agenda on a phone. */
export function CalendarView({ register, filter, month, href, dayHref }: CalendarViewProps) {
  const { sort: _sort, dir: _dir, ...conditions } = filter;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['register', 'calendar', register.id, conditions, month ?? ''],
    queryFn: ({ signal }) =>
      request(EntryCalendar, 'GET', `/registers/${encodeURIComponent(register.id)}/calendar`, {
        query: { ...conditions, month },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState what="日历没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="日历" />;
  const beside = besideWords(data, register.measure);
  return (
    <section className="cal" aria-label={`${monthWords(data.month)}到期的`}>
      <header className="cal-head">
        <AddressLink className="btn" href={href(monthBeside(data.month, -1))} aria-label="上一个月">
          上月
        </AddressLink>
        <h2>{monthWords(data.month)}</h2>
        <AddressLink className="btn" href={href(monthBeside(data.month, 1))} aria-label="下一个月">
          下月
        </AddressLink>
        {data.month === data.today.slice(0, 7) ? null : (
          <AddressLink className="lnk" href={href(data.today.slice(0, 7))}>
            回到本月
          </AddressLink>
        )}
        <span className="note">{beside}</span>
      </header>
      <div className="desk-only">
        <Grid calendar={data} dayHref={dayHref} />
      </div>
      <div className="phone-only">
        <Agenda calendar={data} measure={register.measure} dayHref={dayHref} />
      </div>
    </section>
  );
}

type DayHref = Pick<CalendarViewProps, 'dayHref'>;

function Grid({ calendar, dayHref }: DayHref & { readonly calendar: EntryCalendar }) {
  const byDay = new Map(calendar.days.map((one) => [one.day, one]));
  return (
    <table className="cal-grid">
      <thead>
        <tr>
          {WEEKDAYS.map((word) => (
            <th key={word} scope="col">{`周${word}`}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calendar.weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map(({ day, workday }) => {
              const due = byDay.get(day);
              const kind = [
                day.startsWith(calendar.month) ? '' : 'cal-other',
                workday ? '' : 'cal-rest',
                day === calendar.today ? 'cal-today' : '',
              ];
              return (
                <td key={day} className={kind.filter(Boolean).join(' ') || undefined}>
                  <span className="cal-day">
                    {Number(day.slice(8))}
                    {day === calendar.today ? <b> 今天</b> : null}
                    {due && due.count > 1 ? <span className="cal-count">{due.count}</span> : null}
                  </span>
                  {due ? (
                    <ul>
                      {due.rows.map((row) => (
                        <GridEntry key={row.id} row={row} />
                      ))}
                    </ul>
                  ) : null}
                  {due && due.count > due.rows.length ? (
                    <AddressLink
                      className="lnk cal-more"
                      href={dayHref(day)}
                    >{`另有 ${due.count - due.rows.length}`}</AddressLink>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function GridEntry({ row }: { readonly row: EntryRow }) {
  const { kind, word } = lightWords(row);
  return (
    <li>
      <AddressLink
        className="cal-entry"
        href={entryHref(row)}
        title={`${row.subjectName}，${row.stageTitle}，${word}`}
      >
        <LightSign kind={kind} label={word} />
        <span>{row.subjectName}</span>
      </AddressLink>
    </li>
  );
}

function Agenda({
  calendar,
  measure,
  dayHref,
}: DayHref & { readonly calendar: EntryCalendar; readonly measure: string }) {
  const days = calendar.days.filter(({ day }) => day.startsWith(calendar.month));
  if (days.length === 0) return <EmptyState>这个月没有到期的</EmptyState>;
  const year = Number(calendar.today.slice(0, 4));
  return (
    <ol className="cal-agenda">
      {days.map(({ day, count, rows }) => (
        <li key={day}>
          <h3>
            {formatDay(day, { withinYear: year })}
            {day === calendar.today ? '，今天' : ''}
            <span className="muted">{` ${count} ${measure}`}</span>
          </h3>
          <ul>
            {rows.map((row) => {
              const { kind, word } = lightWords(row);
              return (
                <li key={row.id}>
                  <AddressLink className="cal-line" href={entryHref(row)}>
                    <span>
                      {row.subjectName}
                      <span className="note">{` ${row.unitName}，${row.stageTitle}`}</span>
                    </span>
                    <Light kind={kind}>{word}</Light>
                  </AddressLink>
                </li>
              );
            })}
          </ul>
          {count > rows.length ? (
            <AddressLink
              className="lnk cal-more"
              href={dayHref(day)}
            >{`另有 ${count - rows.length} ${measure}`}</AddressLink>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
