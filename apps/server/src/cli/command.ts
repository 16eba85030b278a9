import type { Command } from 'commander';
import type { CliIo } from './io.ts';

/** Adds one command to the program. Heavy modules are imported inside its action, so that `--help` stays quick. */
export type RegisterCommand = (program: Command, io: CliIo) => void;
