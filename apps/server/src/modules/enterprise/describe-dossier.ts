import type { Dossier } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { earlierNames } from './earlier-names.ts';
import type { FactDictionary } from './fact-dictionary.ts';
import { listFactSlots } from './fact-slots.ts';
import { ROSTER_OWNER, withinScope } from './within-scope.ts';

type Subject = Pick<
  Dossier,
  'creditCode' | 'name' | 'unitName' | 'scale' | 'industry' | 'industryName' | 'foundedOn'
> & { unitId: string | null };

/** The enterprise, if it is in the roster and in the actor's units. @throws Problem ENTERPRISE_NOT_FOUND */
export async function getEnterprise(tx: Tx, scope: Scope, creditCode: string): Promise<Subject> {
  const [found] = await tx.rows<Subject>(sql`
    select e.credit_code as "creditCode", e.name, e.unit_id as "unitId", e.unit_name as "unitName", e.scale, e.industry,
      e.industry_name as "industryName", e.founded_on as "foundedOn"
    from enterprises e where e.credit_code = ${creditCode} and ${withinScope(scope, ROSTER_OWNER)}`);
  if (!found) throw new Problem('ENTERPRISE_NOT_FOUND');
  return found;
}

/** What enterprises of the roster are called, by their codes, whoever asks. One query. */
export async function loadEnterpriseNames(
  tx: Tx,
  creditCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ code: string; name: string }>(sql`
    select credit_code as code, name from enterprises where credit_code = any(${sql.param([...creditCodes])}::text[])`);
  return new Map(rows.map(({ code, name }) => [code, name]));
}

interface YearRow {
  year: number;
  facts: (string | null)[];
  states: number[];
  batches: (string | null)[];
}
interface ResultRow {
  year: number;
  runId: string;
  total: number | null;
  rank: number | null;
  ranked: number;
  grade: Dossier['years'][number]['grade'];
  reason: string;
}

/** By `enterprise_years.states`; what leads or was ruled is known, and says so in its source. */
export const FACT_STATES = ['missing', 'known', 'unknown', 'disputed', 'known', 'known'] as const;

const listAliases = (tx: Tx, creditCode: string) =>
  tx.rows<Dossier['aliases'][number]>(sql`
    select id::text, kind, value, valid_from as "from", valid_to as "to", note from enterprise_aliases
    where credit_code = ${creditCode} and withdrawn_at is null
    union all
    select '', 'name', n.value, null, n.known_to, n.note from (${earlierNames}) n where n.credit_code = ${creditCode}
    order by "from" nulls first, value`);

const listYearFacts = (tx: Tx, creditCode: string) =>
  tx.rows<YearRow>(sql`
    select y.year, y.facts, y.states, array(
      select (select b.id::text from batches b where b.commit_no = c.commit_no)
      from unnest(y.commits) with ordinality as c(commit_no, slot) order by c.slot) as batches
    from enterprise_years y where y.credit_code = ${creditCode} order by y.year desc`);

/** Of each year the result of its latest run. */
const listResults = (tx: Tx, creditCode: string) =>
  tx.rows<ResultRow>(sql`
    select distinct on (run.year) run.year, r.run_id as "runId", r.total, r.rank, r.grade, r.reason,
      (select count(*) from evaluation_results o where o.run_id = r.run_id and o.scale = r.scale and o.rank is not null) as ranked
    from evaluation_results r join evaluation_runs run on run.id = r.run_id
    where r.credit_code = ${creditCode} order by run.year desc, run.number desc`);

const listOwnViolations = (tx: Tx, creditCode: string) =>
  tx.rows<Dossier['violations'][number]>(sql`
    select distinct v.field, v.found_on as "foundOn", v.severity, v.batch_id as "batchId"
    from violations v join batches b on b.id = v.batch_id and b.status = 'committed'
    where v.credit_code = ${creditCode} order by v.found_on desc, v.field`);

const listScreening = (tx: Tx, creditCode: string) =>
  tx.rows<{ year: number; rule: string; verdict: string }>(sql`
    select run.year, s.rule, s.verdict from screening_results s join evaluation_runs run on run.id = s.run_id
    where s.credit_code = ${creditCode}
      and run.number = (select max(o.number) from evaluation_runs o where o.year = run.year)
    order by run.year desc, s.rule`);

/** 一企一档: everything held about one enterprise, all years. */
export async function describeDossier(
  tx: Tx,
  scope: Scope,
  creditCode: string,
  dictionary: FactDictionary,
  ruleTitles: ReadonlyMap<string, string>,
): Promise<Dossier> {
  const subject = await getEnterprise(tx, scope, creditCode);
  const slots = await listFactSlots(tx);
  const facts = new Map((await listYearFacts(tx, creditCode)).map((row) => [row.year, row]));
  const results = new Map((await listResults(tx, creditCode)).map((row) => [row.year, row]));
  const years = [...new Set([...facts.keys(), ...results.keys()])].sort((a, b) => b - a);
  const screening = await listScreening(tx, creditCode);
  return {
    ...subject,
    unitId: subject.unitId ?? '',
    aliases: await listAliases(tx, creditCode),
    factList: [...dictionary],
    years: years.map((year) => {
      const held = facts.get(year);
      const result = results.get(year);
      return {
        year,
        facts: dictionary.map(({ id }) => {
          const place = (slots.get(id) ?? 0) - 1;
          return {
            fact: id,
            value: held?.facts[place] ?? null,
            state: FACT_STATES[held?.states[place] ?? 0] ?? 'missing',
            batchId: held?.batches[place] ?? null,
          };
        }),
        runId: result?.runId ?? null,
        total: result?.total ?? null,
        rank: result?.rank ?? null,
        ranked: result?.ranked ?? null,
        grade: result?.grade ?? null,
        reason: result?.reason ?? '',
      };
    }),
    violations: await listOwnViolations(tx, creditCode),
    screening: screening.map((row) => ({ ...row, title: ruleTitles.get(row.rule) ?? row.rule })),
  };
}
