import { deserialize, serialize } from 'node:v8';
import { MemoryFS, PGlite } from '@electric-sql/pglite';
import { createPglite } from '../src/platform/database/index.ts';

/** Where PGlite keeps its cluster. */
const CLUSTER = '/pglite/data';

/** A file of the cluster, or a folder if it has no bytes. */
interface ImagePart {
  readonly path: string;
  readonly bytes: Uint8Array | undefined;
}

type Files = PGlite['Module']['FS'];

function* partsOf(fs: Files, folder: string): Generator<ImagePart> {
  for (const name of fs.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    if (fs.isDir(fs.stat(path).mode)) {
      yield { path, bytes: undefined };
      yield* partsOf(fs, path);
    } else yield { path, bytes: fs.readFile(path) };
  }
}

/** The cluster of a PGlite in memory as bytes that {@link openMemoryImage} takes. */
export async function makeMemoryImage(pg: PGlite): Promise<Uint8Array> {
  // Without it everybody who opens the image replays its log.
  await pg.exec('checkpoint');
  return serialize([...partsOf(pg.Module.FS, CLUSTER)]);
}

/** Memory that holds these files before PostgreSQL looks at it. */
class FilledMemory extends MemoryFS {
  readonly #parts: readonly ImagePart[];

  constructor(parts: readonly ImagePart[]) {
    super();
    this.#parts = parts;
  }

  override async initialSyncFs(): Promise<void> {
    const fs = this.pg?.Module.FS;
    for (const { path, bytes } of this.#parts) {
      if (bytes) fs?.writeFile(path, bytes, { canOwn: true });
      else fs?.mkdirTree(path);
    }
  }
}

/**
 * A PGlite in memory with the cluster of an image. A third of the time of its own `loadDataDir`, which reads a tar in pieces:
 * the bytes are taken as they are and belong to the database from then on.
 */
export const openMemoryImage = (image: Uint8Array): Promise<PGlite> =>
  createPglite({
    fs: new FilledMemory(deserialize(image)),
    // A test's database is small: less to clear before it starts, and no log written ahead.
    startParams: [
      ...PGlite.defaultStartParams,
      ...['-c', 'shared_buffers=16MB', '-c', 'wal_init_zero=off', '-c', 'wal_recycle=off'],
    ],
  });
