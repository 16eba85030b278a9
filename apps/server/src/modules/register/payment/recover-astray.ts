import { createReadStream } from 'node:fs';
import type { AstrayRecovery } from '@tenglong/contracts/money';
import { recoveryProblem } from '@tenglong/domain/policy';
import { decimal, readTyped, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { readFile, saveFile } from '../../../platform/files/index.ts';
import type { ReceivedFile } from '../../../platform/http/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { bookAstrayBack, getFunds, lockMoney, needKeeper } from '../../money/index.ts';
import { dayWords } from '../day-words.ts';
import { sniffEvidence, sniffFile } from '../sniff-evidence.ts';
import { JOIN_GONE } from './gone-astray.ts';

const refused = (path: string, message: string) =>
  new Problem('ASTRAY_RECOVERY', { details: [{ path, message }] });

interface Gone {
  commitment: number;
  payee: string;
  amount: string;
  recovered: string;
  paid_on: string;
}

/**
 * Registers what came back of a payment that went astray: slip by slip with the bank's receipt, never more than is owed.
 *
 * @throws Problem PAYMENT_LIST_NOT_FOUND if the line did not go astray, ASTRAY_RECOVERY
 */
export async function recoverAstray(
  { db, clock }: Deps,
  actor: Actor,
  { id, seq }: { readonly id: string; readonly seq: number },
  { amountYuan, recoveredOn, slip }: AstrayRecovery,
  file: ReceivedFile,
): Promise<void> {
  if (!(await sniffFile(file.path))) throw refused('file', '银行回单只收照片、PDF 和 Word、Excel 文件');
  return db.transaction(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    // Two slips entered in the same second are held against the same rest, one after the other.
    await lockMoney(tx);
    const [gone] = await tx.rows<Gone>(sql`
      select n.commitment, n.payee, (n.amount * gone.count)::text as amount, gone.first as paid_on,
        (select coalesce(sum(r.amount), 0) from payment_recoveries r
          where r.list_id = n.list_id and r.seq = n.seq)::text as recovered
      from payment_lines n ${JOIN_GONE}
      where n.list_id = ${id} and n.seq = ${seq} and gone.count > 0`);
    if (!gone) throw new Problem('PAYMENT_LIST_NOT_FOUND');
    const amount = readTyped(amountYuan);
    if (!amount) throw refused('amountYuan', `本次追回“${amountYuan}”不是数`);
    const problem = recoveryProblem(decimal(gone.amount), decimal(gone.recovered), amount);
    if (problem !== undefined) throw refused('amountYuan', problem);
    if (recoveredOn > clock.today()) throw refused('recoveredOn', '到账日期还没有到');
    if (recoveredOn < gone.paid_on)
      throw refused('recoveredOn', `到账日期早于付出的 ${dayWords(gone.paid_on, clock.today())}`);
    const [known] = await tx.rows<{ slip: string }>(sql`
      select slip from payment_recoveries where list_id = ${id} and seq = ${seq} and slip = ${slip}`);
    if (known) throw refused('slip', `回单 ${slip} 已经登记过`);
    const at = clock.now();
    const payment = { commitment: gone.commitment, payee: gone.payee, amount };
    const today = clock.today();
    const reason = `${dayWords(recoveredOn, today)}到账，回单 ${slip}`;
    const number = await bookAstrayBack(tx, payment, { actor, today, at }, reason);
    await saveFile(tx, createReadStream(file.path), file, at);
    const text = toDecimalString(amount, 2);
    await tx.run(sql`
      insert into payment_recoveries (list_id, seq, slip, recovered_on, amount, number, at, taken_name, file)
      values (${id}, ${seq}, ${slip}, ${recoveredOn}, ${text}, ${number}, ${at}, ${actor.displayName}, ${file.sha256})`);
    const after = { seq, slip, recoveredOn, amount: text, number, file: file.sha256 };
    await recordAudit(tx, { actor, action: 'money.astrayRecovered', subject: id, at, after });
  });
}

/** The bank's receipt of money that came back, for download. @throws Problem NOT_FOUND */
export async function openReceipt(
  { db }: Deps,
  actor: Actor,
  { id, seq, file }: { readonly id: string; readonly seq: number; readonly file: string },
): Promise<{ readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const name = await db.read(async (tx) => {
    needKeeper(await getFunds(tx), actor);
    const [found] = await tx.rows<{ slip: string; head: Uint8Array | null }>(sql`
      select r.slip, (select bytes from file_chunks c where c.sha256 = r.file and c.seq = 0) as head
      from payment_recoveries r where r.list_id = ${id} and r.seq = ${seq} and r.file = ${file} limit 1`);
    if (!found) throw new Problem('NOT_FOUND');
    const type = found.head && sniffEvidence(Buffer.from(found.head.subarray(0, 32)));
    return `银行回单${found.slip}.${type?.extension ?? 'bin'}`;
  });
  return { name, bytes: readFile(db, file) };
}
