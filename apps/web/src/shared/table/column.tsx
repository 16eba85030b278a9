import type { Grade } from '@tenglong/contracts/page';
import type { ReactNode } from 'react';
import { AddressLink } from '../layout/index.ts';
import {
  exactOf,
  type Figure,
  formatDay,
  formatGrade,
  formatLight,
  formatNumber,
  GradeMark,
  Light,
  type LightKind,
  rateNumber,
  SourceNumber,
  type TextForm,
} from '../value/index.ts';

/** One column of a list: how it is headed, how wide it is, and what a row says in it, on screen and as text. */
export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** Grey after the head: the unit stands once, not in every cell. */
  readonly unit?: string | undefined;
  /** Columns in a row with the same group share a head above theirs. */
  readonly group?: string | undefined;
  /** In px; the table is at least as wide as the sum. */
  readonly width: number;
  /** Takes what is left of the width. */
  readonly grows?: boolean | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** Which way the first press sorts; without it the column cannot be sorted by. */
  readonly sort?: 'asc' | 'desc' | undefined;
  /** Stays in sight when the table is scrolled sideways; frozen columns come first. */
  readonly frozen?: boolean | undefined;
  /** Stays in sight at the right edge; such columns come last. */
  readonly trails?: boolean | undefined;
  readonly cell: (row: Row) => ReactNode;
  readonly text: (row: Row, form: TextForm) => string;
}

type Rest<Row> = Pick<Column<Row>, 'id' | 'head' | 'width'> & Partial<Omit<Column<Row>, 'cell' | 'text'>>;

/** Plain words. */
export function textColumn<Row>(rest: Rest<Row> & { readonly value: (row: Row) => string }): Column<Row> {
  const { value, ...column } = rest;
  return {
    sort: 'asc',
    ...column,
    cell: (row) => value(row) || <span className="fig-absent">—</span>,
    text: (row, form) => value(row) || (form === 'export' ? '' : '—'),
  };
}

/** The thing itself, as a link to its page. */
export function linkColumn<Row>(
  rest: Rest<Row> & { readonly value: (row: Row) => string; readonly href: (row: Row) => string },
): Column<Row> {
  const { value, href, ...column } = rest;
  return {
    sort: 'asc',
    frozen: true,
    grows: true,
    ...column,
    cell: (row) => (
      <AddressLink className="dt-thing" href={href(row)}>
        {value(row)}
      </AddressLink>
    ),
    text: value,
  };
}

export interface FigureColumnOptions<Row> {
  readonly figure: (row: Row) => Figure;
  readonly decimals?: number | undefined;
  /** The value is a ratio and the unit %. */
  readonly percent?: boolean | undefined;
  readonly strong?: boolean | undefined;
  /** Makes each figure open its source. */
  readonly source?:
    | {
        readonly subject: (row: Row) => string;
        readonly isOpen: (row: Row) => boolean;
        readonly open: (row: Row) => void;
      }
    | undefined;
}

/** Numbers, right-aligned; large first when sorted by. */
export function figureColumn<Row>(rest: Rest<Row> & FigureColumnOptions<Row>): Column<Row> {
  const { figure, decimals, percent = false, strong = false, source, ...column } = rest;
  const text = (row: Row, form: TextForm) =>
    percent ? rateNumber(figure(row), { decimals }, form) : formatNumber(figure(row), { decimals }, form);
  function cell(row: Row): ReactNode {
    const shown = text(row, 'read');
    if (exactOf(figure(row)) === undefined && !source) return <span className="fig-absent">{shown}</span>;
    const inner = strong ? <b>{shown}</b> : shown;
    if (!source) return inner;
    return (
      <SourceNumber subject={source.subject(row)} open={source.isOpen(row)} onOpen={() => source.open(row)}>
        {inner}
      </SourceNumber>
    );
  }
  return { align: 'end', sort: 'desc', ...column, cell, text };
}

export function gradeColumn<Row>(
  rest: Rest<Row> & { readonly grade: (row: Row) => Grade | null },
): Column<Row> {
  const { grade, ...column } = rest;
  return {
    sort: 'asc',
    ...column,
    cell: (row) => <GradeMark grade={grade(row)} />,
    text: (row) => formatGrade(grade(row)),
  };
}

export function lightColumn<Row>(
  rest: Rest<Row> & { readonly light: (row: Row) => { readonly kind: LightKind; readonly word: string } },
): Column<Row> {
  const { light, ...column } = rest;
  return {
    ...column,
    cell: (row) => <Light kind={light(row).kind}>{light(row).word}</Light>,
    text: (row) => formatLight(light(row).kind, light(row).word),
  };
}

export function dayColumn<Row>(rest: Rest<Row> & { readonly day: (row: Row) => string | null }): Column<Row> {
  const { day, ...column } = rest;
  return {
    align: 'end',
    sort: 'asc',
    ...column,
    cell: (row) => formatDay(day(row)),
    text: (row, form) => formatDay(day(row), {}, form),
  };
}
