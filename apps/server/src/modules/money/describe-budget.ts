import type { BudgetOverview, ForecastStage, FundStanding, FundYear } from '@tenglong/contracts/money';
import { type MoneyPosting, onAccount, type Position, type Purse, positionOf } from '@tenglong/domain/money';
import { type Plan, unitName } from '@tenglong/domain/plan';
import {
  add,
  decimal,
  type Exact,
  groupThousands,
  subtract,
  sum,
  toDecimalString,
  yearOf,
  ZERO,
} from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { describeExtraction } from './describe-extraction.ts';
import { getFunds, keepsFunds, policyTitle, usesOf } from './fund-book.ts';
import { listLines } from './list-lines.ts';
import { type PostingRow, toPosting } from './posting-rows.ts';
import { listProposals } from './proposals.ts';

const yuan = (amount: Exact): string => toDecimalString(amount, 2);

const standing = (position: Position): FundStanding => ({
  allottedYuan: yuan(position.allotted),
  committedYuan: yuan(position.committed),
  paidYuan: yuan(position.paid),
  leftYuan: yuan(position.left),
  owedYuan: yuan(position.receivable),
  recoveredYuan: yuan(position.recovered),
});

interface WayRow extends PostingRow {
  unit_id: string;
  use: string;
  grants: number;
}

interface OpenRow {
  register: string;
  stage: string;
  count: number;
  unknown: number;
  amount: string;
  computed: string | null;
}

/** Applications under way by stage: those that no fund has promised anything yet. One query. */
async function loadForecast(
  tx: Tx,
  plan: Plan,
): Promise<{ stages: readonly ForecastStage[]; on: string | null }> {
  const asking = plan.registers.filter(({ file }) => file.money && file.policy);
  const open = asking.flatMap(({ file }) => {
    const booked = new Set(file.money?.standing.flatMap((one) => one.in));
    return file.stages
      .filter(({ id, kind }) => kind === 'open' && !booked.has(id))
      .map(({ id, title }) => ({ register: file.id, policy: file.policy?.id ?? '', stage: id, title }));
  });
  const keys = sql.param(open.map(({ register, stage }) => `${register} ${stage}`));
  const rows = await tx.rows<OpenRow>(sql`
    select e.register, e.stage, count(*) as count, count(*) filter (where f.amount is null) as unknown,
      coalesce(sum(f.amount), 0)::numeric(20, 2)::text as amount, max(f.computed_on)::text as computed
    from register_entries e left join money_forecasts f on f.entry_id = e.id
    where e.register || ' ' || e.stage = any(${keys}::text[]) group by e.register, e.stage`);
  const stages = open.flatMap(({ register, policy, stage, title }): ForecastStage[] => {
    const row = rows.find((one) => one.register === register && one.stage === stage);
    if (!row) return [];
    return [
      {
        policy,
        policyTitle: policyTitle(plan, policy),
        register,
        stage,
        stageTitle: title,
        count: row.count,
        unknown: row.unknown,
        amountYuan: row.amount,
      },
    ];
  });
  const days = rows.flatMap(({ computed }) => computed ?? []).sort();
  return { stages, on: days.at(-1) ?? null };
}

