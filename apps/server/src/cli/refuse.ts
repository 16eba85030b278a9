import { BackupError } from '../platform/backup/index.ts';
import { ConfigError } from '../platform/config/index.ts';
import { FolderInUseError, MigrationError, normaliseFault } from '../platform/database/index.ts';
import { Problem } from '../platform/problem/index.ts';
import { CliFailure } from './failure.ts';
import { describeSystemFault } from './system-fault.ts';

const splitSentence = (text: string): CliFailure => {
  const [message = text, ...remedy] = text.replace(/。$/, '').split('。');
  return new CliFailure(message, remedy.join('。') || '请核对后重试');
};

/** What a person at the terminal can mend, as a sentence and a remedy; everything else passes on as the bug it is. */
export function asCliFailure(error: unknown): unknown {
  if (
    error instanceof FolderInUseError ||
    error instanceof BackupError ||
    error instanceof MigrationError ||
    error instanceof ConfigError
  ) {
    return splitSentence(error.message);
  }
  const refused = describeSystemFault(error);
  if (refused) return refused;
  const fault = normaliseFault(error);
  if (fault instanceof Problem) {
    const details = fault.details.map(({ path, message }) => `${path} ${message}`.trim());
    return new CliFailure([fault.message, ...details].join('；'), fault.remedy);
  }
  return error;
}
