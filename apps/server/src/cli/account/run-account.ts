import { migrations } from '../../migrations.ts';
import { randomPassword, setPassword } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { readConfig } from '../../platform/config/index.ts';
import { migrate, openDatabase } from '../../platform/database/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';

/** Sets a new random password for an account and shows it once. @throws CliFailure */
export async function runAccount(account: string, io: CliIo): Promise<void> {
  try {
    const config = readConfig(process.env, process.cwd());
    const at = systemClock.now();
    const password = randomPassword(account);
    const db = await openDatabase(config, createLog(config.logLevel));
    try {
      await migrate(db, migrations, at);
      const actor = systemActor('cli', '命令行');
      const known = await db.transaction((tx) => setPassword(tx, actor, account, password, at));
      if (!known) throw new CliFailure(`没有账号“${account}”`, '请核对账号');
      io.out(`账号 ${account} 的新密码：${password}\n请登录后修改。\n`);
    } finally {
      await db.close();
    }
  } catch (error) {
    throw asCliFailure(error);
  }
}
