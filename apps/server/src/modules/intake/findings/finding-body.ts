/** One side of a stored finding. Names are looked up when it is shown: they change. */
export interface BodySource {
  readonly creditCode: string;
  readonly batchId: string;
  readonly sheet: string;
  readonly cells: string;
  readonly raw: string;
  /** Exact decimal in the unit of the finding. */
  readonly value: string | null;
}

/** A way to decide it: what is added to figures in force. */
export interface BodyChoice {
  readonly id: string;
  /** `{0}` stands for the name of the first source's enterprise, and so on. */
  readonly label: string;
  readonly changes: readonly { readonly creditCode: string; readonly fact: string; readonly delta: string }[];
}

/** A finding between enterprises as it is kept. */
export interface FindingBody {
  /** What it is about: `宗地号 1号`. */
  readonly title: string;
  /** As {@link BodyChoice.label}. */
  readonly text: string;
  readonly remedy: string;
  /** The fact whose figures it moves. */
  readonly fact: string;
  readonly unit: string;
  readonly sources: readonly BodySource[];
  readonly choices: readonly BodyChoice[];
}
