import { checkPlatformMoves } from './check-platform-moves.ts';
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

type IsDepartment = (name: string) => boolean;

/** Every name in a register that leads nowhere, and every name given twice. */
export const checkNames = (file: RegisterFile, isDepartment: IsDepartment): Faults => [
  ...[...twice(['stages'], file.stages), ...twice(['moves'], file.moves)],
  ...unknownStage(file, ['opening', 'stage'], file.opening.stage),
  ...unknownParties(file, isDepartment, ['opening', 'by'], file.opening.by),
  ...unknownDemands(
    file,
    ['opening'],
    [...file.opening.fields, ...file.opening.optional],
    file.opening.evidence,
  ),
  ...checkStages(file, isDepartment),
  ...checkMoves(file, isDepartment),
  ...twice(['flags'], file.flags),
  ...checkUses(file, isDepartment),
  ...checkFigures(file),
  ...checkPlatformMoves(file),
];

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
    ...wrongField(
      file,
      ['promotes', 'enterprise'],
      promotes?.enterprise,
      'text',
      '写信用代码所在的文字字段',
    ),
  ];
}
