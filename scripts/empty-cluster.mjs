// An empty database of the embedded engine, made once per version of the engine: half a second to unpack at a first
// start instead of several to make. Prints nothing; argument: where to put it.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { root } from './step.mjs';

const { version } = JSON.parse(
  readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
);
const cache = join(root, 'node_modules/.cache/tenglong');
const image = join(cache, `empty-cluster-${version}.tar.gz`);
if (!existsSync(image)) {
  const pg = await PGlite.create();
  const tar = await pg.dumpDataDir('gzip');
  await pg.close();
  mkdirSync(cache, { recursive: true });
  const part = `${image}.${process.pid}`;
  writeFileSync(part, Buffer.from(await tar.arrayBuffer()));
  renameSync(part, image);
}
copyFileSync(image, process.argv[2]);
