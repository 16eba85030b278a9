import type { IntakeMatrix } from '@tenglong/contracts/intake';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { countFindings } from './findings/index.ts';
import { departmentOf, planDatasets } from './plan-datasets.ts';

interface Sent {
  datasetId: string;
  year: number | null;
  committed: string | null;
  finality: 'provisional' | 'confirmed' | null;
  draft: string | null;
  enterprises: number;
}
type Cell = IntakeMatrix['rows'][number]['cells'][number];

/** Per dataset and year: the latest batch in force, whether a draft waits, and how many enterprises it speaks of. */
const listSent = (tx: Tx) =>
  tx.rows<Sent>(sql`
    with spoken as (
      select b.id, b.dataset_id, b.status, b.finality, b.commit_no, b.number,
        coalesce((b.reading->'counts'->>'added')::int, 0) + coalesce((b.reading->'counts'->>'changed')::int, 0)
          + coalesce((b.reading->'counts'->>'unchanged')::int, 0) as enterprises,
        y.value::int as year
      from batches b
      left join lateral jsonb_array_elements_text(coalesce(b.reading->'years', '[]'::jsonb)) y on true
      where b.status in ('committed', 'draft') and b.dataset_id is not null and b.sender is null
    )
    select dataset_id as "datasetId", year,
      (array_agg(id::text order by commit_no desc nulls last) filter (where status = 'committed'))[1] as committed,
      (array_agg(finality order by commit_no desc nulls last) filter (where status = 'committed'))[1] as finality,
      (array_agg(id::text order by number desc) filter (where status = 'draft'))[1] as draft,
      coalesce(max(enterprises) filter (where status = 'committed'), 0) as enterprises
    from spoken group by dataset_id, year`);

/** 谁报了什么: every dataset of the plan against the years asked for, what is missing in plain sight. */
export async function describeMatrix(tx: Tx, scope: Scope, today: string): Promise<IntakeMatrix> {
  const { plan } = await getActivePlan(tx);
  const sent = await listSent(tx);
  const [filed] = await tx.rows<{ n: number }>(
    sql`select count(*) as n from batches where status = 'committed' and dataset_id is not null`,
  );
  // The year before the campaign is its base; what has not ended yet cannot have been sent.
  const last = Math.min(plan.meta.years.to, Number(today.slice(0, 4)) - 1);
  const asked = new Set(sent.flatMap(({ year }) => (year === null ? [] : [year])));
  for (let year = plan.meta.years.from - 1; year <= last; year += 1) asked.add(year);
  const years = [...asked].sort((a, b) => a - b);
  const cellOf = (found: Sent | undefined, year: number | null): Cell => ({
    year,
    state: found?.committed ? (found.finality ?? 'confirmed') : found?.draft ? 'draft' : 'none',
    enterprises: found?.enterprises ?? 0,
    batchId: found?.committed ?? null,
    draftBatchId: found?.draft ?? null,
  });
  const rows = planDatasets(plan).map((dataset) => {
    const { id, title, kind } = dataset.file;
    const own = sent.filter(({ datasetId }) => datasetId === id);
    const cells =
      kind === 'yearly'
        ? years.map((year) =>
            cellOf(
              own.find((one) => one.year === year),
              year,
            ),
          )
        : [cellOf(own[0], null)];
    return { datasetId: id, title, department: departmentOf(plan, dataset), kind, cells };
  });
  const all = rows.flatMap(({ cells }) => cells);
  return {
    years,
    rows,
    received: all.filter(({ batchId }) => batchId !== null).length,
    drafts: all.filter(({ draftBatchId }) => draftBatchId !== null).length,
    files: filed?.n ?? 0,
    missing: all.filter(({ state }) => state === 'none').length,
    openFindings: (await countFindings(tx, scope)).open,
  };
}
