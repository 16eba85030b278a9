import {
  createUser,
  findUser,
  listUsers,
  randomPassword,
  removeFactor,
  setDisabled,
  setPassword,
} from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AccountOptions } from '../commands/account.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { withDatabase } from '../with-database.ts';
import { type AccountOrder, readOrder } from './read-order.ts';

const operator = systemActor('cli', '命令行');

const unknown = (account: string) =>
  new CliFailure(`没有账号“${account}”`, '请核对账号，不写账号可以列出全部');

async function list({ db }: Deps, io: CliIo): Promise<void> {
  for (const { account, displayName, department, roleTitle, disabled } of await db.read(listUsers)) {
    io.out(`${[account, displayName, department, roleTitle, disabled ? '已停用' : '在用'].join('\t')}\n`);
  }
}

async function create(
  { db, clock }: Deps,
  { kind: _kind, ...fields }: AccountOrder & { kind: 'create' },
  io: CliIo,
) {
  const password = randomPassword(fields.account);
  await db.transaction(async (tx) => {
    if (await findUser(tx, fields.account)) {
      throw new CliFailure(`已有账号“${fields.account}”`, '请换一个账号；要重置密码时不写 --create');
    }
    await createUser(tx, operator, { ...fields, password, mustChangePassword: true }, clock.now());
  });
  io.out(`已建立账号 ${fields.account}，密码：${password}\n请交给本人，登录后修改。\n`);
}

async function reset({ db, clock }: Deps, account: string, io: CliIo): Promise<void> {
  const password = randomPassword(account);
  const known = await db.transaction((tx) => setPassword(tx, operator, account, password, clock.now(), true));
  if (!known) throw unknown(account);
  io.out(`账号 ${account} 的新密码：${password}\n请登录后修改。\n`);
}

async function setUse({ db, clock }: Deps, account: string, disabled: boolean, io: CliIo): Promise<void> {
  const known = await db.transaction((tx) => setDisabled(tx, operator, account, disabled, clock.now()));
  if (!known) throw unknown(account);
  io.out(`账号 ${account} 已${disabled ? '停用，它的登录已结束' : '启用'}\n`);
}

async function dropFactor({ db, clock }: Deps, account: string, io: CliIo): Promise<void> {
  const known = await db.transaction((tx) => removeFactor(tx, operator, account, clock.now()));
  if (!known) throw unknown(account);
  io.out(`账号 ${account} 的动态口令已解除，登录后可以重新绑定\n`);
}

function carryOut(deps: Deps, order: AccountOrder, io: CliIo): Promise<void> {
  switch (order.kind) {
    case 'list':
      return list(deps, io);
    case 'create':
      return create(deps, order, io);
    case 'reset':
      return reset(deps, order.account, io);
    case 'dropFactor':
      return dropFactor(deps, order.account, io);
    case 'disable':
    case 'enable':
      return setUse(deps, order.account, order.kind === 'disable', io);
  }
}

/** Lists, makes, resets or closes accounts. A password that is made is shown once. @throws CliFailure */
export async function runAccount(
  account: string | undefined,
  options: AccountOptions,
  io: CliIo,
): Promise<void> {
  const order = readOrder(account, options);
  try {
    await withDatabase((deps) => carryOut(deps, order, io));
  } catch (error) {
    throw asCliFailure(error);
  }
}
