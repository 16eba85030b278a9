import type { RegisterCommand } from '../command.ts';

/** `tenglong account password`: a new password for somebody who lost theirs or is locked out. */
export const registerAccount: RegisterCommand = (program, io) => {
  program
    .command('account')
    .summary('重置账号的密码，并解除锁定')
    .description('给账号设一个新的随机密码，解除锁定，并结束它已有的登录。新密码只显示一次。')
    .argument('<账号>', '例如 zhuanban')
    .action(async (account: string) => {
      const { runAccount } = await import('../account/run-account.ts');
      await runAccount(account, io);
    });
};
