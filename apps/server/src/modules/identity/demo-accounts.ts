import { randomInt } from 'node:crypto';
import { count, sql } from 'drizzle-orm';
import { systemActor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { createUser, type NewUser, setPassword } from './create-user.ts';
import { verifyPassword } from './password-hash.ts';
import { passwordFaults } from './password-rules.ts';
import { users } from './tables.ts';
import { findUser } from './users.ts';

export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly title: string;
}

type FirstAccount = Omit<NewUser, 'password'> & { readonly title: string; readonly demoOnly?: true };

const FIRST = [
  {
    account: 'zhuanban',
    displayName: '专班办公室',
    department: '工作专班',
    role: 'office',
    title: '专班管理员',
  },
  {
    account: 'jingxin',
    displayName: '经信局经办人',
    department: '市经信局',
    departmentId: 'jingxin',
    role: 'department',
    demoOnly: true,
    title: '责任单位（市经信局）',
  },
  {
    account: 'caizheng',
    displayName: '财政局经办人',
    department: '市财政局',
    departmentId: 'caizheng',
    role: 'department',
    demoOnly: true,
    title: '责任单位（市财政局）',
  },
  {
    account: 'damaiyu',
    displayName: '大麦屿经办人',
    department: '大麦屿街道',
    units: ['331083003'],
    role: 'township',
    demoOnly: true,
    title: '乡镇（街道）（大麦屿街道）',
  },
  {
    account: 'qiye',
    displayName: '企业经办人',
    department: '玉环乙未鑫水暖(浙江)有限公司',
    creditCode: '91331083MAMB30L4X0',
    role: 'enterprise',
    demoOnly: true,
    title: '企业（玉环乙未鑫水暖）',
  },
  {
    account: 'qiye2',
    displayName: '企业经办人（有技改项目）',
    department: '玉环壬申泰水暖科技有限公司',
    creditCode: '913310212150058295',
    role: 'enterprise',
    demoOnly: true,
    title: '企业（玉环壬申泰水暖，有在建技改项目）',
  },
  {
    account: 'ducha',
    displayName: '督查人员',
    department: '市委市政府督查室',
    role: 'inspector',
    demoOnly: true,
    title: '督查',
  },
  {
    account: 'lingdao',
    displayName: '分管领导',
    department: '市政府',
    role: 'leader',
    demoOnly: true,
    title: '领导',
  },
  {
    account: 'anquan',
    displayName: '安全管理员',
    department: '市大数据局',
    role: 'security',
    title: '安全管理员',
  },
  {
    account: 'xitong',
    displayName: '系统管理员',
    department: '市大数据局',
    role: 'system',
    title: '系统管理员',
  },
  {
    account: 'shenji',
    displayName: '审计管理员',
    department: '市大数据局',
    role: 'auditor',
    title: '审计管理员',
  },
  { account: 'chakan', displayName: '查看人员', department: '工作专班', role: 'reader', title: '只读' },
] as const satisfies readonly FirstAccount[];

/** Without the letters and digits that are mistaken for one another on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Sixteen random characters in groups of four (about 92 bits) that satisfy our own rules. */
export function randomPassword(account: string): string {
  for (;;) {
    const letters = Array.from({ length: 16 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    const password = letters.replace(/(.{4})(?=.)/g, '$1-');
    if (passwordFaults(password, account).length === 0) return password;
  }
}

/**
 * At the first start: creates the office's and the reader's account — in a demonstration those of a department and a
 * township of the demo county as well — each with its own random password or all with `fixedPassword`.
 * Later: a `fixedPassword` that is not theirs becomes theirs; otherwise nothing.
 *
 * @param demo - whether this is a demonstration
 * @param keep - writes the passwords down; before they are in force, so that no crash can lose them
 * @returns the accounts whose password was set just now
 */
export async function prepareDemoAccounts(
  { db, clock }: Deps,
  fixedPassword?: string,
  keep: (accounts: readonly DemoAccount[]) => void = () => {},
  demo = false,
): Promise<DemoAccount[]> {
  const actor = systemActor('setup', '首次启动');
  const at = clock.now();
  return db.transaction(async (tx) => {
    const [existing] = await tx.orm.select({ users: count() }).from(users);
    const set: DemoAccount[] = [];
    for (const { title, demoOnly, ...account } of FIRST as readonly FirstAccount[]) {
      if (demoOnly && !demo) continue;
      const password = fixedPassword ?? randomPassword(account.account);
      if (existing?.users === 0) {
        await createUser(tx, actor, { ...account, password }, at);
        set.push({ account: account.account, password, title });
      } else if (fixedPassword !== undefined) {
        const user = await findUser(tx, account.account);
        if (!user || (await verifyPassword(user.passwordHash, fixedPassword))) continue;
        await setPassword(tx, actor, account.account, fixedPassword, at);
        set.push({ account: account.account, password, title });
      }
    }
    if (set.length > 0) tx.beforeCommit(async () => keep(set));
    return set;
  });
}

/** Makes the accounts of a demonstration as old as its first day, so that they may read what it begins with. */
export const dateAccountsBack = (tx: Tx, at: Date): Promise<number> =>
  tx.run(
    sql`update users set created_at = ${at.toISOString()}::timestamptz where created_at > ${at.toISOString()}::timestamptz`,
  );
