import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDraw, commitmentOf, drawKey, drawSample, populationDigest } from './draw-sample.ts';

const drawn = (key: string, ids: readonly string[], size: number) =>
  drawSample(key, ids, size)
    .filter((one) => one.drawn)
    .map(({ id }) => id);

describe('a sample drawn by lot', () => {
  test('the lowest hashes of key and id are drawn, as sha256sum orders them', () => {
    // printf 'k%s' a | sha256sum: a 3ebb1c99, b 74fec0c3, c ad9cdbef, d f66025c5, e 8e520270.
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const lots = drawSample('k', ids, 2);
    expect(lots.map(({ id, lot }) => `${id} ${lot.slice(0, 8)}`)).toEqual([
      'a 3ebb1c99',
      'b 74fec0c3',
      'e 8e520270',
      'c ad9cdbef',
      'd f66025c5',
    ]);
    expect(drawn('k', ids, 2)).toEqual(['a', 'b']);
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
  ])('of three, %i asked for draws %i', (size, count) => {
    expect(drawn('k', ['a', 'b', 'c'], size)).toHaveLength(count);
  });

  test('the order and repetition of the population change nothing', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.string(), fc.nat(30), (all, key, size) => {
        expect(drawSample(key, [...all].reverse().concat(all), size)).toEqual(drawSample(key, all, size));
      }),
    );
  });

  test('whoever is in a smaller sample is in every larger one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }), fc.string(), (all, key) => {
        expect(drawn(key, all, 5)).toEqual(drawn(key, all, 6).slice(0, 5));
      }),
    );
  });

  test('each entry is drawn about as often as any other', () => {
    const ids = Array.from({ length: 10 }, (_, at) => `e${at}`);
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const id of drawn(String(seed), ids, 3)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    // 600 expected, standard deviation 20.5: five of them either way.
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(103);
  });

  test('the public value changes the lots, and its absence leaves the seed alone', () => {
    expect(drawKey('s', '')).toBe('s');
    expect(drawKey('s', '12345')).toBe('s|12345');
  });
});

describe('checking a drawing', () => {
  const population = ['p1', 'p2', 'p3', 'p4'];
  const said = {
    seed: 'seed',
    publicValue: '80421',
    size: 2,
    population,
    // printf seed | sha256sum; printf 'p1\np2\np3\np4\n' | sha256sum
    commitment: '19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b',
    populationDigest: 'dc6f4b31e7ba2c8adffe595df3a2cd4c51ae24adc4716dbaaeb4cef4c0a70c72',
    drawn: drawn('seed|80421', population, 2),
  };

  test('what was drawn by the rule is found so', () => {
    expect([commitmentOf('seed'), populationDigest(['p4', 'p2', 'p3', 'p1'])]).toEqual([
      said.commitment,
      said.populationDigest,
    ]);
    expect(checkDraw(said)).toEqual({ seedKept: true, populationKept: true, sampleKept: true });
  });

  test.each([
    ['another seed', { seed: 'other' }, 'seedKept'],
    ['one more in the population', { population: [...population, 'p5'] }, 'populationKept'],
    ['one exchanged in the sample', { drawn: [said.drawn[0] ?? '', 'p9'] }, 'sampleKept'],
    ['another order in the sample', { drawn: [...said.drawn].reverse() }, 'sampleKept'],
    ['another public value', { publicValue: '80422', size: 1 }, 'sampleKept'],
  ] as const)('%s is found out', (_title, change, which) => {
    expect(checkDraw({ ...said, ...change })[which]).toBe(false);
  });
});
