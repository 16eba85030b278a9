import { pino } from 'pino';
import { describeError } from './describe-error.ts';

/** The part of pino that the server uses. Log identifiers and counts, never names, codes or figures. */
export interface Logger {
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

export const silentLog: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** JSON lines on standard output, without the host's name; an error without the values it was about. */
export const createLog = (level: string) =>
  pino({ level, base: { pid: process.pid }, serializers: { err: describeError } });
