import type { LedgerAmount } from '@tenglong/contracts/ledger';
import type { LedgerFile } from '@tenglong/domain/ledger';
import { type Plan, unitName } from '@tenglong/domain/plan';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getActivePlan, type LoadedPlan } from '../plan/index.ts';

/** The plan in force with the ledger it keeps. */
export interface LoadedLedger extends LoadedPlan {
  readonly ledger: LedgerFile;
}

/** @throws Problem LEDGER_NOT_KEPT if the plan has none */
export async function getLedger(tx: Tx): Promise<LoadedLedger> {
  const loaded = await getActivePlan(tx);
  const { ledger } = loaded.plan;
  if (!ledger) throw new Problem('LEDGER_NOT_KEPT');
  return { ...loaded, ledger };
}

/** The words for what the books hold by id; what a later plan has dropped keeps its id. */
export class LedgerTitles {
  private readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  account(id: string): string {
    return this.plan.ledger?.accounts.find((account) => account.id === id)?.title ?? id;
  }

  resource(id: string): { readonly title: string; readonly unit: string; readonly decimals: number } {
    const found = this.plan.ledger?.resources.find((resource) => resource.id === id);
    return found ?? { title: id, unit: '', decimals: 2 };
  }

  amount(id: string, amount: string): LedgerAmount {
    const { title, unit, decimals } = this.resource(id);
    return { resource: id, title, unit, decimals, amount };
  }

  unit(id: string): string {
    return unitName(this.plan, id);
  }

  register(id: string): string {
    return this.plan.registers.find(({ file }) => file.id === id)?.file.shortTitle ?? '';
  }
}
