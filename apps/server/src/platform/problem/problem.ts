import { type ProblemBody, type ProblemCode, problems } from '@tenglong/contracts/problem';

export interface ProblemDetail {
  readonly path: string;
  /** A sentence in Chinese. */
  readonly message: string;
}

/**
 * An expected refusal: a code of the registry, which gives the status, the sentence and the remedy.
 * Whatever is thrown and is no `Problem` is a bug and answers 500.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: readonly ProblemDetail[];
  /** For the log only, never sent: identifiers, not names or values of persons and firms. */
  readonly context: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    options: {
      readonly details?: readonly ProblemDetail[];
      readonly context?: Readonly<Record<string, unknown>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(problems[code].message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.details = options.details ?? [];
    this.context = options.context ?? {};
  }

  get status(): number {
    return problems[this.code].status;
  }

  get remedy(): string {
    return problems[this.code].remedy;
  }

  /** What the user is sent. */
  body(requestId: string): ProblemBody {
    return {
      code: this.code,
      message: this.message,
      remedy: this.remedy,
      requestId,
      ...(this.details.length > 0 ? { details: [...this.details] } : {}),
    };
  }
}
