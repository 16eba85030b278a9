import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from '@tenglong/contracts/backup';
import { type Actor, systemActor } from '../actor/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { Deps } from '../deps.ts';
import { makeFolder } from '../folder/index.ts';
import { backupName, backupTime, outdatedBackups } from './retention.ts';
import { writeBackup } from './write-backup.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 10 * 60 * 1000;

const automaticActor = systemActor('backup', '自动备份');

/** The folder where backups are kept and rotated. */
export interface BackupFolder {
  readonly path: string;
  list(): Promise<BackupFile[]>;
  /** Makes one now, audits it, then removes those no longer kept. One at a time; a second caller gets the first's. */
  make(actor: Actor): Promise<BackupFile>;
  /**
   * From now on makes one whenever the newest is a day old: at once if it is already, the very first after a while, so
   * that nobody waits for it at the first sign-in. Returns how to stop.
   */
  startDaily(firstAfterSeconds: number): () => Promise<void>;
}

export function backupFolder({ db, clock, log }: Deps, path: string): BackupFolder {
  let making: Promise<BackupFile> | undefined;

  async function list(): Promise<BackupFile[]> {
    makeFolder(path, 0o700);
    const files: BackupFile[] = [];
    for (const name of await readdir(path)) {
      const at = backupTime(name);
      if (at) files.push({ name, bytes: (await stat(join(path, name))).size, madeAt: at.toISOString() });
    }
    return files.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  }

  async function write(actor: Actor): Promise<BackupFile> {
    const at = clock.now();
    const name = backupName(at);
    makeFolder(path, 0o700);
    const bytes = await writeBackup(db, join(path, name), at);
    await db.transaction((tx) =>
      recordAudit(tx, { actor, action: 'backup.made', subject: name, at, after: { bytes } }),
    );
    for (const outdated of outdatedBackups((await list()).map((file) => file.name)))
      await rm(join(path, outdated));
    log.info({ bytes }, 'backup made');
    return { name, bytes, madeAt: backupTime(name)?.toISOString() ?? '' };
  }

  const make = (actor: Actor): Promise<BackupFile> => {
    making ??= write(actor).finally(() => {
      making = undefined;
    });
    return making;
  };

  async function makeIfDue(): Promise<void> {
    const [newest] = await list();
    const age = newest ? clock.now().getTime() - Date.parse(newest.madeAt) : Number.POSITIVE_INFINITY;
    if (age >= DAY_MS) await make(automaticActor);
  }

  return {
    path,
    list,
    make,
    startDaily: (firstAfterSeconds) => {
      let running: Promise<void> = Promise.resolve();
      const look = () => {
        running = makeIfDue().catch((error: unknown) => log.error({ err: error }, 'automatic backup failed'));
      };
      const timers: NodeJS.Timeout[] = [setInterval(look, LOOK_EVERY_MS)];
      const begun = list().then(
        (files) => {
          if (files.length > 0) look();
          else timers.push(setTimeout(look, firstAfterSeconds * 1000));
          for (const timer of timers) timer.unref();
        },
        (error: unknown) => log.error({ err: error }, 'the backup folder cannot be read'),
      );
      return async () => {
        await begun;
        for (const timer of timers) clearTimeout(timer);
        await running;
      };
    },
  };
}
