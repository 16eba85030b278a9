/** Characters that XML 1.0 cannot hold; and a CR, which would come back as LF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNWRITABLE = /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g;
/** Text that happens to look like SpreadsheetML's escape must be escaped itself. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const MARKUP = /[&<>"]/g;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an XML attribute or element that holds no user text of odd characters. */
export function escapeXml(text: string): string {
  return text.replace(MARKUP, (character) => ENTITIES[character] ?? character);
}

/**
 * Text of a cell: comes back from any spreadsheet program exactly as it was, control characters included.
 * Half a character (a lone surrogate) is no text; it becomes U+FFFD.
 */
export function escapeCellText(text: string): string {
  const kept = text
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(
      UNWRITABLE,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );
  return escapeXml(kept);
}
