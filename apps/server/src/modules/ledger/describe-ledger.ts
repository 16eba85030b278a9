import type { LedgerGap, LedgerOverview, LedgerResourceText } from '@tenglong/contracts/ledger';
import { chartOf } from '@tenglong/domain/ledger';
import type { Plan } from '@tenglong/domain/plan';
import { compare, decimal, isZero, sign } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { type Actor, seesUnit } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { describeResource, spoken } from './describe-resource.ts';
import { getLedger, LedgerTitles } from './ledger-titles.ts';
import { listPending } from './list-pending.ts';
import { loadFlows, unitInScope } from './posting-rows.ts';
import { listOpenTransfers } from './transfers.ts';

const GAPS_SHOWN = 20;

/** 腾笼账: how every resource stands, from whom to what, by unit; and what is missing. @throws Problem LEDGER_NOT_KEPT */
export async function describeLedger(tx: Tx, actor: Actor, today: string): Promise<LedgerOverview> {
  const { plan, ledger } = await getLedger(tx);
  const chart = chartOf(ledger);
  const titles = new LedgerTitles(plan);
  const county = actor.scope.kind === 'county';
  const units = [...plan.units.map(({ id }) => id), plan.meta.county.code];
  const visible = units.filter((unit) => seesUnit(actor.scope, unit));
  const flows = await loadFlows(tx, actor.scope);
  const gaps = await listGaps(tx, actor, plan);
  const resources: LedgerResourceText[] = ledger.resources.map((resource) => ({
    ...describeResource(plan, chart, resource, flows, visible, today, county),
    gaps: gaps.counts.get(resource.id) ?? 0,
  }));
  const [counted] = await tx.rows<{ n: number }>(sql`select coalesce(max(number), 0) as n from ledger_head`);
  return {
    title: ledger.title,
    clauses: ledger.clauses,
    asOf: today,
    sentence: ledgerSentence(resources),
    lead: ledgerLead(resources),
    resources,
    accounts: ledger.accounts.map(({ id, title, kind, clause }) => ({
      id,
      title,
      kind,
      clause: clause ?? null,
      summary: plan.clauses.find(({ address }) => address === clause)?.summary ?? '',
    })),
    units: visible.map((id) => ({ id, name: titles.unit(id) })),
    registers: plan.registers
      .filter(({ file }) => file.ledger.length > 0)
      .map(({ file }) => ({ id: file.id, title: file.shortTitle })),
    gaps: gaps.shown,
    gapTotal: gaps.total,
    pending: await listPending(tx, actor, plan),
    transfers: county ? await listOpenTransfers(tx, actor, plan) : [],
    mayTransfer: actor.permissions.has('ledger.transfer'),
    transactions: counted?.n ?? 0,
  };
}

const moved = ({ freed, used, kept, pending }: LedgerResourceText): boolean =>
  [freed, used, kept, pending].some((amount) => !isZero(decimal(amount)));

/** `已腾出用地 612.40 亩、用能 15,200.0 吨标准煤，已用 …，结余 …`, of the resources that a reader asks for first. */
function ledgerSentence(resources: readonly LedgerResourceText[]): string {
  const told = resources.filter(moved).slice(0, 2);
  if (told.length === 0) return '账上还没有一笔：整治的企业通过验收后，腾出的用地、用能记到这里';
  const amount = (one: LedgerResourceText, key: 'freed' | 'used' | 'left') =>
    `${spoken(one[key], one.decimals)} ${one.unit}`;
  const freed = told.map((one) => `${one.title} ${amount(one, 'freed')}`).join('、');
  if (told.every(({ used }) => isZero(decimal(used)))) return `已腾出${freed}，还没有项目占用`;
  const list = (key: 'used' | 'left') => told.map((one) => amount(one, key)).join('、');
  return `已腾出${freed}，已用 ${list('used')}，结余 ${list('left')}`;
}

/** What stands behind the sentence: the goal and its pace, what went to merged firms, what waits, what is overdrawn. */
function ledgerLead(resources: readonly LedgerResourceText[]): string {
  const parts = resources.flatMap((one) => {
    const said: string[] = [];
    if (one.goal) {
      const { target, unit, actual, share, pace } = one.goal;
      const percent = (ratio: number) => `${(ratio * 100).toFixed(1)}%`;
      const against = share >= 1 ? '已达目标' : share >= pace ? '跟上序时' : '落后于序时';
      said.push(
        `${one.goal.title} ${spoken(actual, 2)}/${target} ${unit}，完成 ${percent(share)}，序时 ${percent(pace)}，${against}`,
      );
    }
    if (sign(decimal(one.left)) < 0) {
      said.push(`${one.title}超用 ${spoken(one.left.replace('-', ''), one.decimals)} ${one.unit}`);
    }
    return said;
  });
  const amounts = (key: 'kept' | 'pending') =>
    resources
      .filter((one) => compare(decimal(one[key]), decimal('0')) > 0)
      .slice(0, 2)
      .map((one) => `${one.title} ${spoken(one[key], one.decimals)} ${one.unit}`)
      .join('、');
  const [kept, pending] = [amounts('kept'), amounts('pending')];
  if (kept) parts.push(`兼并重组归重组后企业${kept}，不计入腾出`);
  if (pending) parts.push(`归属待核${pending}，核定前不计入`);
  return parts.length > 0 ? `${parts.join('；')}。` : '';
}

const REASONS: Readonly<Record<string, string>> = {
  unknown: '未报',
  negative: '报成了负数',
  'no-account': '没有写方式或用途',
  'no-parcel': '没有写是哪几宗，可能与别处重复',
};

/** Entries whose amounts are not in the books: nobody reported them, or another list has freed the same. */
async function listGaps(tx: Tx, actor: Actor, plan: Plan) {
  const titles = new LedgerTitles(plan);
  const rows = await tx.rows<{
    entry_id: string;
    subject_name: string;
    unit_id: string;
    register: string;
    resources: string[];
    reasons: string[];
    rivals: string[];
  }>(sql`
    select g.entry_id, g.subject_name, g.unit_id, g.register, array_agg(g.resource order by g.resource) as resources,
      array_agg(g.reason order by g.resource) as reasons,
      array_agg(g.rival order by g.resource) as rivals
    from ledger_gaps g where ${unitInScope(actor.scope, sql`g.unit_id`)}
    group by g.entry_id, g.subject_name, g.unit_id, g.register order by g.register desc, g.unit_id, g.subject_name, g.entry_id`);
  const counts = new Map<string, number>();
  for (const { resources } of rows) {
    for (const resource of resources) counts.set(resource, (counts.get(resource) ?? 0) + 1);
  }
  const order = plan.ledger?.resources.map(({ id }) => id) ?? [];
  const shown: LedgerGap[] = rows.slice(0, GAPS_SHOWN).map((row) => {
    // What another list has freed already is said in its own words.
    const silent = row.resources.filter((_, at) => row.reasons[at] !== 'claimed');
    const reason = row.reasons.find((one) => one !== 'unknown' && one !== 'claimed') ?? 'unknown';
    const named = order.filter((id) => silent.includes(id)).map((id) => titles.resource(id).title);
    const said = named.length > 0 ? [`${named.join('、')}${REASONS[reason] ?? '未报'}`] : [];
    return {
      entryId: row.entry_id,
      subjectName: row.subject_name,
      unitName: titles.unit(row.unit_id),
      registerTitle: titles.register(row.register),
      message: [...row.rivals.filter((one) => one !== ''), ...said].join('；'),
    };
  });
  return { counts, shown, total: rows.length };
}
