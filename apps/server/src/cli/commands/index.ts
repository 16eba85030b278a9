import type { RegisterCommand } from '../command.ts';
import { registerEvaluate } from './evaluate.ts';

/** Every command of the program, in the order of its help. */
export const commands: readonly RegisterCommand[] = [registerEvaluate];
