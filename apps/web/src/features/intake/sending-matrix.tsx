import type { IntakeMatrix } from '@tenglong/contracts/intake';
import type { ReactNode } from 'react';
import { AddressLink, ScrollStrip, Section } from '../../shared/layout/index.ts';
import { formatCount, Light, LightSign } from '../../shared/value/index.ts';
import { cellLight, cellOf, type MatrixCell, type MatrixRow } from './matrix-cell.ts';
import './intake.css';

export interface SendingMatrixProps {
  readonly matrix: IntakeMatrix;
  /** The batch whose preview is open below. */
  readonly openBatch: string | undefined;
  readonly href: (batchId: string) => string;
  /** The next step of a cell that nobody has sent: a link or a button. */
  readonly nextStep?: ((row: MatrixRow, year: number) => ReactNode) | undefined;
  readonly more?: ReactNode;
  readonly children?: ReactNode;
}

/** Years are columns, so that what fills them stands above what holds for all of them. */
const withYearsFirst = (rows: readonly MatrixRow[]): MatrixRow[] => [
  ...rows.filter(({ kind }) => kind === 'yearly'),
  ...rows.filter(({ kind }) => kind !== 'yearly' && kind !== 'entries'),
];

/** Who has sent what for which year; what is missing is plain, with its next step. The lists of registers stand apart. */
export function SendingMatrix({ matrix, openBatch, href, nextStep, more, children }: SendingMatrixProps) {
  return (
    <Section
      title="谁报了什么"
      note={
        <span className="signs">
          <span>
            <LightSign kind="done" /> 核定
          </span>
          <span>
            <LightSign kind="good" /> 暂报
          </span>
          <span>
            <LightSign kind="slow" /> 待入库
          </span>
          <span>
            <LightSign kind="late" /> 未报
          </span>
        </span>
      }
      more={more}
    >
      <ScrollStrip label="谁报了什么">
        <table className="tbl matrix">
          <thead>
            <tr>
              <th scope="col">部门</th>
              <th scope="col">数据</th>
              {matrix.years.map((year) => (
                <th key={year} scope="col" className="matrix-year">
                  {year} 年
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withYearsFirst(matrix.rows).map((row) => (
              <tr key={row.datasetId}>
                <th scope="row">{row.department}</th>
                <td className="matrix-set">{row.title}</td>
                {cellsOf(row, matrix.years).map(({ cell, year, span }) => (
                  <Cell key={year} cell={cell} year={year} span={span} href={href} open={openBatch}>
                    {cell?.state === 'none' && cell.draftBatchId === null ? nextStep?.(row, year) : null}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollStrip>
      {children}
    </Section>
  );
}

/** A roster or a list of events is of no year: one cell, across all of them. */
function cellsOf(row: MatrixRow, years: readonly number[]) {
  const [first = 0] = years;
  return row.kind === 'yearly'
    ? years.map((year) => ({ cell: cellOf(row, year), year, span: 1 }))
    : [{ cell: cellOf(row, first), year: first, span: years.length }];
}

interface CellProps {
  readonly cell: MatrixCell | undefined;
  readonly year: number;
  /** Over how many years it stands. */
  readonly span: number;
  readonly open: string | undefined;
  readonly href: (batchId: string) => string;
  readonly children: ReactNode;
}

function Cell({ cell, year, span, open, href, children }: CellProps) {
  if (!cell)
    return (
      <td className="matrix-year muted" colSpan={span} data-year={year}>
        —
      </td>
    );
  const { kind, word } = cellLight(cell);
  const batch = cell.draftBatchId ?? cell.batchId;
  const isOpen = batch !== null && batch === open;
  const state = isOpen ? ' matrix-open' : kind === 'late' ? ' matrix-missing' : '';
  const inner = (
    <>
      <Light kind={kind}>{word}</Light>
      {span > 1 ? <span className="note desk-cell">不分年度</span> : null}
      {cell.enterprises > 0 ? (
        <span className="matrix-count">{formatCount(cell.enterprises, '家')}</span>
      ) : (
        children
      )}
    </>
  );
  return (
    <td
      className={`matrix-year${state}${span > 1 ? ' matrix-lasting' : ''}`}
      colSpan={span}
      data-year={span > 1 ? '不分年度' : year}
    >
      {batch === null ? (
        <span className="matrix-cell">{inner}</span>
      ) : (
        <AddressLink className="matrix-cell" href={href(batch)} aria-current={isOpen ? 'true' : undefined}>
          {inner}
        </AddressLink>
      )}
    </td>
  );
}
