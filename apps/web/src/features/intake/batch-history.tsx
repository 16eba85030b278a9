import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../shared/feedback/index.ts';
import { AddressLink, cell, LineTable, num, Section } from '../../shared/layout/index.ts';
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

const HEADS = [num('批次'), '文件', '状态', '数据', num('年度'), num('读到行数'), '经办', '时间'];

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
      <LineTable
        label="最近的批次"
        look=""
        heads={HEADS}
        rows={data.rows.map((batch) => {
          const state = STATES[batch.status] ?? { kind: 'none' as const, word: batch.status };
          return {
            key: batch.id,
            look: batch.id === open ? 'chosen' : undefined,
            cells: [
              String(batch.number),
              cell(
                mayOpenRows ? (
                  <AddressLink href={`/intake?batch=${batch.id}`}>{batch.file}</AddressLink>
                ) : (
                  batch.file
                ),
              ),
              cell(<Light kind={state.kind}>{state.word}</Light>),
              batch.datasetTitle ?? '未认出',
              String(batch.year ?? '—'),
              batch.counts ? formatNumber(batch.counts.rows) : '—',
              batch.committedBy ?? batch.uploadedBy,
              cell(formatInstant(batch.committedAt ?? batch.uploadedAt), 'muted'),
            ],
          };
        })}
      />
      {data.total > data.rows.length && data.rows.length < MOST_BATCHES ? (
        <button type="button" className="lnk" onClick={() => setSize(MOST_BATCHES)}>
          看更早的批次
        </button>
      ) : null}
    </Section>
  );
}
