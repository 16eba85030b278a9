import { add, type Exact, reduce, ZERO } from '../values/index.ts';
import { legsOf, type Place, type Posting } from './posting.ts';

/** What stands on every account of every unit, by resource. All accounts of a resource add up to zero. */
export class Balances {
  private readonly sums = new Map<string, Map<string, Exact>>();

  constructor(postings: Iterable<Posting> = []) {
    for (const posting of postings) this.post(posting);
  }

  post(posting: Posting): void {
    for (const { resource, account, unit, amount } of legsOf(posting)) {
      const key = `${resource}\u0000${account}`;
      const units = this.sums.get(key) ?? new Map<string, Exact>();
      units.set(unit, reduce(add(units.get(unit) ?? ZERO, amount)));
      this.sums.set(key, units);
    }
  }

  /** Of one account of one unit. */
  at(resource: string, { account, unit }: Place): Exact {
    return this.sums.get(`${resource}\u0000${account}`)?.get(unit) ?? ZERO;
  }

  /** Of one account over all units, or over some of them. */
  over(resource: string, account: string, units?: readonly string[]): Exact {
    let total = ZERO;
    for (const [unit, amount] of this.sums.get(`${resource}\u0000${account}`) ?? []) {
      if (!units || units.includes(unit)) total = add(total, amount);
    }
    return reduce(total);
  }

  /** Every unit that has ever had something on an account of this resource. */
  units(resource: string): readonly string[] {
    const found = new Set<string>();
    for (const [key, units] of this.sums) {
      if (key.startsWith(`${resource}\u0000`)) for (const unit of units.keys()) found.add(unit);
    }
    return [...found];
  }
}
