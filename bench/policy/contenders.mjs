// The rule of 22-equipment for every contender: `ready` turns an application into what the contender takes (not timed),
// `answer` is what is timed. Each gets the form that is fastest for it.
import { parse } from 'yaml';

const number = (text) => Number(text);
const round = (value) => {
  // Half up to 分 on what the doubles come to; 1e-6 takes back the representation error of a half.
  const fen = Math.floor(value * 100 + 0.5 + 1e-6);
  return (fen / 100).toFixed(2);
};
const told = (amount) =>
  amount === null || amount === undefined
    ? { verdict: 'ineligible', amountYuan: '0.00' }
    : { verdict: 'eligible', amountYuan: round(Math.max(0, amount)) };

/** Figures as doubles, which all three peers take. */
const plain = ({ project, items, leases, grantedThisYear }) => {
  const machine = (item) => ({
    ...item,
    unitPriceInclTax: number(item.unitPriceInclTax),
    vatRate: number(item.vatRate),
  });
  return {
    ...project,
    until: project.extendedTo ?? project.buildTo,
    items: items.map(machine),
    leases: leases.map(({ contract, deposit, paid, items: leased }) => ({
      contract: number(contract),
      deposit: number(deposit),
      paid: number(paid),
      items: leased.map(machine),
    })),
    grantedThisYear: number(grantedThisYear),
  };
};

/** Days as numbers too, which compare faster than texts. */
function numbered(facts) {
  const days = (text) => Number(text.replaceAll('-', ''));
  const given = plain(facts);
  return {
    ...given,
    buildFrom: days(given.buildFrom),
    until: days(given.until),
    items: given.items.map((item) => ({ ...item, purchasedOn: days(item.purchasedOn) })),
  };
}

/** GoRules Zen: one graph of one expression node. */
async function zen() {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const counted =
    'filter(items, #.productive and #.unitPriceInclTax >= 50000 and #.purchasedOn >= buildFrom and #.purchasedOn <= until)';
  const leased =
    'flatMap(filter(leases, #.contract >= 5000000 and (#.paid - #.deposit > #.contract * 0.3 or #.paid - #.deposit >= 3000000)), filter(#.items, #.productive and #.unitPriceInclTax >= 200000))';
  const expressions = [
    ['bought', counted],
    ['rented', leased],
    [
      'inclTax',
      'sum(map($.bought, #.unitPriceInclTax * #.quantity)) + sum(map($.rented, #.unitPriceInclTax * #.quantity))',
    ],
    [
      'exclTax',
      'sum(map($.bought, #.unitPriceInclTax * #.quantity / (1 + #.vatRate))) + sum(map($.rented, #.unitPriceInclTax * #.quantity / (1 + #.vatRate)))',
    ],
    [
      'local',
      'sum(map(filter($.bought, #.localMaker and #.unitPriceInclTax >= 100000), #.unitPriceInclTax * #.quantity / (1 + #.vatRate))) + sum(map(filter($.rented, #.localMaker and #.unitPriceInclTax >= 100000), #.unitPriceInclTax * #.quantity / (1 + #.vatRate)))',
    ],
    [
      'rate',
      '($.inclTax >= 30000000 ? 0.09 : $.inclTax >= 10000000 ? 0.07 : $.inclTax >= 2000000 ? 0.05 : 0) + (provincialDemonstration ? 0.02 : 0)',
    ],
    ['eligible', 'industryOriented and filed and $.inclTax >= 2000000'],
    ['gross', '$.exclTax * $.rate + $.local * 0.01'],
    ['amount', '$.eligible ? min([$.gross, 5000000 - grantedThisYear]) : null'],
  ];
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'rule',
        name: 'rule',
        type: 'expressionNode',
        position: { x: 1, y: 0 },
        content: {
          expressions: expressions.map(([key, value], index) => ({ id: String(index), key, value })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rule' },
      { id: 'b', type: 'edge', sourceId: 'rule', targetId: 'out' },
    ],
  };
  const decision = new ZenEngine().createDecision(content);
  return {
    ready: numbered,
    answer: async (given) => told((await decision.evaluate(given)).result.amount),
  };
}

