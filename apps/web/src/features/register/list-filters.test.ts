import { describe, expect, test } from 'vitest';
import { toQuery, withFilter, withStage } from './list-filters.ts';
import { RegisterSearch } from './register-search.ts';

describe('the address of a register', () => {
  const search = RegisterSearch.parse({ unit: '1,2', sort: '-field.freed' });
  test('becomes the query of the server', () => {
    expect(toQuery(search)).toMatchObject({
      unit: '1,2',
      stage: undefined,
      sort: 'field.freed',
      dir: 'desc',
    });
  });
  test('a stage pressed is the only one, pressed again none; the late ones of it are a choice of their own', () => {
    const one = withStage(search, 'plan');
    expect(one).toMatchObject({ stage: ['plan'], overdue: undefined });
    expect(withStage(one, 'plan').stage).toEqual([]);
    expect(withStage(one, 'plan', true)).toMatchObject({ stage: ['plan'], overdue: true });
    expect(withStage(one, 'review').stage).toEqual(['review']);
  });
  test('a chip dropped leaves the others', () => {
    const late = withFilter(search, 'overdue', ['1']);
    expect(late).toMatchObject({ overdue: true, unit: ['1', '2'] });
    expect(withFilter(late, 'overdue', []).overdue).toBeUndefined();
  });
});
