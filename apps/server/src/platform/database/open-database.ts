import type { Logger } from '../log/index.ts';
import { createDatabase } from './create-database.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './server-engine.ts';

/** The database that the configuration names. @throws FolderInUseError */
export async function openDatabase(
  config: { readonly databaseUrl: string | undefined; readonly dataFolder: string },
  log: Logger,
): Promise<Database> {
  return config.databaseUrl === undefined
    ? openEmbedded(config.dataFolder)
    : createDatabase(openServer(config.databaseUrl, log));
}
