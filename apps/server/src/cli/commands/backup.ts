import type { RegisterCommand } from '../command.ts';

/** `tenglong backup`: the whole database into one file, while the server is stopped or runs on a server database. */
export const registerBackup: RegisterCommand = (program, io) => {
  program
    .command('backup')
    .summary('把数据库备份成一个文件')
    .description(
      '把整个数据库备份成一个 .tar.gz 文件，内嵌数据库和 PostgreSQL 服务器都可以，也可以互相恢复。\n' +
        '内嵌数据库正在使用时不能用这个命令：服务每天自动备份到数据目录的 backups 里，也可以在页面上立即备份。',
    )
    .option('--out <文件>', '备份写到哪个文件，默认写到数据目录的 backups 里')
    .option('--force', '文件已经存在时覆盖它')
    .action(async (options: BackupOptions) => {
      const { runBackup } = await import('../backup/run-backup.ts');
      await runBackup(options, io);
    });
};

export interface BackupOptions {
  readonly out?: string;
  readonly force?: boolean;
}
