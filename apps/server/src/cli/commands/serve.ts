import type { RegisterCommand } from '../command.ts';

/** `tenglong serve`: the product for the browser, until it is told to stop. */
export const registerServe: RegisterCommand = (program, io) => {
  program
    .command('serve')
    .summary('启动服务，供浏览器使用')
    .description(
      '启动服务，供浏览器使用；按 Ctrl C 停止。\n' +
        '不设 DATABASE_URL 时使用内嵌数据库，数据放在 TENGLONG_DATA（默认当前目录下的 data）。\n' +
        '其他环境变量见 docs/guides/operations.md。',
    )
    .option('--port <端口>', '监听的端口，默认 8787（或环境变量 PORT）')
    .option('--host <地址>', '监听的地址，默认 127.0.0.1，只有本机能连（或环境变量 HOST）')
    .option('--plan <目录>', '启动时载入的方案目录；与正在使用的方案不同时成为草稿，不会直接替换')
    .option('--demo', '第一次启动时装入虚构的演示县：方案和各部门表格')
    .action(async (options: ServeOptions) => {
      const { runServe } = await import('../serve/run-serve.ts');
      await runServe(options, io);
    });
};

export interface ServeOptions {
  readonly port?: string;
  readonly host?: string;
  readonly plan?: string;
  readonly demo?: true;
}
