import { describe, expect, test } from 'vitest';
import { CHART, move } from '../../test/ledger/small-ledger.ts';
import { toPlainDecimal } from '../values/index.ts';
import { Balances } from './balances.ts';
import { flowPicture, LEFT, MOVED_IN, MOVED_OUT } from './flow-picture.ts';
import { standingOf } from './standing.ts';

const plain = (amount: Parameters<typeof toPlainDecimal>[0]) => toPlainDecimal(amount);

describe('the picture', () => {
  test('runs from who gave it up to what it is used for and what is left, and makes no circle', () => {
    const links = flowPicture(
      CHART,
      [
        move('energy', 'close', 'pool', '60'),
        move('energy', 'improve', 'pool', '30', 'hill'),
        move('energy', 'improve', 'unruled', '20'),
        move('energy', 'unruled', 'pool', '5'),
        move('energy', 'pool', 'chain', '50'),
        move('energy', 'chain', 'renovation', '15'),
        move('energy', 'renovation', 'chain', '3'),
        move('energy', 'pool', 'pool', '7', 'bridge', 'hill'),
      ],
      'energy',
    );
    expect(links.map(({ from, to, amount }) => [from, to, plain(amount)])).toEqual([
      ['close', 'pool', '60'],
      ['improve', 'pool', '30'],
      ['improve', 'unruled', '20'],
      ['unruled', 'pool', '5'],
      ['pool', 'chain', '38'],
      ['pool', 'renovation', '12'],
      ['pool', 'left', '45'],
    ]);
  });

  const POSTED = [
    move('land', 'close', 'pool', '10', 'bridge'),
    move('land', 'close', 'pool', '4', 'hill'),
    move('land', 'pool', 'chain', '3', 'bridge'),
    move('land', 'pool', 'pool', '5', 'bridge', 'hill'),
  ];
  test.each([
    [
      'that let another have 5 of its 10',
      'bridge',
      [
        ['close', 'pool', '10'],
        ['pool', MOVED_OUT, '5'],
        ['pool', 'chain', '3'],
        ['pool', LEFT, '2'],
      ],
    ],
    [
      'that was let have 5',
      'hill',
      [
        ['close', 'pool', '4'],
        [MOVED_IN, 'pool', '5'],
        ['pool', LEFT, '9'],
      ],
    ],
  ])('of a unit %s names it, and ends at what its standing says is left', (_title, unit, bands) => {
    const links = flowPicture(CHART, POSTED, 'land', [unit]);
    expect(links.map(({ from, to, amount }) => [from, to, plain(amount)])).toEqual(bands);
    const { left } = standingOf(CHART, new Balances(POSTED), 'land', [unit]);
    expect(links.at(-1)).toMatchObject({ to: LEFT, amount: left });
  });

  test('of all units together has nothing that came from outside', () => {
    const ends = flowPicture(CHART, POSTED, 'land').flatMap(({ from, to }) => [from, to]);
    expect(ends).not.toContain(MOVED_IN);
    expect(ends).not.toContain(MOVED_OUT);
  });
});
