import { runCli } from '../src/cli/run-cli.ts';

/** One command line of `tenglong`, run in this process: its exit code and what it wrote. */
export async function runCommand(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    watched: false,
  });
  return { code, out: out.join(''), err: err.join('') };
}
