import { Command, CommanderError, Help, type Option } from 'commander';
import { commands } from './commands/index.ts';
import { CliFailure } from './failure.ts';
import { type CliIo, processIo, ReaderGoneError } from './io.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

const WORDS: Readonly<Record<string, string>> = { '[options]': '[选项]', '[command]': '[命令]' };
const inChinese = (usage: string): string =>
  usage.replace(/\[(?:options|command)\]/g, (word) => WORDS[word] ?? word);
const plain = new Help();

/** An option's words with its default, if it has one. */
const describeOption = ({ description, defaultValue }: Option): string =>
  typeof defaultValue === 'string' ? `${description}，默认 ${defaultValue}` : description;

/** What commander has to complain about, in the office's words. The quoted word is the one it stumbled over. */
function describeUsage({ code, message }: CommanderError): string {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return `没有“${quoted}”这个选项`;
    case 'commander.unknownCommand':
      return `没有“${quoted}”这个命令`;
    case 'commander.missingMandatoryOptionValue':
      return `缺少必填的选项 ${quoted}`;
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 后面要写内容`;
    case 'commander.missingArgument':
      return `缺少参数 ${quoted}`;
    case 'commander.excessArguments':
      return '参数多了';
    case 'commander.invalidArgument':
      return message.replace(/^error: .*? is invalid\. /, '');
    default:
      return message.replace(/^error: /, '');
  }
}

const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];

/** The command that a line names, as far as it names one: what its help is asked by. */
function commandOf(program: Command, argv: readonly string[]): string {
  let at = program;
  const names = [program.name()];
  for (const word of argv) {
    const next = at.commands.find((command) => command.name() === word);
    if (!next) break;
    at = next;
    names.push(word);
  }
  return names.join(' ');
}

/** The program with every command, not yet run. Nothing exits the process. */
export function createProgram(io: CliIo): Command {
  const program = new Command('tenglong')
    .description('腾笼：制造业“腾笼换鸟、凤凰涅槃”行动的数据归集、亩均评价与清单管理')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助');
  for (const register of commands) register(program, io);
  for (const command of withSubcommands(program)) {
    command
      .exitOverride()
      .helpOption('-h, --help', '显示帮助')
      .configureOutput({
        writeOut: (text) => io.out(text),
        writeErr: (text) => io.err(text),
        outputError: () => {},
      })
      .configureHelp({
        styleTitle: (title) => HEADINGS[title] ?? title,
        commandUsage: (of) => inChinese(plain.commandUsage(of)),
        subcommandTerm: (of) => inChinese(plain.subcommandTerm(of)),
        optionDescription: describeOption,
      });
  }
  return program;
}

/**
 * Runs one command line.
 *
 * @param argv - what follows the program's name
 * @returns the exit code: 0 done, 2 refused with a sentence, 1 a bug
 */
export async function runCli(argv: readonly string[], io: CliIo = processIo): Promise<number> {
  const program = createProgram(io);
  if (argv.length === 0) {
    io.out(program.helpInformation());
    return 0;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CliFailure) {
      io.err(`${error.message}。${error.remedy}。\n`);
      return 2;
    }
    if (error instanceof ReaderGoneError) return 0;
    if (!(error instanceof CommanderError)) throw error;
    // A group of commands named alone has shown its help.
    if (error.exitCode === 0 || error.code === 'commander.help') return 0;
    io.err(`${describeUsage(error)}。请用 ${commandOf(program, argv)} --help 查看用法。\n`);
    return 2;
  }
}
