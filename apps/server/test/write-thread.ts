import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a thread that does `body` with every `message` it is sent. @returns its path in the folder */
export function writeThread(folder: string, name: string, body: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', (message) => { ${body} });\n`,
  );
  return path;
}
