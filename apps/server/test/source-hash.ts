import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** All that decides what a database holds once a plan is loaded. */
const FOLDERS = [
  'apps/server/src',
  'apps/server/test/plans',
  'packages/contracts/src',
  'packages/domain/src',
  'plans',
];

let known: string | undefined;

/** One name for the product as it stands: other code, or another plan, is another name. Read once per process. */
export function sourceHash(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort();
    for (const file of files) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file));
  }
  known = hash.digest('hex');
  return known;
}
