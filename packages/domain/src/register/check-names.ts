import {
  type Faults,
  fault,
  listed,
  twice,
  unknownDemands,
  unknownField,
  unknownParties,
  unknownStage,
  wrongField,
} from './name-faults.ts';
import type { RegisterFile } from './register-file.ts';
import type { RegisterProblem } from './register-problem.ts';

type IsDepartment = (name: string) => boolean;

/** Every name in a register that leads nowhere, and every name given twice. */
export function checkNames(file: RegisterFile, isDepartment: IsDepartment): Faults {
  const { opening } = file;
  const problems: RegisterProblem[] = [
    ...[...twice(['stages'], file.stages), ...twice(['moves'], file.moves)],
    ...unknownStage(file, ['opening', 'stage'], opening.stage),
    ...unknownParties(file, isDepartment, ['opening', 'by'], opening.by),
    ...unknownDemands(file, ['opening'], [...opening.fields, ...opening.optional], opening.evidence),
    ...[...checkStages(file, isDepartment), ...checkMoves(file, isDepartment)],
    ...twice(['flags'], file.flags),
    ...[...checkUses(file, isDepartment), ...checkFigures(file)],
  ];
  const note = (...told: Parameters<typeof fault>) => problems.push(fault(...told));
  if (file.appealed) {
    const { removed: id } = file.appealed;
    const move = file.moves.find((one) => one.id === id);
    const path = ['appealed', 'removed'];
    const kind = file.stages.find((stage) => stage.id === move?.to)?.kind;
    if (!move) {
      note(path, 'unknown-name', `没有“${id}”这一步`, `现有各步：${listed(file.moves.map((one) => one.id))}`);
    } else if (!move.by.includes('system')) {
      note(path, 'nobody-may', `“${move.title}”平台不能办`, '请在这一步的 by 里写 system');
    } else if (kind !== 'dropped') {
      note(path, 'nobody-may', `“${move.title}”移不出清单`, '这一步应走到 kind: dropped 的阶段');
    } else if (move.fields.length + move.evidence.length + move.guards.length > 0 || move.second) {
      note(path, 'nobody-may', `“${move.title}”还要人填报或复核`, '裁定已经有人复核，请去掉这一步所要的');
    }
  }
  if (file.falseClosing?.breaks !== undefined && file.promises.length === 0) {
    const path = ['falseClosing', 'breaks'];
    note(path, 'unknown-name', '这张清单没有承诺', '请写 promises，或改写 move');
  }
  if (file.falseClosing?.move !== undefined) {
    const { move: id } = file.falseClosing;
    const move = file.moves.find((one) => one.id === id);
    const path = ['falseClosing', 'move'];
    const ends = file.stages.filter(({ kind }) => kind === 'closed').map((one) => one.id);
    if (!move) {
      note(path, 'unknown-name', `没有“${id}”这一步`, `现有各步：${listed(file.moves.map((one) => one.id))}`);
    } else if (!move.by.includes('system')) {
      note(path, 'nobody-may', `“${move.title}”平台不能办`, '请在这一步的 by 里写 system');
    } else if (move.to === undefined || !ends.every((end) => move.from.includes(end))) {
      const remedy = '这一步应从每个办结的阶段出发，退回到在办的阶段';
      note(path, 'nobody-may', `“${move.title}”退不回办结的条目`, remedy);
    }
  }
  return problems;
}

function checkStages(file: RegisterFile, isDepartment: IsDepartment): Faults {
  const known = new Set(file.stages.map(({ id }) => id));
  const former = file.stages.flatMap(({ was = [] }) => was);
  const isOnce = (id: string) => !known.has(id) && former.indexOf(id) === former.lastIndexOf(id);
  return file.stages.flatMap(({ signatures = [], deadline, was = [] }, index) => [
    ...was.flatMap((id, at) => {
      if (isOnce(id)) return [];
      const message = `“${id}”现在还有这个阶段，或有两个阶段都说是它`;
      return [fault(['stages', index, 'was', at], 'duplicate', message, '只在一个阶段上写它以前的标识')];
    }),
    ...(deadline && 'by' in deadline
      ? wrongField(file, ['stages', index, 'deadline'], deadline.by, 'date')
      : []),
    ...unknownParties(file, isDepartment, ['stages', index, 'signatures'], signatures),
  ]);
}

const checkMoves = (file: RegisterFile, isDepartment: IsDepartment): Faults =>
  file.moves.flatMap(({ from, to, by, fields, evidence }, index) => {
    const path = ['moves', index];
    return [
      ...from.flatMap((id, at) => unknownStage(file, [...path, 'from', at], id)),
      ...(to === undefined ? [] : unknownStage(file, [...path, 'to'], to)),
      ...unknownParties(file, isDepartment, [...path, 'by'], by),
      ...unknownDemands(file, path, fields, evidence),
    ];
  });

/** What the parts beside the loop name: reporting, holding, watching, publishing, others on the same register. */
function checkUses(file: RegisterFile, isDepartment: IsDepartment): Faults {
  const { reporting, severalBy, others, holds, watch, publication = {} } = file;
  const moves = file.moves.map(({ id }) => id);
  return [
    ...(reporting ? unknownParties(file, isDepartment, ['reporting', 'by'], reporting.by) : []),
    ...(reporting ? unknownDemands(file, ['reporting'], [...reporting.fields, ...reporting.optional]) : []),
    ...wrongField(file, ['severalBy'], severalBy, 'text', '写一个文字字段，如 number 编号'),
    ...Object.entries(others).flatMap(([name, { register, stages }]) =>
      register === file.id
        ? stages.flatMap((id, at) => unknownStage(file, ['others', name, 'stages', at], id))
        : [],
    ),
    ...(holds ? unknownParties(file, isDepartment, ['holds', 'by'], holds.by) : []),
    ...(watch && !moves.includes(watch.move)
      ? [fault(['watch', 'move'], 'unknown-name', `没有“${watch.move}”这一步`, `现有各步：${listed(moves)}`)]
      : []),
    ...Object.entries(publication).flatMap(([place, name]) =>
      typeof name === 'string' ? unknownField(file, ['publication', place], name) : [],
    ),
  ];
}

function checkFigures(file: RegisterFile): Faults {
  const { ratios, promotes } = file;
  return [
    ...ratios.flatMap(({ year }, at) => wrongField(file, ['ratios', at, 'year'], year, 'date')),
    ...wrongField(file, ['promotes', 'from'], promotes?.from, 'date'),
    ...wrongField(file, ['promotes', 'until'], promotes?.until, 'date'),
    ...wrongField(file, ['promotes', 'enterprise'], promotes?.enterprise, 'text', '写信用代码所在的文字字段'),
  ];
}
