import { describe, expect, test } from 'vitest';
import {
  contents,
  countedContents,
  currentEntry,
  homePath,
  mayEnter,
  ownContents,
  phoneTabs,
  visibleContents,
} from './contents.ts';

const everything = () => true;
const titles = (groups: ReturnType<typeof visibleContents>) =>
  groups.map(({ word, entries }) => [word, ...entries.map(({ title }) => title)]);

describe('the contents in the rail', () => {
  test('an entry without a page is not listed, and a group without entries neither', () => {
    const built = new Set(['/plan', '/plan/contradictions', '/audit']);
    const seen = visibleContents(contents, ['plan.read', 'audit.read'], (path) => built.has(path));
    expect(titles(seen)).toEqual([
      ['方案', '方案总览', '矛盾台'],
      ['系统', '审计'],
    ]);
  });

  test('a reader does not see the audit, the backups or the people', () => {
    const seen = visibleContents(contents, ['plan.read', 'enterprise.read'], everything);
    expect(seen.map(({ word }) => word)).not.toContain('系统');
    expect(titles(seen)).toContainEqual(['数据', '企业库']);
  });

  test('an enterprise finds its own record where others find the register', () => {
    const seen = visibleContents(contents, ['enterprise.read'], (path) => path === '/enterprises');
    expect(ownContents(seen, '913310210340026376')).toMatchObject([
      { entries: [{ title: '本企业', path: '/enterprises', href: '/enterprises/913310210340026376' }] },
    ]);
    expect(ownContents(seen, null)).toBe(seen);
  });

  test('the lists are called by their number and found by its letters', () => {
    const seen = visibleContents(contents, ['register.overview'], (path) =>
      ['/lists', '/tasks'].includes(path),
    );
    const counted = countedContents(seen, { listsTitle: '两张清单', listsInitials: 'lzqd' });
    expect(counted.flatMap(({ entries }) => entries.map(({ title, initials }) => [title, initials]))).toEqual(
      [
        ['责任清单', 'zrqd'],
        ['两张清单', 'lzqd'],
      ],
    );
  });

  test('every path is used once', () => {
    const paths = contents.flatMap(({ entries }) => entries.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('the page a reader begins with', () => {
  const looking = ['plan.read', 'register.overview', 'enterprise.read'];
  // Not built yet: 驾驶舱, 碳效码, 赛马. The calculator is everybody's.
  const built = (path: string) => !/^\/(cockpit|carbon|race)/.test(path);
  const home = (permissions: readonly string[], enterprise: string | null = null) =>
    homePath(visibleContents(contents, permissions, built), enterprise);

  test.each([
    ['what waits for them', ['todo.read', ...looking], '/todo'],
    ['for a leader, how the campaign stands', looking, '/tasks'],
    ['for the auditor, the audit', ['audit.read', 'identity.read'], '/audit'],
    ['for the other administrators, the people', ['identity.read', 'backup.run'], '/people'],
    ['for whoever has no role yet, their own account', [], '/account'],
  ])('%s', (_title, permissions, expected) => {
    expect(home(permissions)).toBe(expected);
  });
  test('for an enterprise, its own record, whatever else it may see', () => {
    expect(home(['todo.read', ...looking], '913310210340026376')).toBe('/enterprises/913310210340026376');
  });
});

describe('where a page belongs', () => {
  test.each([
    ['the entry itself', '/plan', '方案总览'],
    ['the longer path wins', '/plan/contradictions', '矛盾台'],
    ['a record under its list', '/enterprises/913310210340026376', '企业库'],
    ['a path that only begins alike is another', '/enterprises-old', undefined],
    ['an entry under the lists', '/entries/0b6f', '专项清单'],
    ['a page outside the contents', '/account', undefined],
  ])('%s', (_title, path, expected) => {
    expect(currentEntry(contents, path)?.title).toBe(expected);
  });
});

describe('the tabs of a phone', () => {
  test('three groups and 我的, which holds the rest', () => {
    const built = new Set(['/plan', '/intake', '/enterprises', '/evaluation', '/screening', '/audit']);
    const all = [
      'plan.read',
      'intake.read',
      'enterprise.read',
      'evaluation.read',
      'screening.read',
      'audit.read',
    ];
    const tabs = phoneTabs(visibleContents(contents, all, (path) => built.has(path)));
    expect(tabs.map(({ word, path }) => [word, path])).toEqual([
      ['方案', '/plan'],
      ['数据', '/intake'],
      ['评价', '/evaluation'],
      ['我的', '/account'],
    ]);
  });
  test('a group without a word is called by its first entry', () => {
    expect(phoneTabs(visibleContents(contents, ['todo.read'], (path) => path === '/todo'))[0]?.word).toBe(
      '待办',
    );
  });
  test('field work comes first to the thumb', () => {
    const built = new Set(['/todo', '/plan', '/enterprises', '/registers']);
    const all = ['todo.read', 'register.read', 'plan.read', 'enterprise.read'];
    const tabs = phoneTabs(visibleContents(contents, all, (path) => built.has(path)));
    expect(tabs.map(({ word, path }) => [word, path])).toEqual([
      ['待办', '/todo'],
      ['攻坚', '/registers'],
      ['方案', '/plan'],
      ['我的', '/account'],
    ]);
  });
});

test('an address typed by somebody who may not see its page does not open it', () => {
  expect(mayEnter(['plan.read'], '/audit')).toBe(false);
  expect(mayEnter(['plan.read', 'audit.read'], '/audit')).toBe(true);
  expect(mayEnter(['plan.read'], '/enterprises/91331083MA00000000')).toBe(false);
  expect(mayEnter([], '/account')).toBe(true);
});
