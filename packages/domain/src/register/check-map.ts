import type { Rule } from '../rule/index.ts';
import type { PreparedRegister } from './prepared-register.ts';
import type { RegisterFile } from './register-file.ts';
import type { RegisterProblem } from './register-problem.ts';

const PUBLIC = '写 sensitivity: public 的字段';
const notPublic = (label: string): string => `“${label}”不是公开字段，作战图人人看得到`;

/** What is wrong with the map of a register of projects: names that lead nowhere, points out of the order of its stages. */
export function checkMap({ fields, stages, projectMap: map }: RegisterFile): readonly RegisterProblem[] {
  if (!map) return [];
  const problems: RegisterProblem[] = [];
  const note = (path: readonly (string | number)[], message: string, remedy: string) =>
    problems.push({
      path: ['projectMap', ...path],
      severity: 'error',
      code: 'unknown-name',
      message,
      remedy,
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
  const open = (path: readonly (string | number)[], name: string | undefined) => {
    const found = name === undefined ? undefined : fields[name];
    if (found && found.sensitivity !== 'public') note(path, notPublic(found.label), PUBLIC);
  };
  open(['foreign'], map.foreign);
  let before = -1;
  for (const [index, { stage, on, by }] of map.points.entries()) {
    field(['points', index, 'on'], on, 'date', '日期');
    field(['points', index, 'by'], by, 'date', '日期');
    open(['points', index, 'on'], on);
    open(['points', index, 'by'], by);
    const place = stages.findIndex(({ id }) => id === stage);
    if (place < 0) note(['points', index, 'stage'], `没有“${stage}”这个阶段`, '写 stages 里的阶段');
    else if (place <= before)
      note(['points', index, 'stage'], '节点没有按阶段的先后排', '请按 stages 的先后排列');
    before = Math.max(before, place);
  }
  return problems;
}

/**
 * What the rules of a map may not rest on: fields that are not for all, since every reader of the list sees who is watched
 * and the sum, and anything but the fields of the entry, since what is kept of the map stays right until the entry changes.
 */
export function checkMapRules(
  { fields }: RegisterFile,
  { watch, investment }: NonNullable<PreparedRegister['projectMap']>,
): readonly RegisterProblem[] {
  const of = (key: 'watch' | 'investment', rule: Rule | undefined): RegisterProblem[] =>
    [...new Set([...(rule?.types.keys() ?? [])].flatMap((node) => (node.kind === 'fact' ? [node.fact] : [])))]
      .filter((name) => fields[name]?.sensitivity !== 'public')
      .map((name) => ({
        path: ['projectMap', key],
        severity: 'error',
        code: 'rule',
        message: fields[name] ? notPublic(fields[name].label) : `作战图只看条目自己的字段，不看“${name}”`,
        remedy: PUBLIC,
      }));
  return [...of('watch', watch), ...of('investment', investment)];
}
