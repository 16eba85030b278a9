import type { RegisterFile } from './register-file.ts';
import { type RegisterProblem, titleOfStage } from './register-problem.ts';

/**
 * What is wrong with the closed loop itself, once all its names are right: stages nobody comes to or out of, stages
 * from which nothing leads to an end, closings by one person alone, moves nobody can make, fields nobody is asked for.
 */
export function checkFlow(file: RegisterFile): readonly RegisterProblem[] {
  return [
    ...deadStages(file),
    ...endlessStages(file),
    ...closings(file),
    ...impossible(file),
    ...unasked(file),
  ];
}

/** Stages that can be come to from `starts`, these included. */
function reach(starts: readonly string[], steps: (stage: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(starts);
  for (const stage of found) for (const next of steps(stage)) found.add(next);
  return found;
}

const onward = ({ moves }: RegisterFile, stage: string): readonly string[] =>
  moves.flatMap(({ from, to }) => (to !== undefined && from.includes(stage) ? [to] : []));
const backward = ({ moves }: RegisterFile, stage: string): readonly string[] =>
  moves.flatMap(({ from, to }) => (to === stage ? from : []));

function deadStages(file: RegisterFile): readonly RegisterProblem[] {
  const reached = reach([file.opening.stage], (stage) => onward(file, stage));
  return file.stages.flatMap(({ id, title }, index) =>
    reached.has(id)
      ? []
      : [
          {
            path: ['stages', index],
            severity: 'error' as const,
            code: 'dead-stage' as const,
            message: `没有哪一步能走到“${title}”`,
            remedy: '请补上通向它的一步，或删去这个阶段',
          },
        ],
  );
}

function endlessStages(file: RegisterFile): readonly RegisterProblem[] {
  const ends = file.stages.filter(({ kind }) => kind !== 'open').map(({ id }) => id);
  const closes = file.stages.some(({ kind }) => kind === 'closed');
  const leading = reach(ends, (stage) => backward(file, stage));
  const problems: RegisterProblem[] = file.stages.flatMap(({ id, title }, index) =>
    leading.has(id)
      ? []
      : [
          {
            path: ['stages', index],
            severity: 'error' as const,
            code: onward(file, id).length === 0 ? ('dead-end' as const) : ('unreachable-close' as const),
            message: `从“${title}”走不到销号或退出`,
            remedy: '请补上通向销号或退出的一步',
          },
        ],
  );
  if (closes) return problems;
  return [
    ...problems,
    {
      path: ['stages'],
      severity: 'error',
      code: 'unreachable-close',
      message: '没有销号的阶段',
      remedy: '请把办结的阶段写成 kind: closed',
    },
  ];
}

function closings(file: RegisterFile): readonly RegisterProblem[] {
  const closed = new Set(file.stages.filter(({ kind }) => kind === 'closed').map(({ id }) => id));
  return file.moves.flatMap((move, index) => {
    if (move.to === undefined || !closed.has(move.to) || move.second) return [];
    return [
      {
        path: ['moves', index],
        severity: 'error' as const,
        code: 'one-person-closes' as const,
        message: `“${move.title}”一个人就能销号`,
        remedy: '销号须由第二人复核，请写 second: true',
      },
    ];
  });
}

function impossible(file: RegisterFile): readonly RegisterProblem[] {
  const signing = new Set(file.stages.filter(({ signatures }) => signatures).map(({ id }) => id));
  return file.moves.flatMap((move, index) => {
    const problems: RegisterProblem[] = [];
    const note = (message: string, remedy: string) =>
      problems.push({ path: ['moves', index], severity: 'error', code: 'nobody-may', message, remedy });
    const unsigned = move.signed ? move.from.filter((stage) => !signing.has(stage)) : [];
    for (const stage of unsigned) {
      note(
        `“${move.title}”要部门签字，而“${titleOfStage(file, stage)}”没有写由哪些部门签`,
        '请在这个阶段写 signatures，或去掉 signed',
      );
    }
    if (move.by.every((party) => party === 'enterprise') && file.subject !== 'enterprise') {
      note(`“${move.title}”只有企业能办，而清单的对象不是企业`, '请改写 by');
    }
    return problems;
  });
}

/** Fields that no step, no report and no opening asks for: likely an oversight, or there to be looked up only. */
export function unaskedFields(file: RegisterFile): readonly string[] {
  const asked = new Set([
    ...file.opening.fields,
    ...file.opening.optional,
    ...file.moves.flatMap(({ fields }) => fields),
    // The list that the finance bureau sends back fills it in.
    file.money?.payment?.slip,
    ...(file.reporting ? [...file.reporting.fields, ...file.reporting.optional] : []),
  ]);
  return Object.keys(file.fields).filter((name) => !asked.has(name) && !file.fields[name]?.computed);
}

const unasked = (file: RegisterFile): readonly RegisterProblem[] =>
  unaskedFields(file).map((name) => ({
    path: ['fields', name],
    severity: 'warning',
    code: 'field-not-asked',
    message: `没有哪一步要求填“${file.fields[name]?.label ?? name}”`,
    remedy: '请在某一步的 fields 里写上它；只作参考的可以不管',
  }));