/** publicodes knows no lists: each machine is a name space of its own, twenty bought and two leased at most. */
async function publicodes() {
  const { default: Engine } = await import('publicodes');
  const bought = Array.from({ length: 20 }, (_, index) => `bien ${index + 1}`);
  const leased = Array.from({ length: 2 }, (_, index) => `loué ${index + 1}`);
  const fields = (name) => `
${name}:
${name} . prix:
  valeur: 0
${name} . nombre:
  valeur: 0
${name} . tva:
  valeur: 0
${name} . productif:
  valeur: non
${name} . local:
  valeur: non
${name} . jour:
  valeur: 0
`;
  const machine = (name, counts) => `${fields(name)}
${name} . compté:
  toutes ces conditions:
${counts.map((one) => `    - ${one}`).join('\n')}
${name} . ttc:
  applicable si: compté
  valeur: prix * nombre
${name} . ht:
  applicable si: compté
  valeur: prix * nombre / (1 + tva)
${name} . ht local:
  applicable si:
    toutes ces conditions:
      - compté
      - local
      - prix >= 100000
  valeur: prix * nombre / (1 + tva)
`;
  const sums = (what) => `
${what}:
  somme:
${[...bought, ...leased].map((name) => `    - ${name} . ${what}`).join('\n')}
`;
  const text = `
orienté:
  valeur: non
déposé:
  valeur: non
démonstration:
  valeur: non
début:
  valeur: 0
fin:
  valeur: 0
déjà accordé:
  valeur: 0
contrat:
  valeur: 0
payé:
  valeur: 0
caution:
  valeur: 0
contrat compté:
  toutes ces conditions:
    - contrat >= 5000000
    - une de ces conditions:
        - payé - caution > contrat * 0.3
        - payé - caution >= 3000000
${bought
  .map((name) => machine(name, ['productif', 'prix >= 50000', 'jour >= début', 'jour <= fin']))
  .join('')}
${leased.map((name) => machine(name, ['contrat compté', 'productif', 'prix >= 200000'])).join('')}
${sums('ttc')}
${sums('ht')}
${sums('ht local')}
taux:
  variations:
    - si: ttc >= 30000000
      alors: 0.09
    - si: ttc >= 10000000
      alors: 0.07
    - si: ttc >= 2000000
      alors: 0.05
    - sinon: 0
bonus:
  applicable si: démonstration
  valeur: 0.02
montant:
  applicable si:
    toutes ces conditions:
      - orienté
      - déposé
      - ttc >= 2000000
  valeur:
    somme:
      - ht * taux
      - ht * bonus
      - ht local * 0.01
  plafond: 5000000 - déjà accordé
`;
  const engine = new Engine(parse(text), { logger: { log() {}, warn() {}, error() {} } });
  const yes = (value) => (value ? 'oui' : 'non');
  const days = (day) => Number(day.replaceAll('-', ''));
  return {
    ready: (facts) => {
      const given = plain(facts);
      const situation = {
        orienté: yes(given.industryOriented),
        déposé: yes(given.filed),
        démonstration: yes(given.provincialDemonstration),
        début: days(given.buildFrom),
        fin: days(given.until),
        'déjà accordé': given.grantedThisYear,
      };
      const put = (name, item) => {
        situation[`${name} . prix`] = item.unitPriceInclTax;
        situation[`${name} . nombre`] = item.quantity;
        situation[`${name} . tva`] = item.vatRate;
        situation[`${name} . productif`] = yes(item.productive);
        situation[`${name} . local`] = yes(item.localMaker);
        if (item.purchasedOn) situation[`${name} . jour`] = days(item.purchasedOn);
      };
      for (const [index, item] of given.items.entries()) put(bought[index], item);
      for (const { contract, paid, deposit, items } of given.leases) {
        Object.assign(situation, { contrat: contract, payé: paid, caution: deposit });
        for (const [index, item] of items.entries()) put(leased[index], item);
      }
      return situation;
    },
    answer: (situation) => {
      engine.setSituation(situation);
      return told(engine.evaluate('montant').nodeValue);
    },
  };
}

const is = (fact, operator, value) => ({ fact, operator, value });

/** Which machines count, decided for each by the conditions of a rule, as its tiers are. */
function countedByRules(Engine) {
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
const countedInJavaScript = () => (items, leases, from, until) => [
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
const jsonRules = (counting) => async () => {
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

/** The product: the compiled form of the plan's own file, all readings, what is missing and the duties with it. */
const tenglong = ({ policy, rule, file }) => {
  const prepared = policy.preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const read = (facts) => {
    const reading = policy.readFacts(prepared.policy, facts);
    if (reading.kind !== 'facts') throw new Error(JSON.stringify(reading.problems));
    return reading.facts;
  };
  const compiled = policy.compilePolicy(prepared.policy, '2022-06-30');
  const { eligible, outcome } = prepared.policy.adopted;
  const alone = rule.compileRules([eligible, outcome], '2022-06-30');
  return { prepared: prepared.policy, read, compiled, alone };
};

/** By hand: the facts as typed objects. */
const typed = (decimal, { project, items, leases, grantedThisYear }) => {
  const machine = (item) => ({
    ...item,
    unitPriceInclTax: decimal(item.unitPriceInclTax),
    quantity: decimal(String(item.quantity)),
    vatRate: decimal(item.vatRate),
  });
  return {
    ...project,
    items: items.map(machine),
    leases: leases.map(({ contract, deposit, paid, items: leased }) => ({
      contract: decimal(contract),
      deposit: decimal(deposit),
      paid: decimal(paid),
      items: leased.map(machine),
    })),
    grantedThisYear: decimal(grantedThisYear),
  };
};

const brief = ({ verdict, amountYuan }) => ({ verdict, amountYuan });

export const CONTENDERS = {
  'by hand': ({ byHand }) => ({
    ready: (facts) => typed(byHand.decimal, facts),
    answer: byHand.equipmentGrant,
  }),
  'by hand from JSON': ({ byHand }) => ({
    ready: (facts) => facts,
    answer: (facts) => byHand.equipmentGrant(typed(byHand.decimal, facts)),
  }),
  rule: (product) => {
    const { alone, read } = tenglong(product);
    const [eligible, amount] = alone.runs;
    return {
      ready: read,
      answer: ({ source }) => {
        const frame = alone.bind(source);
        const verdict = eligible(frame);
        if (verdict.kind !== 'boolean') throw new Error('not known');
        return verdict.value
          ? { verdict: 'eligible', amountYuan: product.toDecimalString(amount(frame).value, 2) }
          : { verdict: 'ineligible', amountYuan: '0.00' };
      },
    };
  },
  compiled: (product) => {
    const { compiled, read } = tenglong(product);
    return { ready: read, answer: (facts) => compiled.determine(facts), brief };
  },
  'compiled from JSON': (product) => {
    const { compiled, read } = tenglong(product);
    return { ready: (facts) => facts, answer: (facts) => compiled.determine(read(facts)), brief };
  },
  'with trace': (product) => {
    const { prepared, read } = tenglong(product);
    const { determine } = product.policy;
    return { ready: read, answer: (facts) => determine(prepared, facts, '2022-06-30'), brief };
  },
  'zen-engine': zen,
  publicodes,
  'json-rules-engine': jsonRules(countedByRules),
  'json-rules-engine beside JavaScript': jsonRules(countedInJavaScript),
};
