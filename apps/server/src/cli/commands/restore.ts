import type { RegisterCommand } from '../command.ts';

/** `tenglong restore`: a backup back into the database that the environment names. */
export const registerRestore: RegisterCommand = (program, io) => {
  program
    .command('restore')
    .summary('用备份文件恢复数据库')
    .description(
      '先把备份文件从头到尾核对一遍，再恢复；数据库里已有数据时不会动，除非加 --force。\n' +
        '被替换的数据库改名保留，不会删除。恢复前请先停止服务。',
    )
    .requiredOption('--from <文件>', '备份文件')
    .option('--force', '数据库里已有数据时也恢复，原有数据改名保留')
    .action(async (options: RestoreOptions) => {
      const { runRestore } = await import('../backup/run-restore.ts');
      await runRestore(options, io);
    });
};

export interface RestoreOptions {
  readonly from: string;
  readonly force?: true;
}
