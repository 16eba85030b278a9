import type { BankList } from '@tenglong/contracts/register';
import { addressText } from '@tenglong/domain/address';
import { unitName } from '@tenglong/domain/plan';
import { isOneOf } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Deps } from '../../../platform/deps.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { WorkbookSpec } from '../../../platform/workbook/index.ts';
import { RUN_IN_FORCE } from '../../policy/index.ts';
import { actingParty } from '../acting-party.ts';
import { findReceiving, type Receiving } from './receiving.ts';

/** Whether the plan lets the reader take the list: the office, the departments it names. */
export function mayTakeBankList({ loaded, rule }: Receiving, actor: Actor): boolean {
  const about = { unit: null, subject: { id: null, name: '' } };
  const by = rule.banks?.by ?? [];
  return actor.permissions.has('bankList.read') && isOneOf(by, about, actingParty(actor, loaded.plan));
}

interface Row {
  code: string;
  name: string;
  unit: string | null;
  grade: string | null;
  dishonest: boolean;
}

/**
 * Enterprises of the grades that the plan names in the evaluation in force, and the dishonest if it says so, for the banks.
 *
 * @throws Problem BANK_LIST_REFUSED
 */
export async function describeBankList(tx: Tx, actor: Actor, asOf: string): Promise<BankList> {
  const receiving = await findReceiving(tx);
  if (!receiving || !mayTakeBankList(receiving, actor)) throw new Problem('BANK_LIST_REFUSED');
  const { rule, loaded } = receiving;
  const { banks, dishonesty } = rule;
  const [run] = await tx.rows<{
    year: number;
    number: number;
    hash: string;
    on: string;
    published: boolean;
  }>(sql`
    with run as (${RUN_IN_FORCE})
    select year, number, capsule_hash as hash, (started_at at time zone 'Asia/Shanghai')::date::text as "on", published from run`);
  const listed = banks?.dishonest && dishonesty ? dishonesty : undefined;
  const rows = await tx.rows<Row>(sql`
    with run as (${RUN_IN_FORCE}), graded as (
      select r.credit_code as code, r.name, r.unit_id as unit, r.grade from run join evaluation_results r on r.run_id = run.id
      where r.grade = any(${sql.param([...(banks?.grades ?? [])])}::text[])
    ), dishonest as (
      select e.subject_id as code, e.subject_name as name, e.unit_id as unit from register_entries e
      where e.register = ${listed?.register ?? ''} and e.stage = any(${sql.param([...(listed?.standing ?? [])])}::text[])
        and e.subject_id is not null
    )
    select coalesce(g.code, d.code) as code, coalesce(g.name, d.name) as name, coalesce(g.unit, d.unit) as unit, g.grade,
      (d.code is not null) as dishonest
    from graded g full join dishonest d on d.code = g.code order by g.grade desc nulls last, 1`);
  const clause = banks?.clause ?? '';
  return {
    asOf,
    clause,
    run: run ? { ...run, sealedOn: run.on } : null,
    rows: rows.map(({ code, name, unit, grade, dishonest }) => ({
      creditCode: code,
      name,
      dishonest,
      grade: grade ?? '未参评',
      unitName: unit === null ? loaded.plan.meta.county.name : unitName(loaded.plan, unit),
      ground: [grade === null ? '' : `亩均评价 ${grade} 类`, dishonest ? '严重失信' : '']
        .filter(Boolean)
        .join('、'),
    })),
  };
}

/** The list as it is shown on screen, with the evaluation and the seal it rests on. */
export function exportBankList({ db, clock }: Deps, actor: Actor): Promise<WorkbookSpec> {
  return db.transaction(async (tx) => {
    const today = clock.today();
    const { run, rows, clause } = await describeBankList(tx, actor, today);
    const rests = run
      ? `${run.year} 年度第 ${run.number} 次测算${run.published ? '（已公示）' : '（未公示）'}，${run.sealedOn} 封存`
      : '还没有亩均评价';
    await recordAudit(tx, {
      actor,
      action: 'bankList.exported',
      subject: 'enterprises',
      at: clock.now(),
      after: { rows: rows.length, run: run && { year: run.year, number: run.number, hash: run.hash } },
    });
    return {
      sheets: [
        {
          name: '银行参考名单',
          title: '亩均评价 D 类和严重失信企业名单',
          lines: [
            { left: `依据：${rests}`, right: `截至 ${today}，共 ${rows.length} 家` },
            { left: `封存校验值：${run?.hash ?? '无'}`, right: `出处：${addressText(clause)}` },
          ],
          columns: [
            { header: '序号', kind: 'number', width: 7 },
            { header: '统一社会信用代码', width: 24 },
            { header: '企业名称', width: 34 },
            { header: '乡镇（街道）', width: 16 },
            { header: '列入原因', width: 24 },
          ],
          rows: rows.map(({ creditCode, name, unitName: unit, ground }, at) => [
            String(at + 1),
            creditCode,
            name,
            unit,
            ground,
          ]),
          notes: ['供银行业金融机构参考，续贷由银行依法自主决定。'],
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 0,
          filter: true,
        },
      ],
    };
  });
}
