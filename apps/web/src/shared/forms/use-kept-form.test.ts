import { describe, expect, test } from 'vitest';
import { keptFormKey, listKeptForms, readKeptForm } from './use-kept-form.ts';

const stored = (values: Record<string, string>, at: string) =>
  JSON.stringify({ values, at, title: '申诉', href: '/publications' });
function storeOf(entries: Readonly<Record<string, string>>) {
  const keys = Object.keys(entries);
  return {
    length: keys.length,
    key: (at: number) => keys[at] ?? null,
    getItem: (key: string) => entries[key] ?? null,
  };
}

describe('a form that was not handed in', () => {
  const key = keptFormKey('zhuanban', 'appeal.3');
  test('comes back with what was typed, and with nothing that it does not ask for any more', () => {
    const store = storeOf({ [key]: stored({ item: '面积不对', gone: '旧栏' }, '2023-09-01T02:00:00Z') });
    expect(readKeptForm(store, key, { item: '', plea: 'removed' })).toEqual({
      values: { item: '面积不对', plea: 'removed' },
      at: '2023-09-01T02:00:00Z',
    });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '{"values":3}'],
    ['a way off the site', '{"values":{},"at":"","title":"x","href":"https://example.com"}'],
  ])('is empty where the machine kept %s', (_title, text) => {
    expect(readKeptForm(storeOf({ [key]: text }), key, { item: '' })).toEqual({
      values: { item: '' },
      at: undefined,
    });
  });

  test('is told of to its own account, the latest first', () => {
    const store = storeOf({
      [keptFormKey('zhuanban', 'a')]: stored({}, '2023-09-01T02:00:00Z'),
      [keptFormKey('zhuanban', 'b')]: stored({}, '2023-09-01T03:00:00Z'),
      [keptFormKey('ducha', 'c')]: stored({}, '2023-09-01T04:00:00Z'),
      other: '1',
    });
    expect(listKeptForms(store, 'zhuanban').map(({ at }) => at.slice(11, 13))).toEqual(['03', '02']);
  });
});
