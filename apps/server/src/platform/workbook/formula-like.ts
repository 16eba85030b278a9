/** Beginnings that make a spreadsheet calculate instead of show; full-width ones are what an input method types. */
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^-[0-9]+(?:\.[0-9]+)?%?$/;

/** Whether a program that opens this text as a table might run it as a formula. A negative number does no harm. */
export function formulaLike(text: string): boolean {
  return DANGEROUS.test(text) && !PLAIN_NUMBER.test(text);
}
