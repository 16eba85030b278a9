import { checkPolicies, type PolicyCheck } from '@tenglong/domain/plan';
import type { PolicyOptions } from '../commands/policy.ts';
import { loadCommandPlan } from '../evaluate/load-plan.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';

function* summary({ policies }: PolicyCheck): Generator<string> {
  for (const { id, title, cases, errors } of policies) {
    yield `${id} ${title}：用例 ${cases} 个，${errors.length === 0 ? '全部成立' : `问题 ${errors.length} 处`}`;
  }
  yield `政策 ${policies.length} 项，用例 ${policies.reduce((sum, { cases }) => sum + cases, 0)} 个`;
}

/** Checks every policy of a plan and runs all cases. @throws CliFailure if anything is wrong */
export async function runPolicyCheck(
  { plan: folder, json }: PolicyOptions & { readonly json?: true },
  io: CliIo,
): Promise<void> {
  const { plan } = await loadCommandPlan(folder);
  const check = checkPolicies(plan);
  const errors = check.policies.flatMap((one) => one.errors);
  if (json) io.out(`${JSON.stringify(check, undefined, 2)}\n`);
  else io.out(`${[...summary(check)].join('\n')}\n`);
  if (errors.length === 0) return;
  if (!json) {
    for (const { file, path, message, remedy } of errors) io.err(`${file} ${path}：${message}；${remedy}\n`);
  }
  throw new CliFailure(`政策有 ${errors.length} 处问题`, '请按所列文件和位置逐处改正');
}
