import { isCalendarDay } from '@tenglong/domain/values';
import { InvalidArgumentError } from 'commander';
import type { RegisterCommand } from '../command.ts';

export interface PolicyOptions {
  readonly plan: string;
}

export interface DetermineOptions extends PolicyOptions {
  readonly policy: string;
  readonly asOf: string;
  readonly facts: string;
  readonly set: readonly string[];
  readonly waive: readonly string[];
  readonly trace?: true;
}

const DEFAULT_PLAN = 'plans/yuhuan-2021-2023';

function readDay(text: string): string {
  if (isCalendarDay(text)) return text;
  throw new InvalidArgumentError('日期请写成 2023-06-30 的样子，须是日历上有的日子');
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `tenglong policy determine|run|schema|check`: what a policy says of a case, of a population; its facts; its checks. */
export const registerPolicy: RegisterCommand = (program, io) => {
  const policy = program
    .command('policy')
    .summary('按政策逐案判定，说明每一步；检查政策')
    .description('按方案里的政策判定能不能享受、享受多少，说明每一步出自哪一条；检查政策本身和它的用例。');
  const withFacts = (name: string) =>
    policy
      .command(name)
      .requiredOption('--plan <目录>', '方案目录，例如 plans/yuhuan-2021-2023')
      .requiredOption('--policy <政策>', '政策的 id，例如 22-equipment')
      .requiredOption('--as-of <日期>', '判定日，按这一天有效的版本和参数，例如 2022-06-30', readDay)
      .option('--set <参数=值>', '试算：改一个参数，例如 22-equipment.cap=6000000，可写多个', collect, [])
      .option(
        '--waive <分条=决定>',
        '“原则上”的条件已由决定放宽，例如 parcels=专题会议纪要〔2022〕5号，可写多个',
        collect,
        [],
      );
  withFacts('determine')
    .summary('判定一案，输出一个 JSON')
    .description(
      '判定一案：能否享受（verdict）、金额或等级或期限、缺哪些事实（missing）、各种理解下的差额（readings）、\n' +
        '随之而来的义务（obligations）和逐步计算（trace）。略去的事实视为未知，不作任何假定。\n' +
        '退出码：0 已判定（含不符合和未知）；2 事实或参数不能用，原因见提示。',
    )
    .requiredOption('--facts <文件>', '事实，一个 JSON 对象；写 - 从标准输入读')
    .action(async (options: DetermineOptions) => {
      const { runDetermine } = await import('../policy/run-determine.ts');
      await runDetermine(options, io);
    });
  withFacts('run')
    .summary('逐行判定一批，输出逐行 JSON')
    .description(
      '逐行判定一批案件：每行一个 JSON 对象，结果也是每行一个，次序与输入相同；边读边写，不受行数限制。\n' +
        '不能用的一行，在原位输出 {line, problem, remedy}，其余照常判定。\n' +
        '退出码：0 全部判定；2 有不能用的行，或参数不能用。',
    )
    .requiredOption('--facts <文件>', '每行一案的事实（.ndjson）；写 - 从标准输入读')
    .option('--trace', '每行带上逐步计算')
    .action(async (options: DetermineOptions) => {
      const { runPopulation } = await import('../policy/run-population.ts');
      await runPopulation(options, io);
    });
  policy
    .command('schema')
    .summary('输出一项政策的事实的 JSON Schema')
    .description('输出一项政策所用事实的 JSON Schema：名称、类型、单位、来源。')
    .argument('<政策>', '政策的 id，例如 22-equipment')
    .option('--plan <目录>', '方案目录', DEFAULT_PLAN)
    .action(async (id: string, options: PolicyOptions) => {
      const { runPolicySchema } = await import('../policy/run-schema.ts');
      await runPolicySchema(id, options, io);
    });
  policy
    .command('check')
    .summary('检查全部政策并运行全部用例')
    .description(
      '检查方案里的全部政策：单位、缺口、重叠、永远取不到的行和分条、没有名称的数；运行全部用例，两种算法须一致。\n' +
        '退出码：0 没有问题；2 有问题，逐条列出。',
    )
    .option('--plan <目录>', '方案目录', DEFAULT_PLAN)
    .option('--json', '改用 JSON 输出')
    .action(async (options: PolicyOptions & { readonly json?: true }) => {
      const { runPolicyCheck } = await import('../policy/run-check.ts');
      await runPolicyCheck(options, io);
    });
};
