import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Makes writes to files whose path contains `part` fail as on a full disk, in this process, until the returned function
 * is called. Files opened before this call are known by nothing, so call it before the database is opened.
 */
export function fillableDisk(): { fill(part: string): void; empty(): void; restore(): void } {
  const { writeSync, openSync } = fs;
  const paths = new Map<number, string>();
  let full: string | undefined;
  const refused = () =>
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  fs.openSync = (...parameters: Parameters<typeof openSync>) => {
    const file = openSync(...parameters);
    paths.set(file, String(parameters[0]));
    return file;
  };
  fs.writeSync = ((...parameters: Parameters<typeof writeSync>) => {
    if (full !== undefined && paths.get(parameters[0])?.includes(full)) throw refused();
    return writeSync(...parameters);
  }) as typeof writeSync;
  syncBuiltinESMExports();
  return {
    fill: (part) => {
      full = part;
    },
    empty: () => {
      full = undefined;
    },
    restore: () => {
      Object.assign(fs, { writeSync, openSync });
      syncBuiltinESMExports();
    },
  };
}
