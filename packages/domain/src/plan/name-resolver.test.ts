import { describe, expect, test } from 'vitest';
import { createNameResolver } from './name-resolver.ts';

const resolver = createNameResolver([
  { id: 'jingxin', name: '市经信局', aliases: ['经信局', '工信局'] },
  { id: 'keji', name: '市科技局', aliases: ['科技局', '工信局'] },
]);

describe('a name in a document', () => {
  test.each([
    ['市经信局', 'jingxin'],
    ['经信局', 'jingxin'],
    ['keji', 'keji'],
  ])('%s is found by name, alias or id', (written, id) => {
    expect(resolver.find(written)).toBe(id);
  });

  test('belongs to nobody if two claim it', () => {
    expect(resolver.find('工信局')).toBeUndefined();
    expect(resolver.ambiguous).toEqual(['工信局']);
  });

  test('is not guessed: the nearest known one is only suggested', () => {
    expect(resolver.find('市科枝局')).toBeUndefined();
    expect(resolver.nearest('市科枝局')).toBe('市科技局');
    expect(resolver.nearest('县水务处')).toBeUndefined();
  });
});
