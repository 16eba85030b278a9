import type { ColumnSpec } from './workbook-spec.ts';

/** Columns of plain text by their heads, each as many characters wide as it says. */
export const textColumns = (widths: Readonly<Record<string, number>>): readonly ColumnSpec[] =>
  Object.entries(widths).map(([header, width]) => ({ header, width }));
