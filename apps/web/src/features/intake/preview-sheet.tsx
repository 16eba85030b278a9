import type { BatchSheet, ColumnMapping, PreviewRow } from '@tenglong/contracts/intake';
import { ScrollStrip } from '../../shared/layout/index.ts';
import { formatNumber } from '../../shared/value/index.ts';
import './intake.css';
import {
  columnDecimals,
  gapText,
  isGap,
  shownColumns,
  unitText,
  withGaps,
  writtenText,
} from './preview-rows.ts';

export interface PreviewSheetProps {
  readonly sheet: BatchSheet;
  readonly rows: readonly PreviewRow[];
}

type ShownColumn = ColumnMapping & { readonly decimals: number };

/** Identity columns are read as text; everything else is a number. */
const TEXT_FIELDS = new Set([
  'creditCode',
  'name',
  'unit',
  'industry',
  'part',
  'foundedOn',
  'field',
  'severity',
]);
const isNumber = ({ field, canonicalUnit }: ColumnMapping) =>
  canonicalUnit !== null && !TEXT_FIELDS.has(field ?? '');

/** The sender's own rows and columns; in each cell what was written, in grey, and what it becomes. */
export function PreviewSheet({ sheet, rows }: PreviewSheetProps) {
  const own = rows.filter((row) => row.sheet === sheet.name);
  const columns = shownColumns(sheet).map((column) => ({
    ...column,
    decimals: columnDecimals(own, column.index),
  }));
  const lines = withGaps(own);
  const firstGap = lines.find(isGap);
  return (
    <ScrollStrip label={`工作表 ${sheet.name}`}>
      <table className="tbl psheet">
        <caption className="unseen">工作表 {sheet.name} 的入库预览</caption>
        <thead>
          <tr className="psheet-letters">
            <td />
            {columns.map(({ index, letter }) => (
              <th key={index} scope="col">
                {letter}
              </th>
            ))}
          </tr>
          <tr className="psheet-heads">
            <td />
            {columns.map((column) => (
              <th key={column.index} scope="col" className={isNumber(column) ? 'num' : undefined}>
                {column.header.replace(/\s+/g, '')}
              </th>
            ))}
          </tr>
          <tr className="psheet-fields">
            <td />
            {columns.map((column) => (
              <th key={column.index} scope="col" className={isNumber(column) ? 'num' : undefined}>
                {column.fieldTitle} <small>{unitText(column)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            isGap(line) ? (
              <tr key={`gap ${line.from}`} className="psheet-gap" title={gapText(line)}>
                <td />
                <td colSpan={columns.length}>
                  <span className={line === firstGap ? undefined : 'unseen'}>{gapText(line)}</span>
                </td>
              </tr>
            ) : (
              <Row key={line.row} row={line} columns={columns} />
            ),
          )}
        </tbody>
      </table>
    </ScrollStrip>
  );
}

const marks = {
  none: '',
  changed: 'psheet-changed',
  unknown: 'psheet-bad',
  held: 'psheet-bad',
  look: 'psheet-look',
};

function Row({ row, columns }: { readonly row: PreviewRow; readonly columns: readonly ShownColumn[] }) {
  return (
    <tr className={row.state === 'held' || row.state === 'notEnterprise' ? 'psheet-held' : undefined}>
      <th scope="row">{row.row}</th>
      {columns.map((column) => {
        const cell = row.cells.find(({ index }) => index === column.index);
        const classes = [isNumber(column) ? 'num' : '', cell ? marks[cell.mark] : ''].filter(
          (word) => word !== '',
        );
        return (
          <td key={column.index} className={classes.join(' ') || undefined}>
            {cell ? <Cell cell={cell} row={row} column={column} /> : null}
          </td>
        );
      })}
    </tr>
  );
}

interface CellProps {
  readonly cell: PreviewRow['cells'][number];
  readonly row: PreviewRow;
  readonly column: ShownColumn;
}

function Cell({ cell, row, column }: CellProps) {
  if (column.field === 'creditCode' && row.matchedBy === 'name')
    return <Pair was={cell.raw || '空'} is="按名称匹配" />;
  if (column.field === 'creditCode' && row.matchedBy === 'ruling')
    return <Pair was={cell.raw || '空'} is="按裁定匹配" />;
  if (!isNumber(column) || row.state === 'held') return writtenText(cell);
  if (cell.mark === 'unknown' || (cell.mark === 'held' && cell.value === null))
    return <Pair was={cell.raw} is="未知" />;
  if (cell.value === null) return cell.raw === '' ? <span className="muted">—</span> : cell.raw;
  const value = formatNumber(cell.value, { decimals: column.decimals });
  if (cell.mark === 'changed' && cell.before !== null) {
    return (
      <Pair was={`${cell.raw}　原 ${formatNumber(cell.before, { decimals: column.decimals })}`} is={value} />
    );
  }
  return value === cell.raw ? value : <Pair was={cell.raw} is={value} />;
}

const Pair = ({ was, is }: { readonly was: string; readonly is: string }) => (
  <>
    <span className="psheet-was">{was}</span> {is}
  </>
);
