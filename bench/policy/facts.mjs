// Applications for 22-equipment with twenty machines: the facts as they are sent, decimals as text.
const TAXES = ['0.13', '0.13', '0.13', '0.09', '0.06'];

/** A small generator with a seed of its own, so that every process measures the same applications. */
function seeded(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const money = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

function machine(draw) {
  return {
    unitPriceInclTax: money(2_000_000 + draw(60_000_000)),
    quantity: 1 + draw(3),
    vatRate: TAXES[draw(TAXES.length)],
    productive: draw(8) > 0,
    localMaker: draw(3) === 0,
  };
}

/** One application with `count` machines bought and, where asked, one lease of two more. */
export function application(seed, { count = 20, leased = false } = {}) {
  const draw = seeded(seed);
  const items = Array.from({ length: count }, () => ({
    ...machine(draw),
    purchasedOn: `2022-${String(1 + draw(12)).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`,
  }));
  const leases = leased
    ? [
        {
          contract: money(500_000_000 + draw(500_000_000)),
          deposit: money(10_000_000),
          paid: money(100_000_000 + draw(400_000_000)),
          items: [machine(draw), machine(draw)],
        },
      ]
    : [];
  return {
    project: {
      industryOriented: draw(20) > 0,
      filed: draw(20) > 0,
      provincialDemonstration: draw(4) === 0,
      buildFrom: '2022-02-01',
      buildTo: '2022-10-31',
      extendedTo: draw(3) === 0 ? '2022-11-30' : null,
    },
    items,
    leases,
    grantedThisYear: draw(3) === 0 ? money(draw(400_000_000)) : '0',
  };
}

/** The applications that every contender has to agree on before anything is timed: bounds of the clause among them. */
export function proofs() {
  const drawn = Array.from({ length: 40 }, (_, seed) => application(seed + 1, { leased: seed % 2 === 0 }));
  const one = (unitPriceInclTax, quantity = 1, change = {}) => ({
    ...application(1, { count: 0 }),
    project: {
      industryOriented: true,
      filed: true,
      provincialDemonstration: false,
      buildFrom: '2022-01-01',
      buildTo: '2022-12-31',
      extendedTo: null,
      ...change.project,
    },
    items: [
      {
        unitPriceInclTax,
        quantity,
        vatRate: '0.13',
        productive: true,
        localMaker: false,
        purchasedOn: '2022-06-01',
        ...change.item,
      },
    ],
    grantedThisYear: change.granted ?? '0',
  });
  return [
    ...drawn,
    one('1999999.99'),
    one('2000000'),
    one('9999999.99'),
    one('10000000'),
    one('29999999.99'),
    one('30000000'),
    one('80000000'),
    one('49999.99', 100),
    one('50000', 100),
    one('2260000', 1, { granted: '4950000' }),
    one('2260000', 1, { granted: '5000000' }),
    one('99999.99', 40, { item: { localMaker: true } }),
    one('100000', 40, { item: { localMaker: true } }),
    one('2260000', 1, { project: { filed: false } }),
    one('2260000', 1, { item: { purchasedOn: '2023-01-01' } }),
  ];
}

/** The applications that are timed: twenty machines bought, nothing leased, all of them eligible. */
export const timed = () =>
  Array.from({ length: 200 }, (_, seed) => application(seed + 1000)).map((facts) => ({
    ...facts,
    project: { ...facts.project, industryOriented: true, filed: true },
  }));
