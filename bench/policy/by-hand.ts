// The rule of 22-equipment written by hand for one reading, with nothing it does not need: what an engineer would write who
// had this one clause to compute, exactly. It is the measure of what a rule as data costs.
import {
  add,
  compare,
  decimal,
  divide,
  type Exact,
  maximum,
  minimum,
  multiply,
  ONE,
  reduce,
  subtract,
  sum,
  toDecimalString,
  ZERO,
} from '../../packages/domain/src/values/index.ts';

interface Machine {
  readonly unitPriceInclTax: Exact;
  readonly quantity: Exact;
  readonly vatRate: Exact;
  readonly productive: boolean;
  readonly localMaker: boolean;
}

export interface EquipmentFacts {
  readonly industryOriented: boolean;
  readonly filed: boolean;
  readonly provincialDemonstration: boolean;
  readonly buildFrom: string;
  readonly buildTo: string;
  readonly extendedTo: string | null;
  readonly items: readonly (Machine & { readonly purchasedOn: string })[];
  readonly leases: readonly {
    readonly contract: Exact;
    readonly deposit: Exact;
    readonly paid: Exact;
    readonly items: readonly Machine[];
  }[];
  readonly grantedThisYear: Exact;
}

export interface EquipmentAnswer {
  readonly verdict: 'eligible' | 'ineligible';
  readonly amountYuan: string;
}

const MIN_UNIT_PRICE = decimal('50000');
const LEASE_CONTRACT = decimal('5000000');
const LEASE_UNIT_PRICE = decimal('200000');
const LEASE_SHARE = decimal('0.30');
const LEASE_PAID = decimal('3000000');
const LOCAL_UNIT_PRICE = decimal('100000');
const DEMONSTRATION = decimal('0.02');
const LOCAL = decimal('0.01');
const CAP = decimal('5000000');
const TIERS = [
  { from: decimal('30000000'), rate: decimal('0.09') },
  { from: decimal('10000000'), rate: decimal('0.07') },
  { from: decimal('2000000'), rate: decimal('0.05') },
];
const INELIGIBLE: EquipmentAnswer = { verdict: 'ineligible', amountYuan: '0.00' };

function counts(item: EquipmentFacts['items'][number], from: string, to: string): boolean {
  return (
    item.productive &&
    item.purchasedOn >= from &&
    item.purchasedOn <= to &&
    compare(item.unitPriceInclTax, MIN_UNIT_PRICE) >= 0
  );
}

function countedMachines({ items, leases, buildFrom, buildTo, extendedTo }: EquipmentFacts): Machine[] {
  const until = extendedTo !== null && extendedTo > buildTo ? extendedTo : buildTo;
  const counted: Machine[] = items.filter((item) => counts(item, buildFrom, until));
  for (const { contract, deposit, paid, items: leased } of leases) {
    const net = subtract(paid, deposit);
    const enough = compare(net, multiply(contract, LEASE_SHARE)) > 0 || compare(net, LEASE_PAID) >= 0;
    if (compare(contract, LEASE_CONTRACT) < 0 || !enough) continue;
    for (const machine of leased) {
      if (machine.productive && compare(machine.unitPriceInclTax, LEASE_UNIT_PRICE) >= 0) {
        counted.push(machine);
      }
    }
  }
  return counted;
}

/** Exact throughout, divided last, rounded once to 分, half up. Amounts of one tax rate are added before they are divided. */
export function equipmentGrant(facts: EquipmentFacts): EquipmentAnswer {
  if (!facts.industryOriented || !facts.filed) return INELIGIBLE;
  let inclTax = ZERO;
  const byRate = new Map<bigint, { readonly rate: Exact; all: Exact; local: Exact }>();
  for (const { unitPriceInclTax, quantity, vatRate, localMaker } of countedMachines(facts)) {
    const price = multiply(unitPriceInclTax, quantity);
    inclTax = add(inclTax, price);
    // Rates are sent with at most four decimals: a whole number of hundredths of a percent.
    const key = (vatRate.n * 10_000n) / vatRate.d;
    let group = byRate.get(key);
    if (!group) {
      group = { rate: vatRate, all: ZERO, local: ZERO };
      byRate.set(key, group);
    }
    group.all = add(group.all, price);
    if (localMaker && compare(unitPriceInclTax, LOCAL_UNIT_PRICE) >= 0) group.local = add(group.local, price);
  }
  const tier = TIERS.find(({ from }) => compare(inclTax, from) >= 0);
  if (!tier) return INELIGIBLE;
  const rate = facts.provincialDemonstration ? add(tier.rate, DEMONSTRATION) : tier.rate;
  const parts: Exact[] = [];
  for (const { rate: vat, all, local } of byRate.values()) {
    const given = add(multiply(all, rate), multiply(local, LOCAL));
    parts.push(reduce(divide(given, add(ONE, vat)) ?? ZERO));
  }
  const room = maximum(ZERO, subtract(CAP, facts.grantedThisYear));
  return { verdict: 'eligible', amountYuan: toDecimalString(minimum(sum(parts), room), 2) };
}

export { decimal };
