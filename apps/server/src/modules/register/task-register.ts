import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';

/** The register of the plan's own tasks, if the plan declares one. */
export const findTaskRegister = async (tx: Tx): Promise<LoadedRegister | undefined> =>
  (await listRegisters(tx)).find(({ register }) => register.file.subject === 'task');

/** @throws Problem REGISTER_NOT_FOUND where the plan declares no register of its tasks */
export async function getTaskRegister(tx: Tx): Promise<LoadedRegister> {
  const found = await findTaskRegister(tx);
  if (!found) throw new Problem('REGISTER_NOT_FOUND');
  return found;
}
