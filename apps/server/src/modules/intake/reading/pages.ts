/** Everything that comes page by page in the order of a code. */
export async function* everyPage<Row>(
  page: (after: string) => Promise<readonly Row[]>,
  codeOf: (row: Row) => string,
): AsyncGenerator<readonly Row[]> {
  let rows = await page('');
  while (rows.length > 0) {
    yield rows;
    const last = rows.at(-1);
    rows = last === undefined ? [] : await page(codeOf(last));
  }
}
