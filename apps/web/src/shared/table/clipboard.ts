/**
 * A block of cells as a worksheet takes it from the clipboard: tabs between columns, lines between rows. A cell with a
 * tab, a line break or a quote is quoted.
 */
export function toTsv(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

const PLAIN_NUMBER = /^[-+]?\d+(\.\d+)?%?$/;

/** Text that a worksheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
export function formulaSafe(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  const safe = formulaSafe(text);
  return /["\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
