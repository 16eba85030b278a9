import { describe, expect, test } from 'vitest';
import { AuditSearch, auditHref } from './audit-search.ts';
import { auditNote, chainSentence, keptText, personText, sourceText, subjectText } from './audit-text.ts';

describe('the audit in the address', () => {
  test('keeps who, what and the day, and which entry lies open', () => {
    const search = AuditSearch.parse({ account: 'office', action: 'plan.ruled', day: '2023-08-31' });
    expect(auditHref(search, 12)).toBe('/audit?account=office&action=plan.ruled&day=2023-08-31&entry=12');
    const about = AuditSearch.parse({ subject: '丙卯瑞' });
    expect(AuditSearch.parse(Object.fromEntries(new URLSearchParams(auditHref(about).slice(7))))).toEqual(
      about,
    );
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
    '编号：17',
    '口径：核定',
    '单位：坎门街道、大麦屿街道',
    'later：是',
  ]);
});

describe('an entry about a list', () => {
  const registers = [
    {
      id: 'rectification',
      title: '整治清单',
      stages: { record: '建档', plan: '方案' },
      moves: { record: '建一企一档' },
      evidence: { photoBefore: '整治前照片' },
      fields: { way: { label: '整治方式', options: { close: '关停退出' } } },
    },
  ];
  const entry = { source: { register: 'rectification', revision: 3 } };

  test('is said in the words of the list: its stages, steps, evidence and fields', () => {
    const after = {
      stage: 'plan',
      move: 'record',
      evidence: 'photoBefore',
      fields: { way: 'close', land: '8.2' },
    };
    expect(keptText(after, registers, entry).split('\n')).toEqual([
      '阶段：方案',
      '步骤：建一企一档',
      '材料：整治前照片',
      '数据项：',
      '　整治方式：关停退出',
      '　land：8.2',
    ]);
    expect(sourceText(entry.source, registers)).toBe('整治清单、第几步 3');
  });

  test('of a list that the plan has no more keeps its codes', () => {
    expect(keptText({ stage: 'plan' }, [], entry)).toBe('阶段：plan');
    expect(sourceText(entry.source)).toBe('rectification、第几步 3');
  });

  test('an internal id is no source that anybody can read', () => {
    expect(sourceText({ batch: '0198c5a2-0000-7000-8000-000000000001', number: 2 })).toBe('编号 2');
  });
});

describe('an entry on a phone', () => {
  const entry = { name: '督查组', account: 'ducha', subject: 'x', subjectTitle: '玉环甲厂' };
  test.each([
    ['says who and to what', {}, '督查组，玉环甲厂'],
    ['names nobody twice for their own account', { subjectTitle: '督查组（ducha）' }, '督查组'],
    [
      'leaves out an id that nobody can read',
      { subject: '0198c5a2-0000-7000-8000-000000000001', subjectTitle: '' },
      '督查组',
    ],
  ])('%s', (_title, change, words) => {
    expect(auditNote({ ...entry, ...change })).toBe(words);
  });
});
