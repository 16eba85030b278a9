import type { ApplicationLists } from '@tenglong/contracts/policy';
import { yearOf } from '@tenglong/domain/values';
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
  return {
    year,
    lists: found.flatMap(({ register: { file }, plan }) => {
      const policy = plan.policies.find((one) => one.file.id === file.policy?.id)?.file;
      if (!policy) return [];
      const own = rows.filter((row) => row.register === file.id);
      const closed = new Set(file.stages.filter(({ kind }) => kind === 'closed').map(({ id }) => id));
      const sum = (some: readonly StageSum[]) =>
        some.reduce((all, { granted }) => all + BigInt(granted.replace('.', '')), 0n).toString();
      const yuan = (some: readonly StageSum[]) => {
        const fen = sum(some).padStart(3, '0');
        return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
      };
      return [
        {
          ...{
            register: file.id,
            title: file.title,
            policy: policy.id,
            policyTitle: policy.title,
            clause: policy.clause,
          },
          stages: file.stages.map(({ id, title }) => ({
            ...{ id, title },
            count: own.find(({ stage }) => stage === id)?.count ?? 0,
          })),
          grantedYuan: yuan(own),
          paidYuan: yuan(own.filter(({ stage }) => closed.has(stage))),
          takesMachines: file.policy?.machines === true,
        },
      ];
    }),
  };
}
