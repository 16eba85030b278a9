import { expect, test } from 'vitest';
import { readAsOf } from './read-as-of.ts';

test.each([
  ['乡镇报送-高耗低效整治企业清单-2023年8月.xlsx', '2023-08-31'],
  ['截至2023年8月31日', '2023-08-31'],
  ['截至 ２０２３ 年 2 月', '2023-02-28'],
  ['清单2024.02.csv', '2024-02-29'],
  ['清单 2023-12-05', '2023-12-05'],
  ['清单 2023年13月', undefined],
  ['2023年清单', undefined],
  ['清单', undefined],
])('%s is of %s', (text, day) => {
  expect(readAsOf(text)).toBe(day);
});
