#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const build = new URL('../dist/cli.js', import.meta.url);
if (existsSync(fileURLToPath(build))) {
  const { runCli } = await import(build.href);
  process.exitCode = await runCli(process.argv.slice(2));
} else {
  process.stderr.write('程序还没有构建，请先运行 npm run build（run npm run build first）\n');
  process.exitCode = 2;
}
