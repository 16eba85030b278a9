import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { runCommand as run } from '../../test/run-command.ts';
import { createProgram } from './run-cli.ts';

/** What is asked for before anything else is looked at. */
const SAMPLES: Readonly<Record<string, string>> = { '--year': '2022', '--as-of': '2022-06-30' };
const mandatory = ({ options }: Command): string[] =>
  options.flatMap(({ long, mandatory: asked }) => (asked && long ? [long, SAMPLES[long] ?? 'x'] : []));

const silent = { out: () => {}, err: () => {}, watched: false };

/** Every command with the words that lead to it: `policy determine`. */
function everyCommand(
  command: Command,
  path: readonly string[],
): (readonly [line: string, path: readonly string[], command: Command])[] {
  return command.commands
    .filter((one) => one.name() !== 'help')
    .flatMap((one) => {
      const own = [...path, one.name()];
      return [[own.join(' '), own, one] as const, ...everyCommand(one, own)];
    });
}

const all = everyCommand(createProgram(silent), []);

test('the commands are those that the guides name', () => {
  expect(all.map(([line]) => line)).toEqual([
    ...['serve', 'evaluate', 'explain'],
    ...['plan', 'plan check', 'plan export', 'plan text'],
    ...['policy', 'policy determine', 'policy run', 'policy schema', 'policy check'],
    ...['backup', 'restore', 'account'],
    ...['audit', 'audit verify', 'audit head'],
  ]);
});

describe.each(all)('tenglong %s', (line, path, command) => {
  test('--help says what it does and names every argument and option, in Chinese, and is no failure', async () => {
    const { code, out, err } = await run(...path, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`用法：tenglong ${line}`) || out.startsWith(`用法： tenglong ${line}`)).toBe(true);
    for (const said of command.description().split('\n'))
      expect(out.replaceAll(/\s+/g, '')).toContain(said.replaceAll(/\s+/g, ''));
    for (const { long, description } of command.options) {
      expect(out).toContain(`${long}`);
      expect(description).toMatch(/\p{Script=Han}/u);
    }
    for (const argument of command.registeredArguments) expect(out).toContain(argument.name());
    for (const one of command.commands) expect(out).toContain(one.name());
    expect(out).not.toMatch(
      /Usage|Options|Commands|Arguments|display help|\(default|\[options\]|\[command\]/,
    );
  });

  test('an option it does not have is refused in one sentence that names its help, exit code 2', async () => {
    expect(await run(...path, ...mandatory(command), '--fast')).toEqual({
      code: 2,
      out: '',
      err: `没有“--fast”这个选项。请用 tenglong ${line} --help 查看用法。\n`,
    });
  });
});

describe.each(all.filter(([, , { commands }]) => commands.length > 0))('tenglong %s', (line, path) => {
  test('alone shows its help, as tenglong alone does', async () => {
    const { code, out, err } = await run(...path);
    expect([code, `${out}${err}`]).toEqual([0, (await run(...path, '--help')).out]);
  });

  test('refuses a command it does not have by name', async () => {
    expect(await run(...path, 'fly')).toEqual({
      code: 2,
      out: '',
      err: `没有“fly”这个命令。请用 tenglong ${line} --help 查看用法。\n`,
    });
  });
});
