import type { PaymentLists } from '@tenglong/contracts/money';
import { decimal, sum, toDecimalString } from '@tenglong/domain/values';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { getFunds, needKeeper } from '../../money/index.ts';
import { listReady } from './draw-list.ts';
import { listAstray, listEnded, listPaymentLists } from './list-store.ts';

/** The lists sent to the bureau, what ended or went astray after sending, and what waits for the next list. */
export async function getPaymentLists(tx: Tx, actor: Actor, today: string): Promise<PaymentLists> {
  needKeeper(await getFunds(tx), actor);
  const ready = await listReady(tx);
  const total = sum(ready.map(({ amountYuan }) => decimal(amountYuan)));
  return {
    lists: await listPaymentLists(tx),
    ended: await listEnded(tx, today),
    astray: await listAstray(tx, today),
    ready: { count: ready.length, totalYuan: toDecimalString(total, 2) },
  };
}
