import type { BatchDetail, PreviewRow } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { KeyFigures, Section, Steps } from '../../shared/layout/index.ts';
import { formatNumber } from '../../shared/value/index.ts';
import './intake.css';
import { matchedRows } from './commit-obstacle.ts';
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

/** What was read: of figures and of the roster by enterprise, of lists and records by row. */
export function previewFigures(
  counts: NonNullable<BatchDetail['counts']>,
  kind: BatchDetail['datasets'][number]['kind'] | undefined,
) {
  const figure = (label: string, value: number, unit: string) => ({
    label,
    value: formatNumber(value),
    unit,
  });
  const ruled = counts.byRuling > 0 ? [figure('按裁定匹配', counts.byRuling, '行')] : [];
  const held = figure('暂缓', counts.held, '处');
  if (kind === 'entries' || kind === 'events') {
    return [figure('读到', counts.rows, '行'), figure('可入库', matchedRows(counts), '行'), ...ruled, held];
  }
  return [
    figure('读到', counts.rows, '行'),
    figure('按代码匹配', counts.byCode, '行'),
    figure('按名称匹配', counts.byName, '行'),
    ...ruled,
    figure('新增', counts.added, '家'),
    figure('改动', counts.changed, '家'),
    figure('不变', counts.unchanged, '家'),
    held,
  ];
}

/** What the file was recognised as, what committing it would do, and its rows. */
export function BatchPreview({ batch, rows, more, children }: BatchPreviewProps) {
  const read = batch.sheets.filter((sheet) => sheet.read);
  const withRows = read.filter(({ name }) => rows.some(({ sheet }) => sheet === name));
  const { counts } = batch;
  const kind = batch.datasets.find(({ id }) => id === batch.datasetId)?.kind;
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
      {counts ? <KeyFigures figures={previewFigures(counts, kind)} /> : null}
      {(withRows.length > 0 ? withRows : read.slice(0, 1)).map((sheet) => (
        <PreviewSheet key={sheet.name} sheet={sheet} rows={rows} />
      ))}
      {children}
    </Section>
  );
}
