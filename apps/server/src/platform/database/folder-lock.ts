import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeFolder } from '../folder/index.ts';
import { systemIdentity } from './host-identity.ts';
import { holdHostLock } from './host-lock.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/** Somebody else works on the folder. The sentence is for the person at the terminal. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  constructor(folder: string, owner: string) {
    super(
      `数据目录正被另一进程使用：${folder}${owner}。请先停止那个进程，或用 TENGLONG_DATA 另指一个数据目录。`,
    );
  }
}

interface Timing {
  readonly beatMs: number;
  /** A beat that stands still this long has lost its owner: longer than any query may hold up the event loop. */
  readonly patienceMs: number;
}
const TIMING: Timing = { beatMs: 3_000, patienceMs: 20_000 };

interface Owner {
  readonly pid?: number;
  readonly system?: string;
  readonly beat?: string;
}

const readOwner = (path: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined; // not there
  }
};

/**
 * The exclusive right to a data folder. PGlite does not notice a second process: both would be told "committed" and
 * rows would vanish.
 *
 * On one host the operating system holds the lock and drops it with the process, so nothing is left over after
 * `kill -9`. A process of another host or container on the same volume is out of its sight: that one is known by the
 * beat it writes into the folder, and is waited for until the beat has stood still.
 *
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string, timing: Timing = TIMING): Promise<FolderLock> {
  makeFolder(folder, 0o700);
  const path = join(folder, 'owner.json');
  const inUse = (): FolderInUseError => {
    const pid = readOwner(path)?.pid;
    return new FolderInUseError(folder, pid === undefined ? '' : `（进程 ${pid}）`);
  };
  const { dev, ino } = statSync(folder, { bigint: true });
  const hold = await holdHostLock(`${dev}-${ino}`, join(folder, 'lock'));
  if (!hold) throw inUse();

  const system = systemIdentity();
  const owner = readOwner(path);
  if (owner?.system !== undefined && owner.system !== system) {
    const { beat } = owner;
    for (let waited = 0; waited < timing.patienceMs; waited += timing.beatMs) {
      await wait(timing.beatMs);
      if (readOwner(path)?.beat !== beat) {
        await hold.release();
        throw inUse();
      }
    }
  }
  // Put in its place whole: whoever read it half written would take the folder for nobody's.
  const write = () => {
    writeFileSync(`${path}.new`, JSON.stringify({ pid: process.pid, system, beat: randomUUID() }));
    renameSync(`${path}.new`, path);
  };
  write();
  const beating = setInterval(() => {
    try {
      write();
    } catch {
      // A full disk must not end the process; the host lock still stands.
    }
  }, timing.beatMs);
  beating.unref();
  return {
    release: async () => {
      clearInterval(beating);
      rmSync(path, { force: true });
      await hold.release();
    },
  };
}
