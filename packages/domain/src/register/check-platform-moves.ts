import { type Faults, fault, listed, type Path } from './name-faults.ts';
import type { RegisterFile } from './register-file.ts';
import type { Move } from './register-move.ts';

/** Moves that the platform makes by itself: they have to be there, be the platform's, and lead where they should. */
export function checkPlatformMoves(file: RegisterFile): Faults {
  const { appealed, falseClosing, moves, stages } = file;
  const check = (
    path: Path,
    id: string | undefined,
    wrong: (move: Move) => readonly [message: string, remedy: string] | undefined,
  ): Faults => {
    if (id === undefined) return [];
    const move = moves.find((one) => one.id === id);
    if (!move) {
      const remedy = `现有各步：${listed(moves.map((one) => one.id))}`;
      return [fault(path, 'unknown-name', `没有“${id}”这一步`, remedy)];
    }
    const found = move.by.includes('system')
      ? wrong(move)
      : ([`“${move.title}”平台不能办`, '请在这一步的 by 里写 system'] as const);
    return found ? [fault(path, 'nobody-may', ...found)] : [];
  };
  const ends = stages.filter(({ kind }) => kind === 'closed').map(({ id }) => id);
  return [
    ...check(['appealed', 'removed'], appealed?.removed, (move) => {
      const { title, to, fields, evidence, guards, second } = move;
      if (stages.find(({ id }) => id === to)?.kind !== 'dropped')
        return [`“${title}”移不出清单`, '这一步应走到 kind: dropped 的阶段'];
      return fields.length + evidence.length + guards.length > 0 || second
        ? [`“${title}”还要人填报或复核`, '裁定已经有人复核，请去掉这一步所要的']
        : undefined;
    }),
    ...check(['falseClosing', 'move'], falseClosing?.move, ({ title, to, from }) =>
      to === undefined || !ends.every((end) => from.includes(end))
        ? [`“${title}”退不回办结的条目`, '这一步应从每个办结的阶段出发，退回到在办的阶段']
        : undefined,
    ),
  ];
}
