import type { Deps } from '../../platform/deps.ts';
import { readFile } from '../../platform/files/index.ts';

/** The whole stored file in memory: at most what an upload may have. */
export async function storedBytes(deps: Pick<Deps, 'db'>, sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of readFile(deps.db, sha256)) parts.push(part);
  return Buffer.concat(parts);
}
