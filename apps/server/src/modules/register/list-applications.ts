import type { ApplicationLists } from '@tenglong/contracts/policy';
import type { PolicyFile } from '@tenglong/domain/policy';
import type { RegisterFile } from '@tenglong/domain/register';
import { decimal, sum, toDecimalString, yearOf } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { listRegisters } from './register-library.ts';

interface StageSum {
  register: string;
  stage: string;
  count: number;
  granted: string;
}

/** 申报与审核: every list of applications with its stages and the money of the year, in the actor's reach. Queries: 2. */
export async function listApplications(tx: Tx, scope: Scope, today: string): Promise<ApplicationLists> {
  const year = yearOf(today);
  const found = (await listRegisters(tx)).filter(({ register }) => register.file.policy !== undefined);
  const ids = found.map(({ register }) => register.file.id);
  const rows = await tx.rows<StageSum>(sql`
    select e.register, e.stage, count(*) as count,
      coalesce(sum(g.amount_yuan) filter (where g.year = ${year}), 0)::numeric(20, 2)::text as granted
    from register_entries e left join policy_grants g on g.entry_id = e.id
    where e.register = any(${sql.param(ids)}::text[]) and ${withinScope(scope, ENTRY_OWNER)}
    group by e.register, e.stage`);
  const lists = found.flatMap(({ register: { file }, plan }) => {
    const policy = plan.policies.find((one) => one.file.id === file.policy?.id)?.file;
    return policy ? [listOf(file, policy, rows)] : [];
  });
  return {
    year,
    open: lists.reduce((all, { open }) => all + open, 0),
    grantedYuan: yuan(lists.map(({ grantedYuan }) => grantedYuan)),
    lists: lists.map(({ open: _open, ...list }) => list),
  };
}

/** One list, and how many of its applications are under way: neither done nor left. */
function listOf(file: RegisterFile, policy: PolicyFile, rows: readonly StageSum[]) {
  const own = rows.filter(({ register }) => register === file.id);
  const stages = file.stages.map(({ id, title, kind }) => {
    const { count = 0, granted = '0' } = own.find(({ stage }) => stage === id) ?? {};
    return { id, title, kind, count, granted };
  });
  const closed = stages.filter(({ kind }) => kind === 'closed');
  return {
    register: file.id,
    title: file.title,
    policy: policy.id,
    policyTitle: policy.title,
    clause: policy.clause,
    stages: stages.map(({ id, title, count }) => ({ id, title, count })),
    grantedYuan: yuan(own.map(({ granted }) => granted)),
    paidYuan: yuan(closed.map(({ granted }) => granted)),
    takesMachines: file.policy?.machines === true,
    open: stages.reduce((all, { kind, count }) => all + (kind === 'open' ? count : 0), 0),
  };
}

/** The sum of amounts in yuan, to the fen. */
const yuan = (amounts: readonly string[]): string => toDecimalString(sum(amounts.map(decimal)), 2);
