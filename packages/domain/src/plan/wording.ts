/** In quotation marks, the marks inside turned into single ones as Chinese punctuation wants. */
export function quoted(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
