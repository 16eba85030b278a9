import { runCli } from '../../src/cli/main.ts';

// The command line in a process of its own, as bin/tenglong.js runs the built one.
process.exitCode = await runCli(process.argv.slice(3));
