import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** What is kept of a release: `tar.gz` its county, `json` the pages that answer on it. */
export const releasePath = (release: string, kind: 'tar.gz' | 'json'): string =>
  `${FOLDER}${release}.${kind}`;

/** The releases of which something is kept. */
export const keptReleases = (): string[] =>
  readdirSync(FOLDER).flatMap((file) => /^(\d+\.\d+\.\d+)\.tar\.gz$/.exec(file)?.[1] ?? []);
