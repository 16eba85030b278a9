// One case in this process: node case.mjs <name>. Prints its result as one line of JSON.
const name = process.argv[2];
const { measure } = await import(`./${name}.mjs`);
const result = await measure();
process.stdout.write(`\n${JSON.stringify(result)}\n`);
process.exit(0);
