import { type Faults, fault, wrongField } from './name-faults.ts';
import type { RegisterFile } from './register-file.ts';

/** What is wrong with the map of a register of projects: names that lead nowhere, points out of the order of its stages. */
export function checkMap(file: RegisterFile): Faults {
  const { stages, projectMap: map } = file;
  if (!map) return [];
  const places = map.points.map(({ stage }) => stages.findIndex(({ id }) => id === stage));
  return [
    ...wrongField(file, ['projectMap', 'leader'], map.leader, 'text'),
    ...wrongField(file, ['projectMap', 'team'], map.team, 'text'),
    ...wrongField(file, ['projectMap', 'tracker'], map.tracker, 'text'),
    ...wrongField(file, ['projectMap', 'foreign'], map.foreign, 'number'),
    ...map.points.flatMap(({ stage, on, by }, index) => {
      const path = ['projectMap', 'points', index];
      const place = places[index] ?? -1;
      const at = [...path, 'stage'];
      return [
        ...wrongField(file, [...path, 'on'], on, 'date'),
        ...wrongField(file, [...path, 'by'], by, 'date'),
        ...(place < 0
          ? [fault(at, 'unknown-name', `没有“${stage}”这个阶段`, '写 stages 里的阶段')]
          : place <= Math.max(-1, ...places.slice(0, index))
            ? [fault(at, 'unknown-name', '节点没有按阶段的先后排', '请按 stages 的先后排列')]
            : []),
      ];
    }),
  ];
}
