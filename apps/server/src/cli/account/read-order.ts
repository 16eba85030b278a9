import type { Role } from '@tenglong/contracts/identity';
import { findRole, isAccountName } from '../../modules/identity/index.ts';
import type { AccountOptions } from '../commands/account.ts';
import { CliFailure } from '../failure.ts';

export type AccountOrder =
  | { readonly kind: 'list' }
  | { readonly kind: 'reset' | 'disable' | 'enable'; readonly account: string }
  | {
      readonly kind: 'create';
      readonly account: string;
      readonly displayName: string;
      readonly department: string;
      readonly role: Role;
    };

/** What `tenglong account` was asked to do. @throws CliFailure where that is not clear */
export function readOrder(account: string | undefined, options: AccountOptions): AccountOrder {
  const asked = (['create', 'disable', 'enable'] as const).filter((kind) => options[kind]);
  if (asked.length > 1) {
    throw new CliFailure('--create、--disable、--enable 一次只能用一个', '请分开运行');
  }
  const [kind = 'reset'] = asked;
  if (account === undefined) {
    if (asked.length === 0) return { kind: 'list' };
    throw new CliFailure('没有写账号', `例如 tenglong account zhangsan --${kind}`);
  }
  if (kind !== 'create') return { kind, account };
  if (!isAccountName(account)) {
    throw new CliFailure(
      `账号“${account}”不能用`,
      '请用 2 到 32 个字母、数字或 . _ -，以字母或数字开头，例如 zhangsan',
    );
  }
  const displayName = options.name?.trim() ?? '';
  if (displayName === '') throw new CliFailure('没有写姓名', `请加 --name，例如 --name 张三`);
  const role = findRole(options.role);
  if (!role) throw new CliFailure(`没有“${options.role}”这个岗位`, '请写 工作专班 或 只读');
  return { kind, account, displayName, department: options.department.trim(), role };
}
