import { createHash, randomUUID } from 'node:crypto';
import type { NewLetter } from '@tenglong/contracts/register';
import { departmentNames } from '@tenglong/domain/plan';
import { subtract, toDecimalString, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { isUniqueViolation } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { writeDocument } from '../../../platform/document/index.ts';
import { readFile, saveFile } from '../../../platform/files/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { actingParty } from '../acting-party.ts';
import { getEntry, getRegisterOf } from '../entry-store.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { getRegister } from '../register-library.ts';
import { clawbackLetter } from './clawback-letter.ts';
import { mayFollowUp } from './describe-promises.ts';
import { yuanOf } from './money-field.ts';
import { receivingOf } from './receiving.ts';

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/**
 * Issues a letter of clawback: written from the sum as it was worked out, kept as the file it is, never written anew.
 *
 * @throws Problem ENTRY_NOT_FOUND, NOT_A_COMMITMENT, NOT_ALLOWED, CLAWBACK_NOTHING, LETTER_NUMBER_TAKEN, INPUT_INVALID
 */
export async function issueLetter(
  { db, clock }: Deps,
  actor: Actor,
  entryId: string,
  { number, dueOn }: NewLetter,
): Promise<{ readonly sha256: string; readonly number: string }> {
  try {
    return await db.transaction(async (tx) => {
      const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
      const entry = await getEntry(tx, actor.scope, loaded.register, entryId, true);
      const receiving = receivingOf(loaded);
      if (!receiving?.rule.broken.includes(entry.stage)) throw new Problem('NOT_A_COMMITMENT');
      if (!mayFollowUp(receiving, { entry }, actor)) throw new Problem('NOT_ALLOWED');
      const { register, plan } = loaded;
      const { fields } = receiving.rule;
      const today = clock.today();
      if (dueOn <= today) {
        const message = '缴款期限应在今天以后';
        throw new Problem('INPUT_INVALID', { details: [{ path: 'dueOn', message }] });
      }
      const owed = yuanOf(register.file, fields.owed, entry.fields.get(fields.owed)) ?? ZERO;
      const recovered = yuanOf(register.file, fields.recovered, entry.fields.get(fields.recovered)) ?? ZERO;
      const left = subtract(owed, recovered);
      const [sum] = await tx.rows<{
        steps: { label: string; value: string; unit: string; how: string }[];
      }>(sql`
        select steps from clawback_sums where entry_id = ${entryId} order by revision desc limit 1`);
      if (left.n <= 0n || !sum) throw new Problem('CLAWBACK_NOTHING');
      const text = (name: string): string => {
        const value = entry.fields.get(name);
        return typeof value === 'string' ? value : '';
      };
      const [broke] = await tx.rows<{ on: string; reason: string | null }>(sql`
        select happened_on as "on", body->>'reason' as reason from register_events
        where entry_id = ${entryId} and kind = 'move' and body->>'move' = ${receiving.rule.break}
        order by revision desc limit 1`);
      const party = actingParty(actor, plan);
      const bytes = writeDocument(
        clawbackLetter({
          number,
          dueOn,
          today,
          steps: sum.steps,
          basis: receiving.rule.letter?.basis ?? '',
          office:
            party.party === 'department'
              ? departmentNames(plan, [party.of])
              : (receiving.rule.letter?.office ?? plan.meta.county.name),
          enterprise: entry.subject.name,
          creditCode: entry.subject.id ?? '',
          commitment: text(fields.number),
          content: text(fields.content),
          ground: text(fields.ground),
          foundOn: broke?.on ?? entry.stageSince,
          reason: broke?.reason ?? '',
          recoveredYuan: recovered.n > 0n ? toDecimalString(recovered, 2) : null,
          leftYuan: toDecimalString(left, 2),
        }),
      );
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const at = clock.now();
      await saveFile(tx, once(bytes), { sha256, size: bytes.length }, at);
      await tx.run(sql`
        insert into clawback_letters (id, entry_id, number, due_on, sum_yuan, sha256, issued_by, issued_on, at)
        values (${randomUUID()}, ${entryId}, ${number}, ${dueOn}, ${toDecimalString(left, 2)}, ${sha256},
          ${actor.displayName}, ${today}, ${at})`);
      const after = { number, dueOn, sumYuan: toDecimalString(left, 2), sha256 };
      await recordAudit(tx, { actor, action: 'clawback.letterIssued', subject: entryId, at, after });
      return { sha256, number };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('LETTER_NUMBER_TAKEN');
    throw error;
  }
}

/** A letter as it was issued. @throws Problem ENTRY_NOT_FOUND, NOT_FOUND */
export async function openLetter(
  deps: Deps,
  actor: Actor,
  entryId: string,
  sha256: string,
): Promise<{ readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const name = await deps.db.read(async (tx) => {
    const { register, plan } = await getRegister(tx, await getRegisterOf(tx, actor.scope, entryId));
    const [letter] = await tx.rows<{ number: string }>(sql`
      select number from clawback_letters where entry_id = ${entryId} and sha256 = ${sha256} limit 1`);
    const owed = register.file.receives?.fields.owed;
    if (!letter || !owed || !mayReadEntryField(register.file, owed, actingParty(actor, plan))) {
      throw new Problem('NOT_FOUND');
    }
    return `追缴通知书-${letter.number}.docx`;
  });
  return { name, bytes: readFile(deps.db, sha256) };
}
