import type { FindingKind } from '@tenglong/contracts/intake';
import { type SQL, sql } from 'drizzle-orm';
import type { Scope } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { FACT_STATE, ROSTER_OWNER, reportedBySource, withinScope } from '../../enterprise/index.ts';
import type { FindingBody } from './finding-body.ts';

/** One finding as it is listed, before its sides are looked up. */
export interface FindingKey {
  readonly id: string;
  readonly kind: FindingKind;
  readonly year: number;
  /** Of a disagreement; null for the others. */
  readonly creditCode: string | null;
  readonly fact: string | null;
  readonly datasetId: string | null;
  readonly body: FindingBody | null;
  readonly rulingId: string | null;
}

export interface KeyQuery {
  readonly state: 'open' | 'ruled' | 'all';
  readonly kind?: string | undefined;
  readonly year?: number | undefined;
  readonly id?: string | undefined;
  readonly page: number;
  readonly size: number;
}

export interface FindingKeys {
  readonly keys: readonly FindingKey[];
  readonly counts: { readonly open: number; readonly ruled: number };
}

/**
 * Findings, those without a ruling first, newest year first. Disagreements are read from what is reported, so nothing
 * has to be kept up to date; what shows between enterprises was found when the batch was committed.
 */
export async function listFindingKeys(tx: Tx, scope: Scope, query: KeyQuery): Promise<FindingKeys> {
  const listed = listedFindings(scope, query);
  const state =
    query.state === 'all'
      ? sql`true`
      : query.state === 'open'
        ? sql`ruling_id is null`
        : sql`ruling_id is not null`;
  const keys = await tx.rows<FindingKey>(sql`
    ${listed} select id, kind, year, credit_code as "creditCode", fact, dataset_id as "datasetId", body,
      ruling_id as "rulingId"
    from ruled where ${state}
    order by (ruling_id is not null), year desc, kind, dataset_id, seq, credit_code, fact
    limit ${query.size} offset ${query.page * query.size}`);
  return { keys, counts: await countFindings(tx, scope, query) };
}

/** How many wait and how many have a ruling. */
export async function countFindings(
  tx: Tx,
  scope: Scope,
  query: Pick<KeyQuery, 'kind' | 'year' | 'id'> = {},
): Promise<FindingKeys['counts']> {
  const [counts] = await tx.rows<{ open: number; ruled: number }>(sql`
    ${listedFindings(scope, query)} select count(*) filter (where ruling_id is null) as open,
      count(*) filter (where ruling_id is not null) as ruled from ruled`);
  return counts ?? { open: 0, ruled: 0 };
}

/** The common table expression `ruled`: every finding asked for, with its ruling. */
function listedFindings(scope: Scope, query: Pick<KeyQuery, 'kind' | 'year' | 'id'>): SQL {
  const { disputed, byLead, byRuling } = FACT_STATE;
  const states = sql`array[${disputed}, ${byLead}, ${byRuling}]::smallint[]`;
  const wanted = sql`${query.kind === undefined ? sql`true` : sql`l.kind = ${query.kind}`}
    and ${query.year === undefined ? sql`true` : sql`l.year = ${query.year}`}
    and ${query.id === undefined ? sql`true` : sql`l.id = ${query.id}`}`;
  return sql`
    with suspect as (
      select y.credit_code, y.year, k.fact
      from enterprise_years y
      join enterprises e on e.credit_code = y.credit_code and ${withinScope(scope, ROSTER_OWNER)}
      cross join lateral unnest(y.states) with ordinality s(state, slot)
      join fact_slots k on k.slot = s.slot
      where y.states && ${states} and s.state = any(${states})
    ), subject as (select distinct credit_code, year from suspect), ${reportedBySource(sql`subject`)},
    disagreeing as (
      select s.credit_code, s.year, s.fact from suspect s
      join reported p on p.credit_code = s.credit_code and p.year = s.year and p.fact = s.fact
      group by s.credit_code, s.year, s.fact having count(distinct p.value) > 1
    ), listed as (
      select 'dd-' || year || '-' || credit_code || '-' || fact as id, 'departmentsDisagree' as kind, year, 0 as seq,
        credit_code, fact, null::text as dataset_id, null::jsonb as body
      from disagreeing
      union all
      select g.id, g.kind, g.year, g.seq, null, null, g.dataset_id, g.body from intake_findings g
      where exists (select 1 from jsonb_array_elements(g.body->'sources') s
        join enterprises e on e.credit_code = s->>'creditCode' where ${withinScope(scope, ROSTER_OWNER)})
    ), ruled as (
      select l.*, r.id as ruling_id from listed l
      left join finding_rulings r on r.finding_id = l.id and r.withdrawn_at is null
      where ${wanted}
    )`;
}
