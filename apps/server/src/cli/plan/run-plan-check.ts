import { CONTRADICTION_TITLES, checkPlan, type PlanCheck } from '@tenglong/domain/plan';
import { readPlanFolder } from '../../modules/plan/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';

const NOTHING: Omit<PlanCheck, 'errors'> = { totals: null, coverage: null, contradictions: [] };
const MOST = 12;

const some = (addresses: readonly string[]): string =>
  addresses.length === 0
    ? '无'
    : `${addresses.length} 处（${addresses.slice(0, MOST).join('、')}${addresses.length > MOST ? ' 等' : ''}）`;

function* summary({ totals, coverage, contradictions }: PlanCheck): Generator<string> {
  if (totals) {
    const wrong = [...totals.columns.filter(({ ok }) => !ok), ...totals.rows];
    yield `清单合计：核对 ${totals.columns.length} 列，${wrong.length === 0 ? '全部相符' : `不符 ${wrong.length} 处`}`;
    for (const { address, message } of wrong) yield `  ${address}：${message ?? ''}`;
  }
  if (coverage) {
    const { clauses, tasks, targets, registers } = coverage;
    yield `条款 ${clauses.count} 条：没有牵头 ${some(clauses.withoutLead)}，没有任务 ${some(clauses.withoutTask)}，没有目标 ${some(clauses.withoutTarget)}`;
    yield `任务 ${tasks.count} 项：没有牵头 ${some(tasks.withoutLead)}，没有对应条款 ${some(tasks.withoutClause)}`;
    yield `目标 ${targets.count} 个：没有责任单位 ${some(targets.withoutOwner)}，没有分解 ${some(targets.withoutSplit)}`;
    const { withoutStep } = registers;
    if (withoutStep.length > 0)
      yield `清单 ${registers.count} 张：${withoutStep.length} 张有字段没有哪一步要求填，只作参考的可以不管：`;
    for (const { register, fields } of withoutStep) yield `  ${register}：${fields.join('、')}`;
  }
  const notices = coverage?.notices ?? [];
  if (notices.length > 0) yield `请留意 ${notices.length} 处，不妨碍载入：`;
  for (const { file, path, message, remedy } of notices) yield `  ${file} ${path}：${message}；${remedy}`;
  const open = contradictions.filter(({ ruling }) => ruling === null).length;
  yield `自相矛盾 ${contradictions.length} 处，待裁定 ${open} 处`;
  for (const { kind, title, sentence, ruling } of contradictions) {
    yield `  ${CONTRADICTION_TITLES[kind]}｜${title}：${sentence}${ruling ? `（已裁定：${ruling.value}）` : ''}`;
  }
}

/** Checks a folder and says what came of it. @throws CliFailure if the folder cannot be loaded as a plan */
export async function runPlanCheck(
  folder: string,
  { json }: { readonly json?: true },
  io: CliIo,
): Promise<void> {
  const reading = await readPlanFolder(folder);
  const check = reading.ok ? checkPlan(reading.documents) : { errors: reading.errors, ...NOTHING };
  if (json) io.out(`${JSON.stringify(check, undefined, 2)}\n`);
  else if (check.errors.length === 0) io.out(`${[...summary(check)].join('\n')}\n`);
  if (check.errors.length === 0) return;
  if (!json) {
    for (const { file, path, message, remedy } of check.errors) {
      const place = `${file} ${path}`.trim();
      io.err(`${place === '' ? '' : `${place}：`}${message}；${remedy}\n`);
    }
  }
  throw new CliFailure(`方案目录有 ${check.errors.length} 处错误，不能载入`, '请按所列文件和位置逐处改正');
}
