import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunReading, readInThread } from './modules/intake/index.ts';

/** The built thread beside this program's own files; from source there is none, and reading is done in place. */
export function readingThread(): { readonly runReading?: RunReading } {
  const here = dirname(fileURLToPath(import.meta.url));
  const entry = [here, dirname(here)]
    .map((folder) => join(folder, 'reading-thread.js'))
    .find((path) => existsSync(path));
  return entry === undefined ? {} : { runReading: readInThread(entry) };
}
