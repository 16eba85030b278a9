import { expect, test } from 'vitest';
import { LONGEST_LINK, readLink, writeLink } from './calculator-link.ts';

const machine = { unitPriceInclTax: '1200000', quantity: '10', productive: true, purchasedOn: '2022-05-01' };

test('what is written into a link is read from it, gaps and nested lists included', () => {
  const facts = {
    project: { filed: true, extendedTo: null },
    items: [machine, { unitPriceInclTax: '0', localMaker: false }],
    leases: [{ contract: '5000000', items: [machine] }, {}],
    parcelsMu: ['10', '12.5'],
  };
  const reading = readLink(`#${writeLink({ on: '2022-12-31', version: 'abc', facts })}`);
  expect(reading).toEqual({ kind: 'link', link: { on: '2022-12-31', version: 'abc', facts } });
});

test('twenty machines fit into a link', () => {
  const items = Array.from({ length: 20 }, () => ({ ...machine, vatRate: '0.13', localMaker: true }));
  expect(writeLink({ facts: { items } }).length).toBeLessThan(LONGEST_LINK);
});

test.each([
  ['cut in the middle', writeLink({ facts: { items: [machine] } }).slice(0, -7), /不完整/],
  ['no base64 at all', 'f=%%%', /不完整/],
  ['a list where facts should stand', `f=${btoa('[1]')}`, /不完整/],
  ['one character too long', `f=${'A'.repeat(LONGEST_LINK - 1)}`, /超过 6000/],
])('a link that is of no use says so: %s', (_title, hash, message) => {
  const reading = readLink(hash);
  expect(reading.kind === 'refused' && reading.message).toMatch(message);
});

test('a link made by hand puts nothing where it does not belong', () => {
  const made = (facts: string) => readLink(`#f=${btoa(facts)}`);
  const table = made('{"items":{"$f":["__proto__","constructor"],"$r":[[{"productive":true},1]]}}');
  expect(table.kind).toBe('link');
  expect(({} as Record<string, unknown>).productive).toBeUndefined();
  const nested = made(`${'{"a":'.repeat(700)}1${'}'.repeat(700)}`);
  expect(nested.kind).toBe('link');
  expect(made('{"items":{"$f":["x"],"$r":"no rows"}}').kind).toBe('link');
  expect(made('"a text"').kind).toBe('refused');
  expect(made('null').kind).toBe('refused');
});

test('an address without anything behind the # is an empty form', () => {
  expect(readLink('')).toEqual({ kind: 'link', link: { facts: {} } });
});
