import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
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
  /** The ways out of the house; nothing goes where nothing is set up. */
  readonly outward: {
    readonly mail?: { readonly url: string; readonly from: string; readonly ca?: string };
    readonly webhook?: { readonly url: string; readonly secret: string };
  };
  /** The government's single sign-on; all of its variables or none. */
  readonly singleSignOn:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly clientSecret: string;
        readonly claim: string;
        readonly title: string;
        readonly publicUrl: string;
      }
    | undefined;
}

/** A variable that cannot be meant; the sentence is for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const filled = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

const SECRET_LENGTH = 16;

/** A mail server may want a password in its address; whatever is called by the others may not have one there. */
function isUrl(text: string, protocols: readonly string[]): boolean {
  try {
    const { protocol, hostname, username } = new URL(text);
    return (
      protocols.includes(protocol) && hostname !== '' && (protocol.startsWith('smtp') || username === '')
    );
  } catch {
    return false;
  }
}

const webAddress = (name: string) =>
  filled.refine((url) => url === undefined || (/^https?:/.test(url) && URL.canParse(url)), {
    error: `${name} 应是 https:// 开头的地址`,
  });

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
  TENGLONG_SSO_ISSUER: webAddress('TENGLONG_SSO_ISSUER'),
  TENGLONG_SSO_CLIENT_ID: filled,
  TENGLONG_SSO_CLIENT_SECRET: filled,
  TENGLONG_SSO_CLAIM: filled,
  TENGLONG_SSO_TITLE: filled,
  TENGLONG_PUBLIC_URL: webAddress('TENGLONG_PUBLIC_URL'),
  TENGLONG_DEMO_PASSWORD: z.string().optional(),
  TENGLONG_LOG_LEVEL: filled.refine(
    (level) => level === undefined || ['debug', 'info', 'warn', 'error', 'silent'].includes(level),
    { error: 'TENGLONG_LOG_LEVEL 应为 debug、info、warn、error、silent 之一' },
  ),
  TENGLONG_SMTP_URL: filled.refine((url) => url === undefined || isUrl(url, ['smtp:', 'smtps:']), {
    error:
      'TENGLONG_SMTP_URL 应写成 smtps://账号:密码@主机:465 或 smtp://主机:25，账号密码里的特殊字符要转写',
  }),
  TENGLONG_MAIL_FROM: filled.refine((from) => from === undefined || /^[^\s@<>]+@[^\s@<>]+$/.test(from), {
    error: 'TENGLONG_MAIL_FROM 应为一个邮箱地址',
  }),
  TENGLONG_MAIL_CA: filled,
  TENGLONG_WEBHOOK_URL: filled.refine((url) => url === undefined || isUrl(url, ['http:', 'https:']), {
    error: 'TENGLONG_WEBHOOK_URL 应以 https:// 或 http:// 开头，且不带账号密码',
  }),
  TENGLONG_WEBHOOK_SECRET: filled.refine((secret) => secret === undefined || secret.length >= SECRET_LENGTH, {
    error: `TENGLONG_WEBHOOK_SECRET 至少要 ${SECRET_LENGTH} 个字符`,
  }),
});

type Environment = z.infer<typeof Environment>;

/** A certificate of the office's own authority, by which its mail server is known. */
function readAuthority(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8');
    new X509Certificate(pem);
    return pem;
  } catch {
    throw new ConfigError('TENGLONG_MAIL_CA 应是一个 PEM 证书文件的路径；这个文件读不出来，或不是证书');
  }
}

/** Each way needs both of its parts; half of one is a mistake, not a way. */
function readOutward(env: Environment, workingFolder: string): Config['outward'] {
  const { TENGLONG_SMTP_URL: smtp, TENGLONG_MAIL_FROM: from } = env;
  const { TENGLONG_WEBHOOK_URL: url, TENGLONG_WEBHOOK_SECRET: secret, TENGLONG_MAIL_CA: authority } = env;
  const halves = [
    ...((smtp === undefined) === (from === undefined)
      ? []
      : ['TENGLONG_SMTP_URL 和 TENGLONG_MAIL_FROM 要一起设置']),
    ...((url === undefined) === (secret === undefined)
      ? []
      : ['TENGLONG_WEBHOOK_URL 和 TENGLONG_WEBHOOK_SECRET 要一起设置']),
  ];
  if (authority !== undefined && smtp === undefined)
    halves.push('TENGLONG_MAIL_CA 要和 TENGLONG_SMTP_URL 一起设置');
  if (halves.length > 0) throw new ConfigError(halves.join('；'));
  return {
    ...(smtp && from
      ? {
          mail: {
            url: smtp,
            from,
            ...(authority ? { ca: readAuthority(resolve(workingFolder, authority)) } : {}),
          },
        }
      : {}),
    ...(url && secret ? { webhook: { url, secret } } : {}),
  };
}

const readProxy = (text: string | undefined): boolean | string =>
  text === undefined || text === 'false' ? false : text === 'true' ? true : text;

function readSingleSignOn(env: z.output<typeof Environment>): Config['singleSignOn'] {
  const { TENGLONG_SSO_ISSUER: issuer, TENGLONG_SSO_CLIENT_ID: clientId } = env;
  const { TENGLONG_SSO_CLIENT_SECRET: clientSecret, TENGLONG_PUBLIC_URL: publicUrl } = env;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret || !publicUrl) {
    throw new ConfigError(
      '单点登录要写全 TENGLONG_SSO_ISSUER、TENGLONG_SSO_CLIENT_ID、TENGLONG_SSO_CLIENT_SECRET、TENGLONG_PUBLIC_URL',
    );
  }
  const claim = env.TENGLONG_SSO_CLAIM ?? 'sub';
  return { issuer, clientId, clientSecret, publicUrl, claim, title: env.TENGLONG_SSO_TITLE ?? '单点登录' };
}

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
    singleSignOn: readSingleSignOn(env),
    logLevel: env.TENGLONG_LOG_LEVEL ?? 'warn',
    outward: readOutward(env, workingFolder),
  };
}
