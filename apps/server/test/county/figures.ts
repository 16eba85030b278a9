import type { Scale } from './expectation.ts';
import type { Random } from './random.ts';

/** One parcel of land, in tenths of a square metre. */
export interface Parcel {
  readonly number: string;
  readonly own: bigint;
}

/** The four pollutants in tenths of a kilogram; `null` is a kind the firm does not emit. */
export type Pollutants = readonly [bigint | null, bigint | null, bigint | null, bigint | null];

/** True figures of one firm in one year, as whole numbers of the finest unit any workbook writes. */
export interface Figures {
  readonly parcels: readonly Parcel[];
  /** Tenths of a square metre; zero is written as a blank cell. */
  readonly rentIn: bigint;
  readonly rentOut: bigint;
  /** 分 */
  readonly tax: bigint;
  /** Hundredths of a tonne of standard coal. */
  readonly tce: bigint;
  /** Hundredths of 万千瓦时. */
  readonly electricity: bigint;
  readonly pollutants: Pollutants | undefined;
  /** Above scale only; money in 千元. */
  readonly output:
    | {
        readonly valueAdded: bigint;
        readonly revenue: bigint;
        readonly rd: bigint;
        readonly employees: bigint;
      }
    | undefined;
}

/** Plausible figures: land stays as it was a year before, the rest is drawn anew. */
export function inventFigures(random: Random, scale: Scale, before: Figures | undefined): Figures {
  const land = before ?? inventLand(random, scale);
  const area = land.parcels.reduce((total, parcel) => total + parcel.own, 0n) + land.rentIn - land.rentOut;
  const mu = Number(area) / 6667;
  const perMu = random.chance(0.2) ? random.between(1, 10) : random.between(8, 60);
  const yuan = Math.round(mu * perMu * (80 + random.between(0, 4000) / 100) * 100);
  const tax = BigInt(yuan) * 100n + (random.chance(0.3) ? BigInt(random.between(0, 99)) : 0n);
  const tonnes = Math.max(200, Math.round(mu * random.between(500, 6000)));
  const pollutants = random.chance(0.35) ? undefined : inventPollutants(random);
  const rents = { rentIn: land.rentIn, rentOut: land.rentOut };
  return {
    parcels: land.parcels,
    ...rents,
    tax: random.chance(0.04) ? -tax / 20n : tax,
    tce: BigInt(tonnes),
    electricity: BigInt(Math.max(50, Math.round(tonnes / random.between(3, 5)))),
    pollutants,
    output: scale === 'above' ? inventOutput(random, mu) : undefined,
  };
}

function inventLand(random: Random, scale: Scale): Pick<Figures, 'parcels' | 'rentIn' | 'rentOut'> {
  const count = random.chance(0.25) ? random.between(2, 3) : 1;
  const stem = `国用（20${random.between(10, 19)}）第${random.between(100000, 999999)}`;
  const parcels: Parcel[] = [];
  for (let i = 1; i <= count; i += 1) {
    const own = random.between(scale === 'above' ? 11000 : 4000, scale === 'above' ? 260000 : 60000);
    parcels.push({ number: `${stem}-${i}号`, own: BigInt(own) });
  }
  const first = parcels[0]?.own ?? 0n;
  const rentIn = random.chance(0.25) ? (first * BigInt(random.between(5, 90))) / 100n : 0n;
  const rentOut = random.chance(0.12) ? (first * BigInt(random.between(2, 40))) / 100n : 0n;
  return { parcels, rentIn, rentOut };
}

function inventPollutants(random: Random): Pollutants {
  const cod = BigInt(random.between(20, 20000));
  const ammonia = BigInt(random.between(1, 400));
  const sulphur = random.chance(0.2) ? null : BigInt(random.between(5, 3000));
  return [cod, ammonia, sulphur, BigInt(random.between(10, 9000))];
}

function inventOutput(random: Random, mu: number): NonNullable<Figures['output']> {
  const valueAdded = Math.max(300, Math.round(mu * random.between(400, 2600)));
  const revenue = valueAdded * random.between(2, 5) + random.between(0, 900);
  const rd = random.chance(0.08) ? 0 : Math.round((revenue * random.between(2, 60)) / 1000);
  return {
    valueAdded: BigInt(random.chance(0.05) ? -valueAdded : valueAdded),
    revenue: BigInt(revenue),
    rd: BigInt(rd),
    employees: BigInt(Math.max(3, Math.round(valueAdded / random.between(90, 400)))),
  };
}
