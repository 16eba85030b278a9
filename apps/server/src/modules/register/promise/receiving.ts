import type { Receives } from '@tenglong/domain/register';
import type { Tx } from '../../../platform/database/index.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';

/** The list of commitments with where it keeps what. */
export interface Receiving {
  readonly loaded: LoadedRegister;
  readonly rule: Receives;
}

/** How a register follows up broken promises; nothing on a register that is no list of commitments. */
export function receivingOf(loaded: LoadedRegister): Receiving | undefined {
  const rule = loaded.register.file.receives;
  return rule && { loaded, rule };
}

/** The list of commitments of the plan in force, if it keeps one. */
export async function findReceiving(tx: Tx): Promise<Receiving | undefined> {
  for (const loaded of await listRegisters(tx)) {
    const found = receivingOf(loaded);
    if (found) return found;
  }
  return undefined;
}
