/** What stands in a CSS string as it is; all else is written as its code point. */
const escaped = (words: string): string =>
  words.replace(/[^\p{L}\p{N}（）： -]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);

/** The rule that writes words at the foot of every printed page, at the right. */
export const markRule = (words: string): string =>
  `@page { @bottom-right { content: "${escaped(words)}"; white-space: nowrap; color: #444;
    font: 8pt "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; } }`;
