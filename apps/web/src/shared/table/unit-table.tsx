import type { ReactNode } from 'react';
import { AddressLink, ScrollStrip, Section } from '../layout/index.ts';

interface UnitRow {
  readonly unitId: string;
  readonly unitName: string;
}

export interface UnitColumn<Figures> {
  readonly head: string;
  readonly align?: 'end';
  /** Left out on a phone, which has room for four columns. */
  readonly deskOnly?: boolean;
  readonly cell: (figures: Figures) => ReactNode;
}

export interface UnitTableProps<Figures> {
  readonly title: string;
  readonly note: ReactNode;
  readonly columns: readonly UnitColumn<Figures>[];
  readonly units: readonly (Figures & UnitRow)[];
  readonly total: Figures;
  /** The address of what stands behind one unit. */
  readonly href: (unitId: string) => string;
  /** A row between the units and their sum. */
  readonly rest?: ReactNode;
}

/** 各乡镇: one row a unit, and the sum that they add up to. */
export function UnitTable<Figures>({
  title,
  note,
  columns,
  units,
  total,
  href,
  rest,
}: UnitTableProps<Figures>) {
  const cells = (figures: Figures) =>
    columns.map((column) => (
      <td key={column.head} className={cellClass(column)}>
        {column.cell(figures)}
      </td>
    ));
  return (
    <Section title={title} note={note}>
      <ScrollStrip label={title}>
        <table className="tbl tbl-flush">
          <thead>
            <tr>
              <th scope="col">乡镇</th>
              {columns.map((column) => (
                <th key={column.head} scope="col" className={cellClass(column)}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unitId}>
                <th scope="row">
                  <AddressLink href={href(one.unitId)}>{one.unitName}</AddressLink>
                </th>
                {cells(one)}
              </tr>
            ))}
            {rest}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              {cells(total)}
            </tr>
          </tfoot>
        </table>
      </ScrollStrip>
    </Section>
  );
}

const cellClass = ({ align, deskOnly }: Pick<UnitColumn<never>, 'align' | 'deskOnly'>): string | undefined =>
  [align === 'end' ? 'num' : '', deskOnly ? 'desk-only' : ''].filter(Boolean).join(' ') || undefined;
