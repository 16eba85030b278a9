import { type ReactNode, useState } from 'react';
import { ScrollStrip } from '../layout/index.ts';
import './chart.css';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFigureProps {
  readonly label: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

/** A picture that can always be read as a table instead: for who cannot see it, and for who wants the numbers. */
export function ChartFigure({ label, table, children }: ChartFigureProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      {asTable ? <DataRows label={label} table={table} /> : children}
      <button
        type="button"
        className="lnk chart-switch"
        aria-pressed={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? '以图显示' : '以表显示'}
      </button>
    </figure>
  );
}

function DataRows({ label, table }: { readonly label: string; readonly table: ChartTable }) {
  return (
    <ScrollStrip label={label}>
      <table className="tbl tbl-flush">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {table.head.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : 'num'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('\u0000')}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={table.head[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={table.head[at]} className="num">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollStrip>
  );
}
