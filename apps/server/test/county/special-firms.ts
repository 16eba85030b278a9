import type { Figures, Pollutants } from './figures.ts';
import type { Firm } from './truth.ts';

const SQUARE_METRES = 10n;
const WAN_YUAN = 1_000_000n;
const THOUSANDS = 10n;

type Change = (figures: Figures) => Figures;

function land(squareMetres: bigint): Pick<Figures, 'parcels' | 'rentIn' | 'rentOut'> {
  const parcels = [{ number: '第000001号', own: squareMetres * SQUARE_METRES }];
  return { parcels, rentIn: 0n, rentOut: 0n };
}

/** Every indicator far over one and a half times any baseline this county can have. */
function capped(taxWan: bigint, revenueWan: bigint): Change {
  return (figures) => ({
    ...figures,
    ...land(2_000n),
    tax: taxWan * WAN_YUAN,
    tce: 300n,
    electricity: 100n,
    pollutants: [1n, null, null, 1n],
    output: figures.output && {
      valueAdded: 1_800n * THOUSANDS,
      revenue: revenueWan * THOUSANDS,
      rd: 900n * THOUSANDS,
      employees: 2n,
    },
  });
}

function onLand(squareMetres: bigint, fen: bigint, revenueThousands?: bigint): Change {
  return (figures) => ({
    ...figures,
    ...land(squareMetres),
    tax: fen,
    output: figures.output && { ...figures.output, revenue: revenueThousands ?? figures.output.revenue },
  });
}

function emitting(pollutants: Pollutants, sign: bigint): Change {
  return (figures) => ({
    ...figures,
    pollutants,
    output: figures.output && {
      ...figures.output,
      valueAdded:
        sign * (figures.output.valueAdded < 0n ? -figures.output.valueAdded : figures.output.valueAdded),
    },
  });
}

const netted: Change = (figures) => ({
  ...figures,
  parcels: [
    { number: '第000002-1号', own: 15_000n },
    { number: '第000002-2号', own: 9_000n },
  ],
  rentIn: 3_500n,
  rentOut: 7_500n,
  tax: 15n * WAN_YUAN,
});

// 亩均税收 5 and 10 on land of exactly 3 亩 (2,000 ㎡): at the threshold, and one 分 past it.
const ABOVE: readonly Change[] = [
  capped(900n, 2_500n),
  capped(900n, 2_500n),
  capped(950n, 2_500n),
  capped(900n, 2_600n),
  onLand(2_000n, 15n * WAN_YUAN),
  onLand(2_000n, 15n * WAN_YUAN + 1n),
  onLand(2_000n, 30n * WAN_YUAN, 100_000n),
  onLand(2_000n, 30n * WAN_YUAN + 1n, 100_000n),
  onLand(2_000n, 30n * WAN_YUAN, 99_999n),
  emitting([0n, 0n, 0n, 0n], 1n),
  emitting([0n, null, null, null], -1n),
  emitting([null, 0n, null, 12n], 1n),
];
const BELOW: readonly Change[] = [
  capped(700n, 0n),
  capped(700n, 0n),
  capped(720n, 0n),
  onLand(2_000n, 15n * WAN_YUAN),
  onLand(2_000n, 15n * WAN_YUAN + 1n),
  (figures) => ({ ...figures, ...land(2_000n), parcels: [{ number: '第3号', own: 19_999n }] }),
  netted,
  onLand(2_400n, -3n * WAN_YUAN),
  onLand(2_500n, -3n * WAN_YUAN),
];

// Denominators of zero or less: unranked, and the fact named in the reason.
const DEGENERATE_ABOVE: readonly Change[] = [
  (figures) => ({ ...figures, ...land(900n), rentOut: 9_000n }),
  (figures) => ({ ...figures, tce: 0n }),
  (figures) => ({ ...figures, output: figures.output && { ...figures.output, employees: 0n } }),
  (figures) => ({ ...figures, output: figures.output && { ...figures.output, revenue: 0n } }),
];
const DEGENERATE_BELOW: readonly Change[] = [
  (figures) => ({ ...figures, electricity: 0n }),
  (figures) => ({ ...figures, ...land(900n), rentOut: 9_001n }),
];

/** Rewrites the first firms of each scale into hard cases, in the years they live. */
export function placeSpecialFirms(
  firms: readonly Firm[],
  years: readonly number[],
  degenerate: boolean,
): void {
  const above = degenerate ? [...ABOVE, ...DEGENERATE_ABOVE] : ABOVE;
  const below = degenerate ? [...BELOW, ...DEGENERATE_BELOW] : BELOW;
  for (const [scale, changes] of [
    ['above', above],
    ['below', below],
  ] as const) {
    const chosen = firms.filter((firm) => firm.scale === scale && firm.years.size === years.length);
    for (const [i, change] of changes.entries()) {
      const firm = chosen[i];
      if (!firm) throw new Error(`a county this small has no room for its hard cases: ${scale} ${i}`);
      for (const [year, figures] of firm.years) firm.years.set(year, change(figures));
    }
  }
}
