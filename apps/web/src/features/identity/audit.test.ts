import { describe, expect, test } from 'vitest';
import { AuditSearch, auditHref } from './audit-search.ts';
import { chainSentence, keptText, personText, sourceText, subjectText } from './audit-text.ts';

describe('the audit in the address', () => {
  test('keeps who, what and the day, and which entry lies open', () => {
    const search = AuditSearch.parse({ account: 'office', action: 'plan.ruled', day: '2023-08-31' });
    expect(auditHref(search, 12)).toBe('/audit?account=office&action=plan.ruled&day=2023-08-31&entry=12');
    expect(auditHref(AuditSearch.parse({ entry: '0' }))).toBe('/audit');
  });

  test.each([
    ['the last day of a month', '2023-02-28', '2023-02-28'],
    ['a day that does not exist', '2023-02-29', undefined],
    ['a day by words', '昨天', undefined],
  ])('%s', (_title, day, expected) => {
    expect(AuditSearch.parse({ day }).day).toBe(expected);
  });
});

describe('the sentence of the audit', () => {
  const chain = { intact: true, entries: 1203, head: 'f'.repeat(64), brokenAt: null, finding: '' };

  test('counts the entries where the chain is whole', () => {
    expect(chainSentence(chain)).toContain('链条完整');
    expect(chainSentence(chain).replace(/[,\s]/g, '')).toBe('共1203条记录，链条完整');
  });

  test('says what was found where it is not', () => {
    const broken = { ...chain, intact: false, brokenAt: 7, finding: '第 7 条与写入时不符' };
    expect(chainSentence(broken)).toBe('第 7 条与写入时不符');
  });
});

test('a source is one line, whatever was kept of it', () => {
  expect(sourceText('税收.csv')).toBe('税收.csv');
  expect(sourceText({ address: '10.0.0.8', failures: 3, more: { deep: 1 } })).toBe('10.0.0.8、连续不对 3');
  expect([sourceText(null), keptText(undefined)]).toEqual(['', '']);
  expect(keptText({ year: 2022 })).toBe('年度：2022');
});

describe('an entry in words', () => {
  test('a person is named with the account, the product by what it was doing', () => {
    expect(personText({ name: '张三', account: 'zhangsan', byPerson: true })).toBe('张三（zhangsan）');
    expect(personText({ name: '自动备份', account: 'backup', byPerson: false })).toBe('自动备份');
    expect(personText({ name: 'x', account: 'x', byPerson: true })).toBe('x');
    expect(personText({ name: '', account: '（不存在的账号）', byPerson: false })).toBe('（不存在的账号）');
  });

  test('no internal id reaches the list', () => {
    const id = '3fea678a-191b-45a8-b2d7-2c432694b611';
    expect(subjectText({ subject: id, subjectTitle: '第 3 批 税收.csv' })).toBe('第 3 批 税收.csv');
    expect(subjectText({ subject: id, subjectTitle: '' })).toBe('');
    expect(subjectText({ subject: '2022', subjectTitle: '' })).toBe('2022');
  });
});

test('what an entry keeps is said line by line; what is not known of it is left out, not shown as nothing', () => {
  const kept = {
    year: null,
    counts: { rows: 43, held: 0 },
    number: 17,
    finality: 'confirmed',
    units: ['坎门街道', '大麦屿街道'],
    later: true,
  };
  expect(keptText(kept).split('\n')).toEqual([
    '合计：',
    '　行数：43',
    '　待裁定：0',
    '批号：17',
    '口径：核定',
    '单位：坎门街道、大麦屿街道',
    'later：是',
  ]);
});
