import { ROLES, type Role, roles } from '@tenglong/contracts/identity';
import { findRole, isAccountName } from '../../modules/identity/index.ts';
import type { AccountOptions } from '../commands/account.ts';
import { CliFailure } from '../failure.ts';

export type AccountOrder =
  | { readonly kind: 'list' }
  | { readonly kind: 'reset' | 'disable' | 'enable' | 'dropFactor'; readonly account: string }
  | ({
      readonly kind: 'create';
      readonly account: string;
      readonly displayName: string;
      readonly department: string;
      readonly role: Role;
    } & PartyOf);

interface PartyOf {
  readonly units?: string[];
  readonly departmentId?: string;
  readonly creditCode?: string;
}

/** For whom the account acts, as its role needs it. @throws CliFailure where the role needs it and it is not said */
function partyOf(role: Role, scope: string): PartyOf {
  const need = (what: string) => {
    if (scope === '') throw new CliFailure(`${roles[role].title}账号要写明范围`, `请加 --scope ${what}`);
    return scope;
  };
  switch (role) {
    case 'township':
      return { units: need('乡镇（街道）的代码，例如 331083003').split(/[,，]/) };
    case 'department':
      return { departmentId: need('责任单位在方案里的标识，例如 jingxin') };
    case 'enterprise':
      return { creditCode: need('企业的统一社会信用代码') };
    default:
      return {};
  }
}

/** What `tenglong account` was asked to do. @throws CliFailure where that is not clear */
export function readOrder(account: string | undefined, options: AccountOptions): AccountOrder {
  const asked = (['create', 'disable', 'enable', 'dropFactor'] as const).filter((kind) => options[kind]);
  if (asked.length > 1) {
    throw new CliFailure('--create、--disable、--enable、--drop-factor 一次只能用一个', '请分开运行');
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
  if (!role)
    throw new CliFailure(
      `没有“${options.role}”这个岗位`,
      `请写 ${ROLES.map((one) => roles[one].title).join('、')} 之一`,
    );
  const party = partyOf(role, options.scope?.trim() ?? '');
  return { kind, account, displayName, department: options.department.trim(), role, ...party };
}
