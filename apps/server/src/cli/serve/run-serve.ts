import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../main.ts';
import type { DemoAccount } from '../../modules/identity/index.ts';
import { type Config, readConfig } from '../../platform/config/index.ts';
import { makeFolder } from '../../platform/folder/index.ts';
import type { ServeOptions } from '../commands/serve.ts';
import type { CliIo } from '../io.ts';
import { asCliFailure } from '../refuse.ts';
import { prepareData } from './prepare-data.ts';
import { tryListening } from './try-listening.ts';
import { endSoon, untilStopped } from './until-stopped.ts';

const accountsFile = (config: Config): string => join(config.dataFolder, 'demo-accounts.txt');

const isFirstStart = ({ databaseUrl, dataFolder }: Config): boolean =>
  databaseUrl === undefined && !existsSync(join(dataFolder, 'database'));

/** Keeps first passwords where only the operator can read them, for whoever missed the screen. */
function keepAccounts(config: Config, accounts: readonly DemoAccount[]): void {
  makeFolder(config.dataFolder, 0o700);
  const lines = accounts.map(({ title, account, password }) => `${title}\t${account}\t${password}`);
  const note = '首次启动时的账号与密码。改过密码后请删除本文件。';
  writeFileSync(accountsFile(config), `${[note, ...lines].join('\n')}\n`, { mode: 0o600 });
}

function announce(io: CliIo, config: Config, address: string, accounts: readonly DemoAccount[]): void {
  io.out(`腾笼已启动：${address}\n`);
  for (const { title, account, password } of accounts)
    io.out(`  ${title}  账号 ${account}  密码 ${password}\n`);
  if (existsSync(accountsFile(config))) {
    io.out(`  首次启动的账号密码在 ${accountsFile(config)}，请登录后修改密码\n`);
  }
  if (config.databaseUrl === undefined) {
    io.out(
      `  数据在 ${config.dataFolder}（内嵌数据库：适合试用和小单位，突然断电可能丢失最后片刻的操作，每天自动备份）\n`,
    );
  }
  if (!['127.0.0.1', '::1', 'localhost'].includes(config.host)) {
    io.out('  其他机器可以访问：正式使用请在前面加 HTTPS 网关，见 docs/security.md\n');
  }
  io.out('按 Ctrl C 停止。\n');
}

/** Starts the product, says where it is and who may sign in, and returns once it has stopped. @throws CliFailure */
export async function runServe(options: ServeOptions, io: CliIo): Promise<void> {
  try {
    const environment = {
      ...process.env,
      ...(options.port === undefined ? {} : { PORT: options.port }),
      ...(options.host === undefined ? {} : { HOST: options.host }),
    };
    const config = readConfig(environment, process.cwd());
    await tryListening(config.host, config.port);
    if (isFirstStart(config)) io.out('首次启动，正在建立数据库\n');
    const server = await startServer(config, {
      demo: options.demo === true,
      prepare: (deps) => prepareData(deps, options, io),
      keepAccounts: (accounts) => keepAccounts(config, accounts),
    });
    announce(io, config, server.address, server.accounts);
    await untilStopped();
    io.out('正在停止…\n');
    await server.stop();
    io.out('已停止。\n');
    endSoon();
  } catch (error) {
    throw asCliFailure(error);
  }
}
