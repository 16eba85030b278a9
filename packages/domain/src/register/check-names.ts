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
import type { Deadline } from './register-stage.ts';

type IsDepartment = (name: string) => boolean;

/** Every name in a register that leads nowhere, and every name given twice. */
export function checkNames(file: RegisterFile, isDepartment: IsDepartment): Faults {
  const { opening } = file;
  return [
    ...[...twice(['stages'], file.stages), ...twice(['moves'], file.moves)],
    ...unknownStage(file, ['opening', 'stage'], opening.stage),
    ...unknownParties(file, isDepartment, ['opening', 'by'], opening.by),
    ...unknownDemands(file, ['opening'], [...opening.fields, ...opening.optional], opening.evidence),
    ...[...checkStages(file, isDepartment), ...checkMoves(file, isDepartment)],
    ...twice(['flags'], file.flags),
    ...[...checkUses(file, isDepartment), ...checkFigures(file)],
    ...[...checkAppealed(file), ...checkFalseClosing(file), ...checkCovers(file)],
  ];
}

/** Only a list of enterprises covers enterprises. */
function checkCovers({ covers, subject }: RegisterFile): Faults {
  if (!covers || subject === 'enterprise') return [];
  const message = '全覆盖的是企业，而这张清单的对象不是企业';
  return [fault(['covers'], 'unknown-name', message, '请把 subject 写成 enterprise，或删去 covers')];
}

/** The step by which an upheld appeal takes an entry off the list: the platform takes it alone, and it leads out. */
function checkAppealed({ appealed, moves, stages }: RegisterFile): Faults {
  if (!appealed) return [];
  const path = ['appealed', 'removed'];
  const move = moves.find(({ id }) => id === appealed.removed);
  if (!move) return [noMove(path, appealed.removed, moves)];
  if (!move.by.includes('system')) return [notThePlatform(path, move)];
  if (stages.find(({ id }) => id === move.to)?.kind !== 'dropped') {
    return [fault(path, 'nobody-may', `“${move.title}”移不出清单`, '这一步应走到 kind: dropped 的阶段')];
  }
  if (move.fields.length + move.evidence.length + move.guards.length === 0 && !move.second) return [];
  const message = `“${move.title}”还要人填报或复核`;
  return [fault(path, 'nobody-may', message, '裁定已经有人复核，请去掉这一步所要的')];
}

/** What follows when a spot check finds a closed entry false: a step back from every closed stage, or a promise broken. */
function checkFalseClosing({ falseClosing, promises, moves, stages }: RegisterFile): Faults {
  const faults: RegisterProblem[] = [];
  if (falseClosing?.breaks !== undefined && promises.length === 0) {
    const remedy = '请写 promises，或改写 move';
    faults.push(fault(['falseClosing', 'breaks'], 'unknown-name', '这张清单没有承诺', remedy));
  }
  if (falseClosing?.move === undefined) return faults;
  const path = ['falseClosing', 'move'];
  const ways: RegisterFile['moves'] = [];
  for (const id of [falseClosing.move].flat()) {
    const move = moves.find((one) => one.id === id);
    if (!move) faults.push(noMove(path, id, moves));
    else if (!move.by.includes('system')) faults.push(notThePlatform(path, move));
    else ways.push(move);
  }
  if (faults.length > 0) return faults;
  const open = new Set(stages.filter(({ kind }) => kind === 'open').map(({ id }) => id));
  const back = ways.filter(({ to }) => to !== undefined && open.has(to));
  const ends = stages.filter(({ kind }) => kind === 'closed');
  const stays = ends.filter(({ id }) => !back.some(({ from }) => from.includes(id)));
  if (stays.length === 0) return faults;
  const remedy = '要有一步从这个办结的阶段出发，退回到在办的阶段';
  return stays.map(({ title }) => fault(path, 'nobody-may', `抽查不属实退不回“${title}”的条目`, remedy));
}

type Path = Parameters<typeof fault>[0];

const noMove = (path: Path, id: string, moves: RegisterFile['moves']): RegisterProblem =>
  fault(path, 'unknown-name', `没有“${id}”这一步`, `现有各步：${listed(moves.map((one) => one.id))}`);

const notThePlatform = (path: Path, { title }: RegisterFile['moves'][number]): RegisterProblem =>
  fault(path, 'nobody-may', `“${title}”平台不能办`, '请在这一步的 by 里写 system');

/** The fields that a deadline runs from or ends by. */
function dateFields(deadline: Deadline | undefined): readonly string[] {
  if (!deadline) return [];
  const field = 'by' in deadline ? deadline.by : deadline.since;
  return field === undefined ? [] : [field];
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
    ...dateFields(deadline).flatMap((field) =>
      wrongField(file, ['stages', index, 'deadline'], field, 'date'),
    ),
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
  const { reporting, listed, severalBy, others, holds, watch, moves, publication = {} } = file;
  return [
    ...(reporting ? unknownParties(file, isDepartment, ['reporting', 'by'], reporting.by) : []),
    ...(reporting ? unknownDemands(file, ['reporting'], [...reporting.fields, ...reporting.optional]) : []),
    ...listed.flatMap((name, at) => unknownField(file, ['listed', at], name)),
    ...wrongField(file, ['severalBy'], severalBy, 'text', '写一个文字字段，如 number 编号'),
    ...Object.entries(others).flatMap(([name, { register, stages }]) =>
      register === file.id
        ? stages.flatMap((id, at) => unknownStage(file, ['others', name, 'stages', at], id))
        : [],
    ),
    ...(holds ? unknownParties(file, isDepartment, ['holds', 'by'], holds.by) : []),
    ...(watch && !moves.some(({ id }) => id === watch.move)
      ? [noMove(['watch', 'move'], watch.move, moves)]
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
