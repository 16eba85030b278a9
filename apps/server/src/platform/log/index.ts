/** The part of pino that the server uses. Log identifiers and counts, never names, codes or figures. */
export interface Logger {
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

export const silentLog: Logger = { info: () => {}, warn: () => {}, error: () => {} };
