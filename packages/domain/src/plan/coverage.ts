import { unaskedFields } from '../register/index.ts';
import { allocatedColumns } from './contradiction/allocations.ts';
import { findNotices, type PlanNotice } from './find-notices.ts';
import type { Plan } from './plan.ts';
import { citedAddresses } from './rule-citations.ts';

/** Who and what stands without its counterpart. Addresses and quantity names, in the order of the plan. */
export interface CoverageReport {
  readonly clauses: {
    readonly count: number;
    readonly withoutLead: readonly string[];
    readonly withoutTask: readonly string[];
    readonly withoutTarget: readonly string[];
    /** No scheme, screening rule or other rule file cites the clause. */
    readonly withoutRule: readonly string[];
  };
  readonly tasks: {
    readonly count: number;
    readonly withoutLead: readonly string[];
    readonly withoutClause: readonly string[];
    readonly withoutTarget: readonly string[];
  };
  readonly targets: {
    readonly count: number;
    /** Neither a task nor a clause that states the target has a lead. */
    readonly withoutOwner: readonly string[];
    /** Could be divided among the units and is in no list. */
    readonly withoutSplit: readonly string[];
  };
  readonly units: {
    readonly count: number;
    readonly withTargets: readonly string[];
    readonly withoutTargets: readonly string[];
  };
  readonly registers: {
    readonly count: number;
    /** By title of the register, the labels of the fields that no step asks for. */
    readonly withoutStep: readonly { readonly register: string; readonly fields: readonly string[] }[];
  };
  readonly notices: readonly PlanNotice[];
}

const addressesOf = <T extends { readonly address: string }>(
  things: readonly T[],
  lacks: (thing: T) => boolean,
): string[] => things.filter(lacks).map(({ address }) => address);

/** Reports what the plan asks for that nobody owns, no list divides, no rule computes, and what it declares that no step asks for. */
export function reportCoverage(plan: Plan): CoverageReport {
  const cited = citedAddresses(plan);
  const stated = new Set(
    [...plan.quantities, ...plan.enumerations].flatMap((one) => one.stated.map(({ at }) => at)),
  );
  const done = new Set(plan.tasks.flatMap(({ clauses }) => clauses));
  const led = new Set(
    [...plan.clauses, ...plan.tasks].filter(({ leads }) => leads.length > 0).map(({ address }) => address),
  );
  const targets = plan.quantities.filter(({ role }) => role === 'target');
  return {
    clauses: {
      count: plan.clauses.length,
      withoutLead: addressesOf(plan.clauses, ({ leads }) => leads.length === 0),
      withoutTask: addressesOf(plan.clauses, ({ address }) => !done.has(address)),
      withoutTarget: addressesOf(plan.clauses, ({ address }) => !stated.has(address)),
      withoutRule: addressesOf(plan.clauses, ({ address }) => !cited.has(address)),
    },
    tasks: {
      count: plan.tasks.length,
      withoutLead: addressesOf(plan.tasks, ({ leads }) => leads.length === 0),
      withoutClause: addressesOf(plan.tasks, ({ clauses }) => clauses.length === 0),
      withoutTarget: addressesOf(plan.tasks, ({ address }) => !stated.has(address)),
    },
    targets: {
      count: targets.length,
      withoutOwner: targets.filter((one) => !one.stated.some(({ at }) => led.has(at))).map(({ key }) => key),
      withoutSplit: targets
        .filter((one) => one.additive && allocatedColumns(plan, one.key).length === 0)
        .map(({ key }) => key),
    },
    units: {
      count: plan.units.length,
      withTargets: plan.units.filter(({ hasTargets }) => hasTargets).map(({ name }) => name),
      withoutTargets: plan.units.filter(({ hasTargets }) => !hasTargets).map(({ name }) => name),
    },
    registers: {
      count: plan.registers.length,
      withoutStep: plan.registers.flatMap(({ file }) => {
        const fields = unaskedFields(file).map((name) => file.fields[name]?.label ?? name);
        return fields.length > 0 ? [{ register: file.title, fields }] : [];
      }),
    },
    notices: findNotices(plan),
  };
}
