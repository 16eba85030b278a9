import type { BatchDetail, PreviewRow } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { KeyFigures, Section, Steps } from '../../shared/layout/index.ts';
import { formatNumber } from '../../shared/value/index.ts';
import './intake.css';
import { PreviewSheet } from './preview-sheet.tsx';

export interface BatchPreviewProps {
  readonly batch: BatchDetail;
  readonly rows: readonly PreviewRow[];
  /** 改列的对应, and which rows to show. */
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

const steps = ['认文件', '认列', '核对', '入库'];

/** Where a batch stands among the four steps. */
export function stepOf({ status, datasetId }: Pick<BatchDetail, 'status' | 'datasetId'>): number {
  if (status === 'committed' || status === 'undone') return 4;
  if (status === 'reading') return 0;
  return datasetId === null ? 1 : 2;
}

/** What the file was recognised as, what committing it would do, and its rows. */
export function BatchPreview({ batch, rows, more, children }: BatchPreviewProps) {
  const read = batch.sheets.filter((sheet) => sheet.read);
  const { counts } = batch;
  const figure = (value: number) => formatNumber(value);
  return (
    <Section title="入库预览" note={<Steps label="入库步骤" steps={steps} at={stepOf(batch)} />} more={more}>
      <p className="batch-file">
        <b>{batch.file}</b>
        {batch.department ? <span>{batch.department}</span> : null}
        {batch.year ? <span>{batch.year} 年</span> : null}
        {batch.recognised.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </p>
      {batch.relation ? <p className="note">{batch.relation}</p> : null}
      {batch.empty ? (
        <p className="note">表头下面没有数据行。请核对发来的是不是空表；是空表的放弃这份上传，填好再传。</p>
      ) : null}
      {batch.waitsForRoster ? (
        <p className="note">
          企业名录还没有入库，这份文件里的企业都对不上。请先把名录入库，入库后这一批会自动重新对照。
        </p>
      ) : null}
      {counts ? (
        <KeyFigures
          figures={[
            { label: '读到', value: figure(counts.rows), unit: '行' },
            { label: '按代码匹配', value: figure(counts.byCode), unit: '行' },
            { label: '按名称匹配', value: figure(counts.byName), unit: '行' },
            ...(counts.byRuling > 0
              ? [{ label: '按裁定匹配', value: figure(counts.byRuling), unit: '行' }]
              : []),
            { label: '新增', value: figure(counts.added), unit: '家' },
            { label: '改动', value: figure(counts.changed), unit: '家' },
            { label: '不变', value: figure(counts.unchanged), unit: '家' },
            { label: '暂缓', value: figure(counts.held), unit: '处' },
          ]}
        />
      ) : null}
      {read.map((sheet) => (
        <PreviewSheet key={sheet.name} sheet={sheet} rows={rows} />
      ))}
      {children}
    </Section>
  );
}
