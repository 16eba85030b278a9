import type { RegisterCommand } from '../command.ts';
import { readYear } from './evaluate.ts';

/** `tenglong explain`: why one enterprise has its grade, from a folder of workbooks. */
export const registerExplain: RegisterCommand = (program, io) => {
  program
    .command('explain')
    .summary('说明一家企业某一年的评价是怎么得出来的')
    .description(
      '读取一个文件夹里各部门的表格，按方案测算，说明一家企业每一项的数、基准和得分，以及离上一档还差多少。',
    )
    .argument('<统一社会信用代码>', '18 位')
    .requiredOption('--plan <目录>', '方案目录，例如 plans/yuhuan-2021-2023')
    .requiredOption('--workbooks <目录>', '各部门表格所在的文件夹')
    .requiredOption('--year <年度>', '评价年度，四位数字', readYear)
    .option('--json', '改用 JSON 输出，含逐步计算')
    .action(async (creditCode: string, options: ExplainOptions) => {
      const { runExplain } = await import('../explain/run-explain.ts');
      await runExplain(creditCode, options, io);
    });
};

export interface ExplainOptions {
  readonly plan: string;
  readonly workbooks: string;
  readonly year: number;
  readonly json?: true;
}
