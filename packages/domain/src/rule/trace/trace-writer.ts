import { toExactText } from '../../values/index.ts';
import type { Answer } from '../answer.ts';
import { orderCauses } from '../cause.ts';
import { type Path, writePath } from '../node.ts';
import type { TraceStep, TraceValue } from './trace-schema.ts';

/** An answer as it stands in a trace. */
export function traceValue(answer: Answer): TraceValue {
  switch (answer.kind) {
    case 'number':
      return { kind: 'number', value: toExactText(answer.value), unit: answer.unit.text };
    case 'list': {
      const paths = (doubtful: boolean) =>
        answer.members.filter(({ doubt }) => (doubt !== undefined) === doubtful).map(({ item }) => item.path);
      return { kind: 'list', items: paths(false), doubtful: paths(true) };
    }
    case 'unknown':
      return { kind: 'unknown', causes: orderCauses(answer.causes).map((cause) => ({ ...cause })) };
    default:
      return { kind: answer.kind, value: answer.value } as TraceValue;
  }
}

/** What an evaluation says of one step; number, place and result are added here. */
export type StepNote = DistributiveOmit<TraceStep, 'step' | 'at' | 'result'>;
type DistributiveOmit<Union, Keys extends PropertyKey> = Union extends unknown ? Omit<Union, Keys> : never;

/** The outcome of a node: its answer and the step that says how it came about. */
export interface Outcome {
  readonly answer: Answer;
  readonly step: number;
}

/** Collects the steps of one evaluation in the order in which they are done. */
export class TraceWriter {
  readonly steps: TraceStep[] = [];
  private readonly quiet: boolean;

  /** @param quiet - only the answers are wanted */
  constructor(quiet = false) {
    this.quiet = quiet;
  }

  /** @param note - made for this step alone: it becomes the step, since a calculation has thousands of them */
  write(path: Path, note: StepNote, answer: Answer): Outcome {
    const step = this.steps.length;
    if (this.quiet) return { answer, step };
    const written = note as { -readonly [Key in keyof TraceStep]?: TraceStep[Key] };
    written.step = step;
    written.at = writePath(path);
    written.result = traceValue(answer);
    this.steps.push(note as TraceStep);
    return { answer, step };
  }
}
