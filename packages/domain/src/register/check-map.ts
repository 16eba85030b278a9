import type { RegisterFile } from './register-file.ts';
import type { RegisterProblem } from './register-problem.ts';

/** What is wrong with the map of a register of projects: names that lead nowhere, points out of the order of its stages. */
export function checkMap({ fields, stages, projectMap: map }: RegisterFile): readonly RegisterProblem[] {
  if (!map) return [];
  const problems: RegisterProblem[] = [];
  const note = (path: readonly (string | number)[], message: string, remedy: string) =>
    problems.push({
      ...{ path: ['projectMap', ...path], severity: 'error', code: 'unknown-name' },
      ...{ message, remedy },
    });
  const field = (
    path: readonly (string | number)[],
    name: string | undefined,
    type: string,
    word: string,
  ) => {
    if (name === undefined || fields[name]?.type === type) return;
    note(path, `“${name}”不是${word}字段`, `写一个${word}字段`);
  };
  field(['leader'], map.leader, 'text', '文字');
  field(['team'], map.team, 'text', '文字');
  field(['tracker'], map.tracker, 'text', '文字');
  field(['foreign'], map.foreign, 'number', '数值');
  let before = -1;
  for (const [index, { stage, on, by }] of map.points.entries()) {
    field(['points', index, 'on'], on, 'date', '日期');
    field(['points', index, 'by'], by, 'date', '日期');
    const place = stages.findIndex(({ id }) => id === stage);
    if (place < 0) note(['points', index, 'stage'], `没有“${stage}”这个阶段`, '写 stages 里的阶段');
    else if (place <= before)
      note(['points', index, 'stage'], '节点没有按阶段的先后排', '请按 stages 的先后排列');
    before = Math.max(before, place);
  }
  return problems;
}