/** 预算 of a year: how every fund stands, by policy and by unit, and what is coming. Queries: 7. @throws Problem FUNDS_NOT_KEPT */
export async function describeBudget(
  tx: Tx,
  actor: Actor,
  today: string,
  asked: number | undefined,
): Promise<BudgetOverview> {
  const loaded = await getFunds(tx);
  const { plan, funds: file } = loaded;
  const year = asked ?? Math.min(Math.max(yearOf(today), plan.meta.years.from), plan.meta.years.to);
  const ways = await tx.rows<WayRow>(sql`
    select p.fund, p.year, p.policy, p.from_account, p.to_account, p.unit_id, p.use, sum(p.amount)::text as amount,
      count(distinct p.entry_id) as grants
    from money_postings p where p.year = ${year}
    group by p.fund, p.year, p.policy, p.from_account, p.to_account, p.unit_id, p.use`);
  const years = await tx.rows<{ year: number }>(sql`select distinct year from money_postings`);
  const incomes = await tx.rows<{ fund: string; amount: string }>(sql`
    select fund, sum(amount)::text as amount from money_incomes where year = ${year} group by fund`);
  const spendings = await tx.rows<{ fund: string; use: string; amount: string }>(sql`
    select p.fund, p.use, p.amount::numeric(20, 2)::text as amount
    from money_postings p where p.year = ${year} and p.policy = '' and p.to_account = 'paid'`);
  const forecast = await loadForecast(tx, plan);
  const funds = file.funds.map((fund): FundYear => {
    const own = ways.filter((way) => way.fund === fund.id);
    const postings = own.map(toPosting);
    const position = positionOf(postings);
    const coming = forecast.stages.filter(({ policy }) => fund.policies.includes(policy));
    const soon = sum(coming.map(({ amountYuan }) => decimal(amountYuan)));
    const income = incomes.find((one) => one.fund === fund.id);
    return {
      fund: fund.id,
      title: fund.title,
      clause: fund.clause ?? null,
      overdraw: fund.overdraw,
      year,
      ...standing(position),
      unentered: !postings.some(({ from, to }) => from === 'source' || to === 'source'),
      policies: fund.policies.map((policy) => {
        const of = (purse: Purse) => purse.policy === policy;
        return {
          policy,
          title: policyTitle(plan, policy),
          ...standing(positionOf(postings, of)),
          count: Math.max(
            0,
            ...[own.filter((way) => way.policy === policy && way.to_account === 'committed')].map((rows) =>
              rows.reduce((all, { grants }) => all + grants, 0),
            ),
          ),
        };
      }),
      units: unitsOf(plan, own),
      forecast: coming,
      forecastYuan: yuan(soon),
      afterYuan: yuan(subtract(position.left, soon)),
      uses: [...usesOf(plan, fund)],
      extraction: describeExtraction(plan, fund, {
        year,
        allotted: position.allotted,
        income: income && decimal(income.amount),
        payments: spendings.filter((one) => one.fund === fund.id),
      }),
    };
  });
  return {
    title: '预算',
    year,
    asOf: today,
    years: [...new Set([...years.map((one) => one.year), ...planYears(plan), year])].sort((a, b) => b - a),
    ...sentences(year, funds),
    funds,
    proposals: await listProposals(tx, loaded, actor),
    journal: await listLines(tx, plan, sql`p.year = ${year}`, 100),
    mayKeep: keepsFunds(loaded, actor),
    keeper: plan.departments.find(({ id }) => id === file.keeper)?.name ?? file.keeper,
    forecastOn: forecast.on,
  };
}

const planYears = ({ meta }: Plan): readonly number[] =>
  Array.from({ length: meta.years.to - meta.years.from + 1 }, (_, at) => meta.years.from + at);

function unitsOf(plan: Plan, own: readonly WayRow[]): FundYear['units'] {
  const ids = [...new Set(own.filter(({ policy }) => policy !== '').map(({ unit_id }) => unit_id))];
  return ids
    .map((unitId) => {
      const postings: MoneyPosting[] = own.filter((way) => way.unit_id === unitId).map(toPosting);
      const paid = onAccount(postings, 'paid');
      const committed = add(onAccount(postings, 'committed'), paid);
      return {
        unitId,
        unitName: unitName(plan, unitId),
        committedYuan: yuan(committed),
        paidYuan: yuan(paid),
      };
    })
    .sort((a, b) => a.unitId.localeCompare(b.unitId));
}

/** 万元 as an official says it. */
const wan = (amount: Exact): string =>
  `${groupThousands(toDecimalString({ n: amount.n, d: amount.d * 10_000n }, 2))} 万元`;

function sentences(year: number, funds: readonly FundYear[]): { sentence: string; lead: string } {
  const all = (pick: (fund: FundYear) => string) => sum(funds.map((fund) => decimal(pick(fund))));
  const unentered = funds.filter((fund) => fund.unentered).map(({ title }) => title);
  const short = funds.filter(({ afterYuan }) => decimal(afterYuan).n < 0n).map(({ title }) => title);
  const allotted = all(({ allottedYuan }) => allottedYuan);
  const lead = [
    unentered.length > 0 ? `还没有编列：${unentered.join('、')}` : '',
    short.length > 0 ? `在办申报全部兑现后不够的：${short.join('、')}` : '',
  ].filter((part) => part !== '');
  return {
    sentence:
      allotted.n === ZERO.n
        ? `${year} 年还没有编列预算`
        : `${year} 年安排 ${wan(allotted)}，已承诺 ${wan(all((one) => one.committedYuan))}，已兑付 ${wan(all((one) => one.paidYuan))}，结余 ${wan(all((one) => one.leftYuan))}`,
    lead: lead.length > 0 ? lead.join('；') : '安排的减去承诺的就是结余；下达拨付通知即占预算，撤回即放开',
  };
}
