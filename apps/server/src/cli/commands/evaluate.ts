import { InvalidArgumentError } from 'commander';
import type { RegisterCommand } from '../command.ts';

/** Four digits. @throws InvalidArgumentError in the office's words */
export function readYear(text: string): number {
  if (!/^(?:19|20)\d{2}$/.test(text)) throw new InvalidArgumentError('年度请写四位数字，例如 2022');
  return Number(text);
}

/** `tenglong evaluate`: workbooks of the departments in, grades and lists out, without database or browser. */
export const registerEvaluate: RegisterCommand = (program, io) => {
  program
    .command('evaluate')
    .summary('读取各部门表格，测算一个年度的亩均评价和高耗低效排查')
    .description(
      '读取一个文件夹里各部门的表格，按方案测算一个年度的亩均评价和高耗低效排查，结果写成 UTF-8 的 CSV。\n' +
        '退出码：0 这批数据整体可用；2 不可用，并说明原因。',
    )
    .requiredOption('--plan <目录>', '方案目录，例如 plans/yuhuan-2021-2023')
    .requiredOption('--workbooks <目录>', '各部门表格所在的文件夹')
    .requiredOption('--year <年度>', '评价年度，四位数字', readYear)
    .requiredOption('--out <目录>', '结果写到哪里；没有会新建，同名文件会覆盖')
    .option('--json', '摘要改用 JSON 输出')
    .action(async (options: EvaluateOptions) => {
      const { runEvaluate } = await import('../evaluate/run-evaluate.ts');
      await runEvaluate(options, io);
    });
};

interface EvaluateOptions {
  readonly plan: string;
  readonly workbooks: string;
  readonly year: number;
  readonly out: string;
  readonly json?: true;
}
