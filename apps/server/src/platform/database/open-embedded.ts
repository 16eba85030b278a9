import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from './create-database.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { createPglite, openPglite } from './pglite-engine.ts';

/** Makes an empty cluster beside its place and moves it there, so that a crash half way leaves nothing half made. */
export async function createCluster(folder: string): Promise<void> {
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  const pg = await createPglite({ dataDir: making });
  await pg.close();
  renameSync(making, folder);
}

/**
 * The embedded database in `<dataFolder>/database`, made if it is not there, under the folder's exclusive lock.
 * @throws FolderInUseError
 */
export async function openEmbedded(dataFolder: string): Promise<Database> {
  const lock = await lockFolder(dataFolder);
  try {
    const folder = join(dataFolder, 'database');
    if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(folder);
    const db = createDatabase(await openPglite(() => createPglite({ dataDir: folder })));
    return {
      ...db,
      close: async () => {
        await db.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
