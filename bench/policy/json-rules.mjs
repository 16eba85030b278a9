import { numbered, told } from './application.mjs';

const is = (fact, operator, value) => ({ fact, operator, value });

/** Which machines count, decided for each by the conditions of a rule, as its tiers are. */
export function countedByRules(Engine) {
  const deciding = (all) => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    engine.addRule({ conditions: { all }, event: { type: 'counts' } });
    return async (facts) => (await engine.run(facts)).events.length > 0;
  };
  const bought = deciding([
    is('productive', 'equal', true),
    is('unitPriceInclTax', 'greaterThanInclusive', 50_000),
    is('purchasedOn', 'greaterThanInclusive', { fact: 'buildFrom' }),
    is('purchasedOn', 'lessThanInclusive', { fact: 'until' }),
  ]);
  const contract = deciding([
    is('contract', 'greaterThanInclusive', 5_000_000),
    { any: [is('net', 'greaterThan', { fact: 'share' }), is('net', 'greaterThanInclusive', 3_000_000)] },
  ]);
  const rented = deciding([
    is('productive', 'equal', true),
    is('unitPriceInclTax', 'greaterThanInclusive', 200_000),
  ]);
  return async (items, leases, buildFrom, until) => {
    const counted = [];
    for (const item of items) if (await bought({ ...item, buildFrom, until })) counted.push(item);
    for (const lease of leases) {
      const facts = {
        contract: lease.contract,
        net: lease.paid - lease.deposit,
        share: lease.contract * 0.3,
      };
      if (!(await contract(facts))) continue;
      for (const item of lease.items) if (await rented(item)) counted.push(item);
    }
    return counted;
  };
}

/** The same, decided in plain JavaScript beside the engine. */
export const countedInJavaScript = () => (items, leases, from, until) => [
  ...items.filter(
    (item) =>
      item.productive &&
      item.unitPriceInclTax >= 50_000 &&
      item.purchasedOn >= from &&
      item.purchasedOn <= until,
  ),
  ...leases
    .filter(
      ({ contract, paid, deposit }) =>
        contract >= 5_000_000 && (paid - deposit > contract * 0.3 || paid - deposit >= 3_000_000),
    )
    .flatMap(({ items: leased }) =>
      leased.filter((item) => item.productive && item.unitPriceInclTax >= 200_000),
    ),
];

/**
 * json-rules-engine decides by conditions and has no arithmetic: sums are facts of its own in plain JavaScript.
 *
 * @param counting - who decides which machines count: its rules, or JavaScript, where the engine is left only the tiers
 */
export const jsonRules = (counting) => async () => {
  const { Engine } = await import('json-rules-engine');
  const countedOf = counting(Engine);
  const exclTax = ({ unitPriceInclTax, quantity, vatRate }) => (unitPriceInclTax * quantity) / (1 + vatRate);
  const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
  const engine = new Engine();
  engine.addFact('counted', async (_params, almanac) => {
    const [items, leases, from, until] = await Promise.all(
      ['items', 'leases', 'buildFrom', 'until'].map((name) => almanac.factValue(name)),
    );
    return countedOf(items, leases, from, until);
  });
  engine.addFact('inclTax', async (_params, almanac) =>
    sum(await almanac.factValue('counted'), ({ unitPriceInclTax, quantity }) => unitPriceInclTax * quantity),
  );
  engine.addFact('exclTax', async (_params, almanac) => sum(await almanac.factValue('counted'), exclTax));
  engine.addFact('localExclTax', async (_params, almanac) =>
    sum(
      (await almanac.factValue('counted')).filter(
        ({ localMaker, unitPriceInclTax }) => localMaker && unitPriceInclTax >= 100_000,
      ),
      exclTax,
    ),
  );
  const project = [is('industryOriented', 'equal', true), is('filed', 'equal', true)];
  const tier = (rate, from, below) => ({
    conditions: {
      all: [
        ...project,
        is('inclTax', 'greaterThanInclusive', from),
        ...(below === undefined ? [] : [is('inclTax', 'lessThan', below)]),
      ],
    },
    event: { type: 'tier', params: { rate } },
  });
  for (const rule of [
    tier(0.05, 2_000_000, 10_000_000),
    tier(0.07, 10_000_000, 30_000_000),
    tier(0.09, 30_000_000),
    {
      conditions: { all: [is('provincialDemonstration', 'equal', true)] },
      event: { type: 'demonstration', params: { rate: 0.02 } },
    },
  ]) {
    engine.addRule(rule);
  }
  return {
    ready: numbered,
    answer: async (facts) => {
      const { events, almanac } = await engine.run(facts);
      const found = events.find(({ type }) => type === 'tier');
      if (!found) return told(undefined);
      const rate = events.reduce((total, { params }) => total + params.rate, 0);
      const all = await almanac.factValue('exclTax');
      const local = await almanac.factValue('localExclTax');
      return told(Math.min(all * rate + local * 0.01, 5_000_000 - facts.grantedThisYear));
    },
  };
};
