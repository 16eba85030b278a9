import { resolve } from 'node:path';
import { z } from 'zod';

/** What the environment says; every variable is described in docs/guides/operations.md. */
export interface Config {
  /** A PostgreSQL server; without it the embedded database in `dataFolder`. */
  readonly databaseUrl: string | undefined;
  /** The embedded database, the backups, the accounts' first passwords. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Gateways whose `X-Forwarded-*` headers are believed: addresses, or `true` for any. */
  readonly trustProxy: boolean | string;
  readonly idleMinutes: number;
  /** How long after the start the very first automatic backup is made. */
  readonly firstBackupSeconds: number;
  readonly demoPassword: string | undefined;
  readonly logLevel: string;
}

/** A variable that cannot be meant; the sentence is for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const filled = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

const Environment = z.object({
  DATABASE_URL: filled.refine((url) => url === undefined || /^postgres(ql)?:\/\//.test(url), {
    error: 'DATABASE_URL 应以 postgres:// 开头',
  }),
  TENGLONG_DATA: filled,
  HOST: filled,
  PORT: filled.refine((port) => port === undefined || (/^\d{1,5}$/.test(port) && Number(port) < 65_536), {
    error: 'PORT 应为 0 到 65535 的端口号',
  }),
  TENGLONG_TRUST_PROXY: filled,
  TENGLONG_IDLE_MINUTES: filled.refine((text) => text === undefined || /^[1-9]\d{0,3}$/.test(text), {
    error: 'TENGLONG_IDLE_MINUTES 应为分钟数（1 到 9999）',
  }),
  TENGLONG_FIRST_BACKUP_SECONDS: filled.refine((text) => text === undefined || /^\d{1,5}$/.test(text), {
    error: 'TENGLONG_FIRST_BACKUP_SECONDS 应为秒数（0 到 99999）',
  }),
  TENGLONG_DEMO_PASSWORD: z.string().optional(),
  TENGLONG_LOG_LEVEL: filled.refine(
    (level) => level === undefined || ['debug', 'info', 'warn', 'error', 'silent'].includes(level),
    { error: 'TENGLONG_LOG_LEVEL 应为 debug、info、warn、error、silent 之一' },
  ),
});

const readProxy = (text: string | undefined): boolean | string =>
  text === undefined || text === 'false' ? false : text === 'true' ? true : text;

/** @throws ConfigError with every variable that cannot be meant */
export function readConfig(environment: NodeJS.ProcessEnv, workingFolder: string): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) throw new ConfigError(read.error.issues.map(({ message }) => message).join('；'));
  const env = read.data;
  return {
    databaseUrl: env.DATABASE_URL,
    dataFolder: resolve(workingFolder, env.TENGLONG_DATA ?? 'data'),
    host: env.HOST ?? '127.0.0.1',
    port: Number(env.PORT ?? 8787),
    trustProxy: readProxy(env.TENGLONG_TRUST_PROXY),
    idleMinutes: Number(env.TENGLONG_IDLE_MINUTES ?? 30),
    firstBackupSeconds: Number(env.TENGLONG_FIRST_BACKUP_SECONDS ?? 120),
    demoPassword: env.TENGLONG_DEMO_PASSWORD || undefined,
    logLevel: env.TENGLONG_LOG_LEVEL ?? 'warn',
  };
}
