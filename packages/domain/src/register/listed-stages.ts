import type { RegisterFile } from './register-file.ts';

/** The stages in which an entry stands on its list, being worked on or done: all but those in which it has left it. */
export const listedStages = ({ stages }: Pick<RegisterFile, 'stages'>): string[] =>
  stages.filter(({ kind }) => kind !== 'dropped').map(({ id }) => id);
