import type { RegisterCommand } from '../command.ts';

/** `tenglong plan check|export|text`: a plan folder checked, a plan written back, the office's copy put in. */
export const registerPlan: RegisterCommand = (program, io) => {
  const plan = program
    .command('plan')
    .summary('检查、导出方案，放入方案原文')
    .description('检查、导出方案，放入方案原文。');
  plan
    .command('check')
    .summary('检查方案目录：错误、各清单合计、覆盖情况、自相矛盾之处')
    .description(
      '检查一个方案目录：逐个文件核对内容，重算各清单的合计，列出没有牵头、没有任务、没有目标的条款和自相矛盾之处。\n' +
        '退出码：0 可以载入（矛盾不算错误）；2 有错误，不能载入。',
    )
    .argument('<目录>', '方案目录，例如 plans/yuhuan-2021-2023')
    .option('--json', '改用 JSON 输出')
    .action(async (folder: string, options: { readonly json?: true }) => {
      const { runPlanCheck } = await import('../plan/run-plan-check.ts');
      await runPlanCheck(folder, options, io);
    });
  plan
    .command('export')
    .summary('把正在使用的方案写成目录')
    .description(
      '把数据库里正在使用的方案（含页面上的裁定）写成一个目录；没有改过的文件与载入时一字不差。\n' +
        '数据库由 DATABASE_URL 或 TENGLONG_DATA 指定，与 serve 相同；内嵌数据库请先停止服务。',
    )
    .argument('<目录>', '写到哪里；没有会新建，目录里有别的文件则不写')
    .option('--from <目录>', '不从数据库，而从这个方案目录导出')
    .action(async (folder: string, options: { readonly from?: string }) => {
      const { runPlanExport } = await import('../plan/run-plan-export.ts');
      await runPlanExport(folder, options, io);
    });
  plan
    .command('text')
    .summary('放入本单位的方案原文，与条款并列显示')
    .description(
      '从 .docx 或纯文本（.txt，UTF-8 或 GBK）里按“一、”“1．”“附件1”等序号认出条款，放在页面上各条款旁边，替换以前放入的原文。\n' +
        '数据库由 DATABASE_URL 或 TENGLONG_DATA 指定，与 serve 相同；内嵌数据库请先停止服务，或在页面上放入。',
    )
    .argument('<文件>', '方案原文')
    .action(async (file: string) => {
      const { runPlanText } = await import('../plan/run-plan-text.ts');
      await runPlanText(file, io);
    });
};
