import { useQuery } from '@tanstack/react-query';
import type { EntryRow, RegisterDetail } from '@tenglong/contracts/register';
import { EmptyState, ErrorState, StillLines } from '../../shared/feedback/index.ts';
import { AddressLink, ScrollStrip } from '../../shared/layout/index.ts';
import { Light } from '../../shared/value/index.ts';
import { entryHref } from './entry-columns.tsx';
import { lightWords } from './light-words.ts';
import { boardQuery, type EntryQueryText } from './register-queries.ts';

export interface BoardProps {
  readonly register: RegisterDetail;
  readonly filter: EntryQueryText;
  /** The address of the list with only this stage. */
  readonly stageHref: (stage: string) => string;
}

/** 看板: a column for each stage that holds something, the soonest due on top; the rest is one press away. */
export function Board({ register, filter, stageHref }: BoardProps) {
  const { data, error, isPending, refetch } = useQuery(boardQuery(register.id, filter));
  if (error) return <ErrorState what="看板没有读出来" error={error} onRetry={() => void refetch()} />;
  if (isPending) return <StillLines lines={10} what="看板" />;
  const filled = data.columns.filter(({ count }) => count > 0);
  if (filled.length === 0) return <EmptyState>没有符合条件的，可去掉几个条件再看</EmptyState>;
  return (
    <ScrollStrip label="按阶段的看板">
      <ol className="board">
        {filled.map(({ stage, title, count, overdue, rows }) => (
          <li key={stage} className="board-column">
            <h2>
              {title} <b>{count}</b>
              {overdue > 0 ? <Light kind="late">{`逾期 ${overdue}`}</Light> : null}
            </h2>
            <ul>
              {rows.map((row) => (
                <BoardCard key={row.id} row={row} />
              ))}
            </ul>
            {count > rows.length ? (
              <AddressLink className="board-rest" href={stageHref(stage)}>
                另有 {count - rows.length} {register.measure}
              </AddressLink>
            ) : null}
          </li>
        ))}
      </ol>
    </ScrollStrip>
  );
}

function BoardCard({ row }: { readonly row: EntryRow }) {
  const { kind, word } = lightWords(row);
  return (
    <li>
      <AddressLink className="board-card" href={entryHref(row)}>
        <span className="board-name">{row.subjectName}</span>
        <span className="board-line">
          <span>{row.unitName}</span>
          <Light kind={kind}>{word}</Light>
        </span>
        {row.next ? (
          <span className={row.next.mine ? 'board-next entry-mine' : 'board-next'}>{row.next.title}</span>
        ) : null}
      </AddressLink>
    </li>
  );
}
