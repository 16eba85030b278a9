import { describe, expect, test } from 'vitest';
import { safeReturn } from './search.ts';

describe('where one comes out after signing in', () => {
  test.each([
    ['a page with its filter', '/enterprises?grade=D', '/enterprises?grade=D'],
    ['nowhere in particular', undefined, '/'],
    ['another site', 'https://example.com/', '/'],
    ['another site without its scheme', '//example.com/', '/'],
    ['the same with a backslash, as some browsers read it', '/\\example.com', '/'],
    ['a script', 'javascript:alert(1)', '/'],
    ['the sign-in page itself', '/sign-in?from=/plan', '/'],
  ])('%s', (_title, from, expected) => {
    expect(safeReturn(from)).toBe(expected);
  });
});
