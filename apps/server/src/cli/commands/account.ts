import { ROLES, roles } from '@tenglong/contracts/identity';
import type { RegisterCommand } from '../command.ts';

const ROLE_TITLES = ROLES.map((role) => roles[role].title).join('、');

/** `tenglong account`: the accounts of the product, made, reset, closed and listed by whoever runs the server. */
export const registerAccount: RegisterCommand = (program, io) => {
  program
    .command('account')
    .summary('列出、建立、停用账号，重置密码')
    .description(
      '不写账号：列出全部账号。\n' +
        '只写账号：设一个新的随机密码，解除锁定，并结束它已有的登录；新密码只显示一次。\n' +
        '数据库由 DATABASE_URL 或 TENGLONG_DATA 指定，与 serve 相同；内嵌数据库请先停止服务。',
    )
    .argument('[账号]', '字母、数字和 . _ -，例如 zhangsan')
    .option('--create', '建立这个账号，显示它的第一个密码')
    .option('--name <姓名>', '新账号的姓名')
    .option('--department <部门>', '新账号的部门', '工作专班')
    .option('--role <岗位>', `新账号的岗位：${ROLE_TITLES}`, '只读')
    .option(
      '--scope <范围>',
      '为谁办事：乡镇（街道）的代码（几个用逗号隔开）、责任单位的标识，或企业的统一社会信用代码',
    )
    .option('--disable', '停用这个账号，并结束它已有的登录')
    .option('--enable', '重新启用这个账号')
    .option('--drop-factor', '解除这个账号的动态口令：手机丢了、恢复码也用完了')
    .action(async (account: string | undefined, options: AccountOptions) => {
      const { runAccount } = await import('../account/run-account.ts');
      await runAccount(account, options, io);
    });
};

export interface AccountOptions {
  readonly create?: true;
  readonly name?: string;
  readonly department: string;
  readonly role: string;
  readonly scope?: string;
  readonly disable?: true;
  readonly enable?: true;
  readonly dropFactor?: true;
}
