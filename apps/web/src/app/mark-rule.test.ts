import { expect, test } from 'vitest';
import { markRule } from './mark-rule.ts';

const contentOf = (words: string): string | undefined => /content: "(.*)"; white/.exec(markRule(words))?.[1];

test.each([
  [
    'a name is written as it is',
    '专班办公室（zhuanban）2023-08-31 09:03 打印',
    '专班办公室（zhuanban）2023-08-31 09\\3a 03 打印',
  ],
  [
    'a quotation mark does not end the words',
    '甲"; } body { display: none',
    '甲\\22 \\3b  \\7d  body \\7b  display\\3a  none',
  ],
  ['a stroke backwards escapes nothing', '甲\\乙\n丙', '甲\\5c 乙\\a 丙'],
])('%s', (_title, words, written) => {
  expect(contentOf(words)).toBe(written);
});
