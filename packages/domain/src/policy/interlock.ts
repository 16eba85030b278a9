import { z } from 'zod';
import { ClauseAddress, Line } from './words.ts';

const GRADES = ['A', 'B', 'C', 'D', 'none'] as const;

/**
 * Whom a policy bars while it is applied for: enterprises of certain grades in the evaluation in force, or those that stand
 * on a list. It never changes what the policy determines; the application stops until somebody decides otherwise by name.
 */
export const Interlock = z
  .strictObject({
    id: z
      .string('请写明联动约束的 id')
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'id 以小写字母开头，只用小写字母、数字和连字符，如 low-grade'),
    clause: ClauseAddress,
    says: Line.describe('约束谁，如 亩均评价 C、D 类企业不得受让工业用地'),
    remedy: Line.describe('被约束的企业应当怎么办'),
    grades: z.array(z.enum(GRADES, '等级应为 A、B、C、D、none 之一')).min(1).optional(),
    listed: z
      .strictObject({ register: Line.describe('哪张清单'), stages: z.array(Line).min(1, '至少要有一个阶段') })
      .optional(),
    ruling: Line.optional().describe('原文没有写明、按此理解的理由'),
  })
  .refine(({ grades, listed }) => (grades === undefined) !== (listed === undefined), {
    message: '联动约束应写 grades 或 listed 中的一项',
  });
export type Interlock = z.infer<typeof Interlock>;

/** What is held of an enterprise that a bar may rest on. */
export interface BarFacts {
  /** Its grade in the evaluation in force; `undefined` if it stands in none. */
  readonly grade: string | undefined;
  /** How a reader is told of that evaluation, such as 2022 年度第 3 次测算. */
  readonly evaluation: string;
  /** The lists it stands on, each with the stage. */
  readonly listed: readonly { readonly register: string; readonly stage: string; readonly title: string }[];
}

/** One bar that holds, with what it rests on in words. */
export interface Bar {
  readonly id: string;
  readonly clause: string;
  readonly says: string;
  readonly remedy: string;
  /** What it rests on: a decision about a bar holds for this and nothing else. */
  readonly because: string;
}

/** The bars that hold against an enterprise. Whoever stands in no evaluation is barred by no grade. */
export function barsOf(interlocks: readonly Interlock[], facts: BarFacts): readonly Bar[] {
  return interlocks.flatMap(({ id, clause, says, remedy, grades, listed }): Bar[] => {
    const bar = (because: string): Bar => ({ id, clause, says, remedy, because });
    if (grades) {
      const { grade } = facts;
      const barred = grade !== undefined && grades.some((one) => one === grade);
      return barred ? [bar(`${facts.evaluation}为 ${grade} 类`)] : [];
    }
    const standing = facts.listed.find(
      ({ register, stage }) => register === listed?.register && listed.stages.includes(stage),
    );
    return standing ? [bar(`在${standing.title}上`)] : [];
  });
}
