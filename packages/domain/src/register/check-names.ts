import type { RegisterFile } from './register-file.ts';
import { isPartyWord } from './register-move.ts';
import type { RegisterProblem } from './register-problem.ts';

type Path = readonly (string | number)[];

/** Every name in a register that leads nowhere, and every name given twice. */
export function checkNames(
  file: RegisterFile,
  isDepartment: (name: string) => boolean,
): readonly RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const stages = new Set(file.stages.map(({ id }) => id));
  const note = (path: Path, code: RegisterProblem['code'], message: string, remedy: string) =>
    problems.push({ path, severity: 'error', code, message, remedy });
  const listed = (names: Iterable<string>) => [...names].map((name) => `“${name}”`).join('、') || '无';

  const stage = (path: Path, id: string) => {
    if (stages.has(id)) return;
    note(path, 'unknown-name', `没有“${id}”这个阶段`, `现有阶段：${listed(stages)}`);
  };
  const parties = (path: Path, by: readonly string[]) => {
    for (const [index, party] of by.entries()) {
      if (party === 'responsible' && file.subject !== 'task') {
        const remedy = '请写部门名称，或把 subject 写成 task';
        note([...path, index], 'nobody-may', '只有任务才有责任单位，这张清单的对象不是任务', remedy);
      }
      if (isPartyWord(party) || isDepartment(party)) continue;
      note(
        [...path, index],
        'nobody-may',
        `“${party}”不是能办理的一方`,
        '写 office 专班、unit 属地、enterprise 企业、responsible 责任单位、system 平台，或 departments.yaml 里的部门名称',
      );
    }
  };
  const asks = (path: Path, fields: readonly string[], evidence: readonly { kind: string }[]) => {
    for (const [index, name] of fields.entries()) {
      if (Object.hasOwn(file.fields, name)) continue;
      const remedy = `现有字段：${listed(Object.keys(file.fields))}`;
      note([...path, 'fields', index], 'unknown-name', `没有“${name}”这个字段`, remedy);
    }
    for (const [index, { kind }] of evidence.entries()) {
      if (Object.hasOwn(file.evidence, kind)) continue;
      const remedy = `现有材料：${listed(Object.keys(file.evidence))}`;
      note([...path, 'evidence', index], 'unknown-name', `没有“${kind}”这种材料`, remedy);
    }
  };
  const once = (path: Path, ids: readonly string[]) => {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) === index) continue;
      note([...path, index, 'id'], 'duplicate', `“${id}”写了两次`, '请删去一处或改换标识');
    }
  };

  once(
    ['stages'],
    file.stages.map(({ id }) => id),
  );
  once(
    ['moves'],
    file.moves.map(({ id }) => id),
  );
  stage(['opening', 'stage'], file.opening.stage);
  parties(['opening', 'by'], file.opening.by);
  asks(['opening'], [...file.opening.fields, ...file.opening.optional], file.opening.evidence);
  const former = file.stages.flatMap(({ was = [] }) => was);
  for (const [index, { signatures, deadline, was = [] }] of file.stages.entries()) {
    for (const [at, id] of was.entries()) {
      if (!stages.has(id) && former.indexOf(id) === former.lastIndexOf(id)) continue;
      const message = `“${id}”现在还有这个阶段，或有两个阶段都说是它`;
      note(['stages', index, 'was', at], 'duplicate', message, '只在一个阶段上写它以前的标识');
    }
    if (deadline && 'by' in deadline && file.fields[deadline.by]?.type !== 'date') {
      const remedy = '写一个日期字段';
      note(['stages', index, 'deadline'], 'unknown-name', `“${deadline.by}”不是日期字段`, remedy);
    }
    if (signatures) parties(['stages', index, 'signatures'], signatures);
  }
  for (const [index, move] of file.moves.entries()) {
    const path = ['moves', index];
    for (const [at, from] of move.from.entries()) stage([...path, 'from', at], from);
    if (move.to !== undefined) stage([...path, 'to'], move.to);
    parties([...path, 'by'], move.by);
    asks(path, move.fields, move.evidence);
  }
  if (file.reporting) {
    const { by, fields, optional } = file.reporting;
    parties(['reporting', 'by'], by);
    asks(['reporting'], [...fields, ...optional], []);
  }
  once(
    ['flags'],
    file.flags.map(({ id }) => id),
  );
  if (file.severalBy !== undefined && file.fields[file.severalBy]?.type !== 'text') {
    note(['severalBy'], 'unknown-name', `“${file.severalBy}”不是文字字段`, '写一个文字字段，如 number 编号');
  }
  for (const [name, { register, stages: named }] of Object.entries(file.others)) {
    if (register !== file.id) continue;
    for (const [at, id] of named.entries()) stage(['others', name, 'stages', at], id);
  }
  if (file.holds) parties(['holds', 'by'], file.holds.by);
  if (file.watch && !file.moves.some(({ id }) => id === file.watch?.move)) {
    const remedy = `现有各步：${listed(file.moves.map(({ id }) => id))}`;
    note(['watch', 'move'], 'unknown-name', `没有“${file.watch.move}”这一步`, remedy);
  }
  for (const [place, name] of Object.entries(file.publication ?? {})) {
    if (typeof name !== 'string' || Object.hasOwn(file.fields, name)) continue;
    const remedy = `现有字段：${listed(Object.keys(file.fields))}`;
    note(['publication', place], 'unknown-name', `没有“${name}”这个字段`, remedy);
  }
  const day = (path: Path, name: string) => {
    if (file.fields[name]?.type !== 'date')
      note(path, 'unknown-name', `“${name}”不是日期字段`, '写一个日期字段');
  };
  for (const [at, { year }] of file.ratios.entries()) day(['ratios', at, 'year'], year);
  if (file.promotes) {
    const { enterprise, from, until } = file.promotes;
    day(['promotes', 'from'], from);
    day(['promotes', 'until'], until);
    if (file.fields[enterprise]?.type !== 'text') {
      note(
        ['promotes', 'enterprise'],
        'unknown-name',
        `“${enterprise}”不是文字字段`,
        '写信用代码所在的文字字段',
      );
    }
  }
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
