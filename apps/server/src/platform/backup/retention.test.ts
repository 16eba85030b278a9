import { describe, expect, test } from 'vitest';
import { backupName, backupTime, outdatedBackups } from './retention.ts';

const at = (text: string): string => backupName(new Date(`${text}Z`));
/** One backup a day at 02:00 UTC (ten in the morning in Shanghai), the newest on Friday 1 September 2023. */
const daily = (days: number): string[] =>
  Array.from({ length: days }, (_, i) =>
    at(new Date(Date.UTC(2023, 8, 1 - i, 2)).toISOString().slice(0, 19)),
  );

test('a name says when, in UTC, and nothing else is taken for one', () => {
  expect(at('2023-09-01T02:03:04')).toBe('tenglong-20230901T020304Z.tar.gz');
  expect(backupTime('tenglong-20230901T020304Z.tar.gz')).toEqual(new Date('2023-09-01T02:03:04Z'));
  expect(backupTime('tenglong-20230901T020304Z.tar.gz.part')).toBeUndefined();
  expect(backupTime('our-copy.tar.gz')).toBeUndefined();
});

describe('rotation', () => {
  test.each([
    ['six days are all kept', 6, 0],
    ['seven days are all kept', 7, 0],
    // 1 September 2023 is a Friday: the eighth day back, 25 August, is the Friday of the week before, whose newest
    // is Sunday 27 August, a day that is kept anyway.
    ['of eight days the oldest goes', 8, 1],
  ])('%s', (_title, days, outdated) => {
    expect(outdatedBackups(daily(days))).toHaveLength(outdated);
  });

  test('of two months stay seven days and the last of each of four weeks', () => {
    const all = daily(60);
    const outdated = new Set(outdatedBackups(all));
    expect(all.filter((name) => !outdated.has(name)).map((name) => name.slice(9, 17))).toEqual([
      '20230901',
      '20230831',
      '20230830',
      '20230829',
      '20230828',
      '20230827',
      '20230826',
      '20230820',
      '20230813',
    ]);
  });

  test('of several on one day in Shanghai the newest stays, though UTC has two days', () => {
    const [evening, night] = [at('2023-08-31T15:00:00'), at('2023-08-31T16:30:00')];
    const morning = at('2023-09-01T01:00:00');
    expect(outdatedBackups([evening, night, morning])).toEqual([night]);
  });

  test('after a long pause the old ones are still there', () => {
    const old = daily(5);
    expect(outdatedBackups([...old, at('2024-06-01T02:00:00')])).toEqual([]);
  });

  test('what is not ours is never named', () => {
    expect(outdatedBackups(['notes.txt', ...daily(20)])).not.toContain('notes.txt');
  });
});
