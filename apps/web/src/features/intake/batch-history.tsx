import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../shared/feedback/index.ts';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { useCan } from '../../shared/session/index.ts';
import { formatInstant, formatNumber, Light, type LightKind } from '../../shared/value/index.ts';
import { batchesQuery } from './intake-queries.ts';

const STATES: Readonly<Record<string, { kind: LightKind; word: string }>> = {
  reading: { kind: 'none', word: '读取中' },
  draft: { kind: 'slow', word: '待入库' },
  committed: { kind: 'done', word: '已入库' },
  undone: { kind: 'none', word: '已撤回' },
  failed: { kind: 'late', word: '没有读成' },
};

/** As many as are looked for; all that one question may ask for. */
const [BATCHES, MOST_BATCHES] = [20, 200];

/** The latest batches, whatever became of them. */
export function BatchHistory({ open }: { readonly open: string | undefined }) {
  const mayOpenRows = useCan('intake.readRows');
  const [size, setSize] = useState(BATCHES);
  const { data, error, refetch } = useQuery({ ...batchesQuery(size), placeholderData: keepPreviousData });
  if (error) return <ErrorState what="批次没有读出来" error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  return (
    <Section
      title="最近的批次"
      note={
        data.total > data.rows.length
          ? `最近 ${data.rows.length} 批，共 ${formatNumber(data.total)} 批`
          : `共 ${data.total} 批`
      }
    >
      <ScrollStrip label="最近的批次">
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col" className="num">
                批次
              </th>
              <th scope="col">状态</th>
              <th scope="col">文件</th>
              <th scope="col">数据</th>
              <th scope="col" className="num">
                年度
              </th>
              <th scope="col" className="num">
                读到 <span className="note">行</span>
              </th>
              <th scope="col">经办</th>
              <th scope="col">时间</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((batch) => {
              const state = STATES[batch.status] ?? { kind: 'none' as const, word: batch.status };
              return (
                <tr key={batch.id} className={batch.id === open ? 'chosen' : undefined}>
                  <td className="num">{batch.number}</td>
                  <td>
                    <Light kind={state.kind}>{state.word}</Light>
                  </td>
                  <th scope="row">
                    {mayOpenRows ? (
                      <AddressLink href={`/intake?batch=${batch.id}`}>{batch.file}</AddressLink>
                    ) : (
                      batch.file
                    )}
                  </th>
                  <td>{batch.datasetTitle ?? '未认出'}</td>
                  <td className="num">{batch.year ?? '—'}</td>
                  <td className="num">{batch.counts ? formatNumber(batch.counts.rows) : '—'}</td>
                  <td>{batch.committedBy ?? batch.uploadedBy}</td>
                  <td className="muted">{formatInstant(batch.committedAt ?? batch.uploadedAt)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollStrip>
      {data.total > data.rows.length && data.rows.length < MOST_BATCHES ? (
        <button type="button" className="lnk" onClick={() => setSize(MOST_BATCHES)}>
          看更早的批次
        </button>
      ) : null}
    </Section>
  );
}
