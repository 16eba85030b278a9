import type { RegisterFile } from './register-file.ts';

/** What is wrong with a register, found before any entry is on it. */
export interface RegisterProblem {
  readonly path: readonly (string | number)[];
  /** An `error` keeps the register from being used; a `warning` is likely an oversight. */
  readonly severity: 'error' | 'warning';
  readonly code:
    | 'unknown-name'
    | 'duplicate'
    | 'dead-stage'
    | 'dead-end'
    | 'unreachable-close'
    | 'nobody-may'
    | 'one-person-closes'
    | 'field-not-asked'
    | 'ledger'
    | 'money'
    | 'rule';
  readonly message: string;
  readonly remedy: string;
}

export const titleOfStage = ({ stages }: Pick<RegisterFile, 'stages'>, id: string): string =>
  stages.find((stage) => stage.id === id)?.title ?? id;
