import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempFolder {
  readonly path: string;
  remove(): Promise<void>;
}

const NAME = /^tenglong-(?:upload|read)-(\d+)-/;

/** A folder of this process alone in the system's place for temporary files. */
export async function makeTempFolder(kind: 'upload' | 'read'): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), `tenglong-${kind}-${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, 'code') === 'EPERM';
  }
};

/** Removes what processes that were killed left behind. Returns how many folders it was. */
export async function sweepTempFolders(): Promise<number> {
  let swept = 0;
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || pid === process.pid || isAlive(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true });
    swept += 1;
  }
  return swept;
}
