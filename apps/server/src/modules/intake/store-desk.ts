import type { ListedEnterprise } from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import {
  claimFactSlots,
  FACT_COLUMNS,
  inForce,
  listFactSlots,
  ROSTER_COLUMNS,
  subjectsOfBatch,
} from '../enterprise/index.ts';
import { ARRIVAL_TARGET } from '../register/index.ts';
import type { Batch } from './batch-store.ts';
import { listAliases, ROSTER } from './load-roster.ts';
import { loadRulings } from './load-rulings.ts';
import type { HeldEntry, HeldYear, ReadingDesk, StagedTable } from './reading/reading-desk.ts';
import type { RowState } from './row-spool.ts';

/** Rows of a page: few enough that decoding them holds up nobody. */
const PAGE = 2_000;

const TARGETS: Readonly<Record<StagedTable, string>> = {
  rows: 'batch_rows (batch_id, seq, sheet, row_number, state, credit_code, matched_by, notable, cells)',
  problems: 'batch_problems (batch_id, id, seq, severity, kind, sheet, rows, body)',
  facts: FACT_COLUMNS,
  roster: ROSTER_COLUMNS,
  violations: 'violations (batch_id, seq, credit_code, field, found_on, severity, sheet, row_number)',
  arrivals: ARRIVAL_TARGET,
};

/** Somebody corrected the batch, laid it aside or reads it elsewhere: this reading is of no use any more. */
export class ReadingOvertakenError extends Error {
  override readonly name = 'ReadingOvertakenError';
}

/** Holds the batch as it was when the reading began until the transaction ends. @throws ReadingOvertakenError */
export async function holdReading(tx: Tx, { id, revision }: Pick<Batch, 'id' | 'revision'>): Promise<void> {
  const found = await tx.rows(
    sql`select 1 from batches where id = ${id} and status = 'reading' and revision = ${revision} for no key update`,
  );
  if (found.length === 0)
    throw new ReadingOvertakenError(`batch ${id} is no longer being read at ${revision}`);
}

/** The desk of a reading over the database. */
export function storeDesk(
  { db }: Pick<Deps, 'db'>,
  batch: Pick<Batch, 'id' | 'revision' | 'fileHash'>,
): ReadingDesk {
  return {
    roster: (after) =>
      db.read((tx) =>
        tx.rows<ListedEnterprise>(
          sql`${ROSTER} where credit_code > ${after} order by credit_code limit ${PAGE}`,
        ),
      ),
    aliases: () => db.read(listAliases),
    rulings: (datasetId) => db.read((tx) => loadRulings(tx, datasetId, batch.fileHash)),
    factSlots: () => db.read(listFactSlots),
    heldYears: (year, after) =>
      db.read((tx) =>
        tx.rows<HeldYear>(sql`
          select credit_code as code, facts, states from enterprise_years
          where year = ${year} and credit_code > ${after} order by credit_code limit ${PAGE}`),
      ),
    heldEntries: (after) =>
      db.read((tx) =>
        tx.rows<HeldEntry>(sql`
          select credit_code as code, concat_ws('|', name, unit_name, scale, industry, founded_on) as said
          from enterprises where credit_code > ${after} order by credit_code limit ${PAGE}`),
      ),
    recognised: (datasetId, sender) =>
      db.transaction(async (tx) => {
        await holdReading(tx, batch);
        await tx.run(
          sql`update batches set dataset_id = ${datasetId}, sender = ${sender} where id = ${batch.id}`,
        );
      }),
    asIfCommitted: (year, facts) =>
      db.transaction(async (tx) => {
        await claimFactSlots(tx, facts);
        // What was just put is not in the planner's statistics: without them it goes through it once for every row.
        // Only what queries choose by is counted: the cells that a value was read from cost more than all of that.
        await tx.run(sql`analyze fact_values (batch_id, credit_code, year, fact, whole)`);
        return statesAsIf(tx, batch.id, year);
      }),
    put: (table, rows) =>
      db.transaction(async (tx) => {
        await holdReading(tx, batch);
        await tx.copyIn(TARGETS[table], once(rows));
      }),
  };
}

async function statesAsIf(tx: Tx, batchId: string, year: number): Promise<Map<string, RowState>> {
  const rows = await tx.rows<{ code: string; state: RowState }>(sql`
    with subject as (select distinct credit_code, year from (${subjectsOfBatch(batchId)}) s where year = ${year}),
    next as (${inForce(sql`subject`, batchId)})
    select n.credit_code as code,
      case when bool_or(coalesce(y.states[k.slot], 0) <> 0 and y.facts[k.slot] is distinct from n.value) then 'changed'
        when bool_or(coalesce(y.states[k.slot], 0) = 0) then 'added' else 'unchanged' end as state
    from next n join fact_slots k on k.fact = n.fact
    left join enterprise_years y on y.credit_code = n.credit_code and y.year = n.year
    group by n.credit_code`);
  return new Map(rows.map(({ code, state }) => [code, state]));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
