// Runs a TypeScript file of the tests in a process of its own: node run.mjs <file> [arguments]
import { runnerImport } from 'vite';

await runnerImport(process.argv[2], { configFile: false, logLevel: 'error' });
