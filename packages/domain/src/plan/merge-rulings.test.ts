import { describe, expect, test } from 'vitest';
import { mergeRulings, type RulingData } from './merge-rulings.ts';

const one = (value: string): RulingData[] => [{ id: 'rate', value }];
const values = (rulings: readonly RulingData[]) => rulings.map(({ value }) => value);

describe('rulings of a folder and rulings made on screen', () => {
  test.each([
    ['nobody changed anything', one('20'), one('20'), one('20'), ['20']],
    ['only the folder was edited: its ruling is taken', one('20'), one('15'), one('20'), ['15']],
    ['only the screen ruled: its ruling stands', one('20'), one('20'), one('10'), ['10']],
    ['both came to the same: no conflict', one('20'), one('10'), one('10'), ['10']],
    ['a ruling made only on screen stays', [], [], one('10'), ['10']],
    ['a ruling new in the folder comes in', [], one('10'), [], ['10']],
    ['a ruling taken out of the folder goes, if nobody ruled on screen', one('20'), [], one('20'), []],
  ])('%s', (_title, base, folder, screen, expected) => {
    expect(values(mergeRulings(base, folder, screen).rulings)).toEqual(expected);
    expect(mergeRulings(base, folder, screen).conflicts).toEqual([]);
  });

  test('both changed it, each its own way: a conflict that holds the screen’s until somebody decides', () => {
    const merged = mergeRulings(one('20'), one('15'), one('10'));
    expect(merged.conflicts).toEqual([
      { id: 'rate', folder: { id: 'rate', value: '15' }, screen: { id: 'rate', value: '10' } },
    ]);
    expect(values(merged.rulings)).toEqual(['10']);
    expect(values(mergeRulings(one('20'), one('15'), one('10'), new Set(['rate'])).rulings)).toEqual(['15']);
  });

  test('taken out of the folder but ruled on again on screen: a conflict, too', () => {
    const { conflicts } = mergeRulings(one('20'), [], one('10'));
    expect(conflicts).toEqual([{ id: 'rate', folder: undefined, screen: { id: 'rate', value: '10' } }]);
    expect(mergeRulings(one('20'), [], one('10'), new Set(['rate'])).rulings).toEqual([]);
  });
});
