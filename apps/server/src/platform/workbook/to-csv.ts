import { formulaLike } from './formula-like.ts';

export type CsvValue = string | number | boolean | null | undefined;

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One line of CSV with its line end. A text that a spreadsheet would run as a formula gets an apostrophe in front and
 * quotes around, so that it opens as the text it is.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

function csvField(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  if (typeof value === 'string' && formulaLike(text)) return quoted(`'${text}`);
  return NEEDS_QUOTES.test(text) || text !== text.trim() ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
