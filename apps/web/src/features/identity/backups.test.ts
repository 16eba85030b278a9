import { describe, expect, test } from 'vitest';
import { backupSentence } from './backups-page.tsx';

describe('the page of backups says when the data was last kept', () => {
  const file = { name: 'a', bytes: 1, madeAt: '2023-08-31T02:00:00.000Z' };
  test.each([
    [{ files: [file], automatic: true }, '最近一次备份在 2023 年 8 月 31 日 10:00，每天自动备份'],
    [{ files: [], automatic: true }, '还没有备份，每天自动备份'],
    [{ files: [], automatic: false }, '还没有备份，由数据库服务器备份'],
  ])('%o', (backups, sentence) => {
    expect(backupSentence(backups)).toBe(sentence);
  });
});
