import type { SpotCheckDrawing } from '@tenglong/contracts/register';
import { drawKey, drawSample, populationDigest } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { Recipient } from '../../notice/index.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';
import { closedStages, holdCheck, needUndrawn, type StoredCheck } from './spot-check-store.ts';
import { tellOfCheck } from './tell-of-check.ts';

interface Candidate {
  id: string;
  register: string;
  subject_id: string | null;
  subject_name: string;
  unit_id: string | null;
  closed_on: string;
}

/** Rows of one insert: a population of tens of thousands goes in a few statements. */
const AT_ONCE = 5_000;

/** The closed entries that the rule names, as they stand now. */
async function readPopulation(
  tx: Tx,
  check: StoredCheck,
  registers: readonly LoadedRegister[],
): Promise<readonly Candidate[]> {
  const kinds = registers
    .filter(({ register }) => check.registers.includes(register.file.id))
    .map(
      (loaded): SQL =>
        sql`(e.register = ${loaded.register.file.id} and e.stage = any(${sql.param(closedStages(loaded))}::text[]))`,
    );
  if (kinds.length === 0) return [];
  return tx.rows<Candidate>(sql`
    select e.id, e.register, e.subject_id, e.subject_name, e.unit_id, e.closed_on from register_entries e
    where (${sql.join(kinds, sql` or `)}) and e.closed_on between ${check.closed_from} and ${check.closed_to}
    order by e.id`);
}

/**
 * Draws a published spot check on its day or later: the population is frozen, every entry of it gets its lot, the seed is
 * told. Nobody can do it twice, and whoever does it has nothing to choose.
 *
 * @throws Problem SPOT_CHECK_NOT_FOUND, SPOT_CHECK_STATE, SPOT_CHECK_NOT_DUE, INPUT_INVALID
 */
export function drawCheck(
  { db, clock }: Deps,
  actor: Actor,
  number: number,
  { publicValue }: SpotCheckDrawing,
): Promise<void> {
  return db.transaction(async (tx) => {
    const check = await holdCheck(tx, number);
    await needUndrawn(tx, check);
    const today = clock.today();
    if (today < check.draw_on) throw new Problem('SPOT_CHECK_NOT_DUE');
    if ((check.public_source === '') !== (publicValue === '')) {
      const message =
        check.public_source === '' ? '公布时没有定公开数，不能填' : `请填${check.public_source}`;
      throw new Problem('INPUT_INVALID', { details: [{ path: 'publicValue', message }] });
    }
    const population = await readPopulation(tx, check, await listRegisters(tx));
    const ids = population.map(({ id }) => id);
    const lots = drawSample(drawKey(check.seed, publicValue), ids, check.size);
    const byId = new Map(population.map((one) => [one.id, one]));
    for (let from = 0; from < lots.length; from += AT_ONCE) {
      const rows = lots.slice(from, from + AT_ONCE).map((lot) => ({ ...byId.get(lot.id), ...lot }));
      await tx.run(sql`
        insert into spot_check_items (check_id, entry_id, place, lot, drawn, register, subject_id, subject_name, unit_id,
          closed_on)
        select ${check.id}::uuid, n.id, n.place, n.lot, n.drawn, n.register, n.subject_id, n.subject_name, n.unit_id,
          n.closed_on
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, place int, lot text, drawn boolean,
          register text, subject_id text, subject_name text, unit_id text, closed_on date)`);
    }
    const at = clock.now();
    const digest = populationDigest(ids);
    await tx.run(sql`
      update spot_checks set drawn_on = ${today}, drawn_at = ${at}, drawn_by = ${actor.displayName},
        public_value = ${publicValue}, population_digest = ${digest}, population = ${ids.length}
      where id = ${check.id}`);
    const drawn = lots.filter((lot) => lot.drawn);
    const units = new Set(drawn.map(({ id }) => byId.get(id)?.unit_id ?? ''));
    await tellOfCheck(tx, number, at, today, {
      cause: 'drawn',
      kindTitle: '抽查',
      title: `第 ${number} 次抽查已抽取`,
      body: `在 ${ids.length} 件里抽了 ${drawn.length} 件，等督查核查`,
      to: [...units].filter((of) => of !== '').map((of): Recipient => ({ party: 'unit', of })),
    });
    await recordAudit(tx, {
      actor,
      action: 'spotCheck.drawn',
      subject: check.id,
      at,
      source: { number },
      after: {
        seed: check.seed,
        publicValue,
        population: ids.length,
        populationDigest: digest,
        drawn: drawn.map(({ id }) => id),
      },
    });
  });
}
