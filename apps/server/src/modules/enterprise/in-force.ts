import { type SQL, sql } from 'drizzle-orm';

/** What a draft would be numbered if it were committed now: later than everything. */
const NEXT = 2_147_483_647;

/**
 * What each source (a dataset as one department sends it) reports, as the first common table expressions of a query:
 * `reported (credit_code, year, fact, dataset_id, sender, value, commit_no)`.
 *
 * Of one source the latest committed value counts, and with it every earlier one that no later one covers: both name
 * their parts and have none in common. An unusable piece makes the whole unusable.
 *
 * @param subjects a relation with the columns `credit_code`, `year`
 * @param asIf a batch to be taken as committed
 * @source decision:0006
 */
export const reportedBySource = (subjects: SQL, asIf?: string): SQL => sql`
  sent as (
    select id, dataset_id, coalesce(sender, '') as sender, coalesce(commit_no, ${NEXT}::int) as commit_no from batches
    where status = 'committed' ${asIf === undefined ? sql`` : sql`or id = ${asIf}::uuid`}
  ), latest as (
    select distinct on (f.credit_code, f.year, f.fact, b.dataset_id, b.sender) f.credit_code, f.year, f.fact,
      b.dataset_id, b.sender, f.value, f.parts, f.whole, b.commit_no
    from ${subjects} t
    join fact_values f on f.credit_code = t.credit_code and f.year = t.year
    join sent b on b.id = f.batch_id
    order by f.credit_code, f.year, f.fact, b.dataset_id, b.sender, b.commit_no desc
  ), earlier as (
    select n.credit_code, n.year, n.fact, n.dataset_id, n.sender, f.value, f.parts, f.whole, b.commit_no
    from latest n
    join fact_values f on f.credit_code = n.credit_code and f.year = n.year and f.fact = n.fact
    join sent b on b.id = f.batch_id and b.dataset_id = n.dataset_id and b.sender = n.sender and b.commit_no < n.commit_no
    where cardinality(n.parts) > 0 and not n.whole
  ), piece as (
    select e.credit_code, e.year, e.fact, e.dataset_id, e.sender,
      case when count(e.value) = count(*) then sum(e.value) end as value
    from earlier e join latest n on n.credit_code = e.credit_code and n.year = e.year and n.fact = e.fact
      and n.dataset_id = e.dataset_id and n.sender = e.sender
    where cardinality(e.parts) > 0 and not n.parts && e.parts and not exists (
      select 1 from earlier l
      where l.credit_code = e.credit_code and l.year = e.year and l.fact = e.fact and l.dataset_id = e.dataset_id
        and l.sender = e.sender and l.commit_no > e.commit_no
        and (l.whole or cardinality(l.parts) = 0 or l.parts && e.parts))
    group by e.credit_code, e.year, e.fact, e.dataset_id, e.sender
  ), reported as (
    select n.credit_code, n.year, n.fact, n.dataset_id, n.sender, n.commit_no,
      case when p.credit_code is null then n.value else n.value + p.value end as value
    from latest n left join piece p on p.credit_code = n.credit_code and p.year = n.year and p.fact = n.fact
      and p.dataset_id = n.dataset_id and p.sender = n.sender
  )`;

/** `enterprise_years.states`: how a fact stands. */
export const FACT_STATE = { missing: 0, known: 1, unknown: 2, disputed: 3, byLead: 4, byRuling: 5 } as const;

/**
 * The values in force, as a query: `(credit_code, year, fact, value, state, commit_no)`.
 *
 * Sources that agree, or of which one alone is usable, give the value. Where they differ a person's ruling goes first,
 * then the department that the plan lets lead the fact; else the fact is disputed and has no value. A ruling that rests
 * on a source or a finding which is no longer there, or on a disagreement that is over, is as if it were not; so is one
 * made on an appeal once another figure is reported than the one that was appealed against.
 */
export const inForce = (subjects: SQL, asIf?: string): SQL => sql`
  with ${reportedBySource(subjects, asIf)}, standing as (
    select r.* from ${subjects} t
    join fact_rulings r on r.credit_code = t.credit_code and r.year = t.year and r.withdrawn_at is null
      and (r.finding_id is null or exists (select 1 from intake_findings g where g.id = r.finding_id))
  ), ruled as (
    select distinct on (credit_code, year, fact) credit_code, year, fact, dataset_id, sender, value, finding_id, entry_id, seen
    from standing where delta is null order by credit_code, year, fact, made_at desc, id
  ), moved as (
    select credit_code, year, fact, sum(delta) as delta from standing where delta is not null
    group by credit_code, year, fact
  ), settled as (
    select p.credit_code, p.year, p.fact, count(distinct p.value) as readings, min(p.value) as value,
      coalesce(max(p.commit_no) filter (where p.value is not null), max(p.commit_no)) as commit_no,
      count(distinct p.value) filter (where p.sender = l.department or (p.sender = '' and p.dataset_id = any(l.datasets)))
        as lead_readings,
      min(p.value) filter (where p.sender = l.department or (p.sender = '' and p.dataset_id = any(l.datasets)))
        as lead_value,
      max(p.commit_no) filter (where p.value is not null
        and (p.sender = l.department or (p.sender = '' and p.dataset_id = any(l.datasets)))) as lead_commit
    from reported p left join fact_leads l on l.fact = p.fact
    group by p.credit_code, p.year, p.fact
  )
  select s.credit_code, s.year, s.fact,
    case when r.value is not null then r.value
      else case when chosen.value is not null then chosen.value
        when s.readings = 1 then s.value
        when s.lead_readings = 1 then s.lead_value
      end + coalesce(m.delta, 0)
    end as value,
    case when coalesce(r.value, chosen.value, case when s.readings = 1 then m.delta end) is not null then ${FACT_STATE.byRuling}::int
      when s.readings = 1 then ${FACT_STATE.known}::int
      when s.readings = 0 then ${FACT_STATE.unknown}::int
      when s.lead_readings = 1 then ${FACT_STATE.byLead}::int
      else ${FACT_STATE.disputed}::int
    end as state,
    case when r.value is null and chosen.value is not null then chosen.commit_no
      when r.value is null and s.readings > 1 and s.lead_readings = 1 then s.lead_commit
      else s.commit_no
    end as commit_no
  from settled s
  left join ruled r on r.credit_code = s.credit_code and r.year = s.year and r.fact = s.fact
    and (s.readings > 1 or r.finding_id is not null or (r.entry_id is not null and s.readings = 1 and s.value = r.seen))
  left join moved m on m.credit_code = s.credit_code and m.year = s.year and m.fact = s.fact
  left join reported chosen on chosen.credit_code = s.credit_code and chosen.year = s.year and chosen.fact = s.fact
    and chosen.dataset_id = r.dataset_id and chosen.sender = r.sender`;
