export interface ProblemSpec {
  readonly status: number;
  /** One sentence in Chinese: what is wrong. */
  readonly message: string;
  /** One sentence in Chinese: what to do about it. */
  readonly remedy: string;
}
