import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../../platform/deps.ts';
import { readFile } from '../../platform/files/index.ts';
import { makeTempFolder } from '../../platform/temp/index.ts';

/** Lays a stored file into a temporary one, a megabyte at a time, and removes it whatever comes of it. */
export async function withStoredFile<T>(
  deps: Pick<Deps, 'db'>,
  sha256: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await makeTempFolder('read');
  try {
    const path = join(folder.path, 'file');
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of readFile(deps.db, sha256)) await file.writeFile(part);
    } finally {
      await file.close();
    }
    return await use(path);
  } finally {
    await folder.remove();
  }
}
