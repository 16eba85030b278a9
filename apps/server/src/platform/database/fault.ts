import { DrizzleQueryError } from 'drizzle-orm';
import { Problem } from '../problem/index.ts';

/** What PostgreSQL refused, in one shape for both engines and without the row's values (`detail` has them). */
export class DatabaseFault extends Error {
  readonly sqlState: string | undefined;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(
    message: string,
    fields: { sqlState?: string; constraint?: string; table?: string },
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'DatabaseFault';
    this.sqlState = fields.sqlState;
    this.constraint = fields.constraint;
    this.table = fields.table;
    // The engines attach statements, parameters and row values to their errors; none of it may reach a log.
    Object.defineProperty(this, 'cause', { enumerable: false });
  }
}

const NETWORK_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/**
 * Shutdown, crash, starting up, database dropped or not there, idle sessions ended, too many connections.
 * Classes 08 (connection exception) and 28 (this account may not connect) are added below.
 */
const UNAVAILABLE_STATES = new Set(['57P01', '57P02', '57P03', '57P04', '57P05', '3D000', '53300', '25P03']);
/** What is said under a state that says other things too: `allow_connections false`, `revoke connect`, a standby. */
const TURNED_AWAY =
  /is not currently accepting connections|permission denied for database|read-write mode during recovery/;
const CONNECTION_LOST =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed|Cannot use a pool after|PGlite is (closed|closing)/;
const FULL = /No space left on device|ENOSPC|EDQUOT|Disk quota exceeded/;

const field = (error: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/**
 * Turns what an engine threw into a `Problem` (the database is gone, the disk is full, two writers met) or a
 * `DatabaseFault`; whatever did not come from an engine passes unchanged.
 */
export function normaliseFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem || error instanceof DatabaseFault) return error;
  // drizzle wraps what it did not do, and writes the parameters into its message
  if (error instanceof DrizzleQueryError) return normaliseFault(error.cause);
  const code = field(error, 'code') ?? '';
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || FULL.test(error.message)) {
    return new Problem('STORAGE_FULL', { context: { code }, cause: error });
  }
  if (
    code.startsWith('08') ||
    code.startsWith('28') ||
    UNAVAILABLE_STATES.has(code) ||
    NETWORK_ERRORS.has(code) ||
    CONNECTION_LOST.test(error.message) ||
    TURNED_AWAY.test(error.message)
  ) {
    return new Problem('DATABASE_UNAVAILABLE', { context: { code }, cause: error });
  }
  if (code === '40001' || code === '40P01')
    return new Problem('CHANGED_MEANWHILE', { context: { code }, cause: error });
  // Half a character is refused as broken JSON.
  if (code === '22021' || code === '22P05' || (code === '22P02' && /json/.test(error.message))) {
    return new Problem('INPUT_INVALID', {
      details: [{ path: '', message: '文字中有无法保存的控制字符，请删去后重填' }],
      cause: error,
    });
  }
  if (!/^[0-9A-Z]{5}$/.test(code)) return error;
  const constraint = field(error, 'constraint');
  const table = field(error, 'table');
  return new DatabaseFault(
    error.message,
    { sqlState: code, ...(constraint ? { constraint } : {}), ...(table ? { table } : {}) },
    error,
  );
}

/** Whether a write failed because such a row is there already, on the named constraint if one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = normaliseFault(error);
  return (
    fault instanceof DatabaseFault &&
    fault.sqlState === '23505' &&
    (constraint === undefined || fault.constraint === constraint)
  );
}
