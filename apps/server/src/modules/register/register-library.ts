import { chartOf } from '@tenglong/domain/ledger';
import { effectiveLeads, type Plan } from '@tenglong/domain/plan';
import { type PreparedRegister, prepareRegister } from '@tenglong/domain/register';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { findActiveVersion, getActivePlan } from '../plan/index.ts';

/** A register with the plan it is declared by. */
export interface LoadedRegister {
  readonly register: PreparedRegister;
  readonly plan: Plan;
  readonly planVersionId: string;
}

/** Registers are checked when a plan is loaded; here they are prepared once per plan version. */
const prepared = new WeakMap<Plan, ReadonlyMap<string, PreparedRegister>>();

function prepareAll(plan: Plan): ReadonlyMap<string, PreparedRegister> {
  const departments = new Set(plan.departments.map(({ id }) => id));
  const answering = new Map([...effectiveLeads(plan)].map(([address, { leads }]) => [address, leads]));
  const chart = plan.ledger && chartOf(plan.ledger);
  const isDepartment = (id: string) => departments.has(id);
  const registers = plan.registers.map(({ path, file }) => {
    const result = prepareRegister(
      file,
      plan.facts ?? { facts: [] },
      isDepartment,
      chart,
      answering,
      plan.funds,
    );
    if (result.kind === 'problems') throw new TypeError(`${path} was loaded unsound`);
    return [file.id, result.register] as const;
  });
  return new Map(registers);
}

/** Every register of the plan in force, in the order of its files. */
export async function listRegisters(tx: Tx): Promise<readonly LoadedRegister[]> {
  const { plan, version } = await getActivePlan(tx);
  const registers = prepared.get(plan) ?? prepareAll(plan);
  prepared.set(plan, registers);
  return [...registers.values()].map((register) => ({ register, plan, planVersionId: version.id }));
}

/** For work that nobody asked for: the registers of the plan in force, none where no plan has been loaded yet. */
export const registersInForce = async (tx: Tx): Promise<readonly LoadedRegister[]> =>
  (await findActiveVersion(tx)) ? listRegisters(tx) : [];

/** One register of the plan in force. @throws Problem REGISTER_NOT_FOUND */
export async function getRegister(tx: Tx, id: string): Promise<LoadedRegister> {
  const found = (await listRegisters(tx)).find(({ register }) => register.file.id === id);
  if (!found) throw new Problem('REGISTER_NOT_FOUND');
  return found;
}
