import { expect, test } from 'vitest';
import { namePinyin } from './name-pinyin.ts';

test.each([
  ['玉环丁卯瑞机床股份有限公司', 'yhdmrjcgfyxgs'],
  // Letters and figures in a row are one word.
  ['三门A1汽配厂', 'smaqpc'],
  ['八张清单', 'bzqd'],
  ['两张清单', 'lzqd'],
  ['十二张清单', 'sezqd'],
  ['清单分解', 'qdfj'],
])('%s is found by %s', (name, initials) => {
  expect(namePinyin(name).initials).toBe(initials);
});
