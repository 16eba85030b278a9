import { type AccountKind, type Chart, kindOf } from '../ledger/index.ts';
import type { RegisterFile } from './register-file.ts';
import type { AccountRef, LedgerRule } from './register-ledger.ts';
import { type RegisterProblem, titleOfStage } from './register-problem.ts';

type Path = readonly (string | number)[];
type Note = (path: Path, message: string, remedy: string) => void;

/** Where something may be booked to, by where it comes from. */
const WAYS: Readonly<Partial<Record<AccountKind, readonly AccountKind[]>>> = {
  source: ['pool', 'kept', 'pending'],
  pool: ['use'],
};

/**
 * What is wrong with the ledger rules of a register: accounts, fields and stages that are not there, ways no book has,
 * and amounts that would stay freed although the entry has fallen back or left the list.
 */
export function checkLedger(file: RegisterFile, chart: Chart | undefined): readonly RegisterProblem[] {
  const problems: RegisterProblem[] = [];
  const note: Note = (path, message, remedy) =>
    problems.push({ path, severity: 'error', code: 'ledger', message, remedy });
  if (!chart) {
    if (file.ledger.length > 0) note(['ledger'], '方案没有 ledger.yaml', '请补上要素与科目，或删去 ledger');
    return problems;
  }
  for (const [index, rule] of file.ledger.entries()) {
    const path = ['ledger', index];
    if (!chart.resources.has(rule.resource)) {
      const known = [...chart.resources.keys()].join('、');
      note([...path, 'resource'], `账上没有“${rule.resource}”这种要素`, `现有要素：${known}`);
    }
    checkAccounts(file, chart, rule, path, note);
    checkStages(file, chart, rule, path, note);
    checkOnce(file, rule, chart, [...path, 'once'], note);
  }
  return problems;
}

/** The accounts a reference can come to. */
function accountsOfRef({ fields }: RegisterFile, ref: AccountRef): readonly string[] {
  if (typeof ref === 'string') return [ref];
  const field = fields[ref.field];
  return field?.type === 'text' ? Object.keys(field.options ?? {}) : [];
}

function checkAccounts(file: RegisterFile, chart: Chart, rule: LedgerRule, path: Path, note: Note): void {
  const refs: (readonly [Path, AccountRef])[] = [
    [[...path, 'from'], rule.from],
    [[...path, 'to'], rule.to],
    ...rule.except.flatMap((one, at): (readonly [Path, AccountRef])[] => [
      [[...path, 'except', at, 'to'], one.to],
      ...(one.unknown === undefined ? [] : [[[...path, 'except', at, 'unknown'], one.unknown] as const]),
    ]),
  ];
  const known = chart.file.accounts.map(({ id }) => id).join('、');
  for (const [place, ref] of refs) {
    if (typeof ref !== 'string' && accountsOfRef(file, ref).length === 0) {
      note(place, `没有“${ref.field}”这个有选项的文字字段`, '请写一个选项即科目的字段');
      continue;
    }
    const strange = accountsOfRef(file, ref).filter((account) => !chart.accounts.has(account));
    if (strange.length > 0) note(place, `账上没有“${strange.join('、')}”这个科目`, `现有科目：${known}`);
  }
  for (const [at, { holder }] of rule.except.entries()) {
    if (holder === undefined || file.fields[holder]?.type === 'text') continue;
    note([...path, 'except', at, 'holder'], `没有“${holder}”这个文字字段`, '请写记着名称的字段');
  }
  const starts = new Set(accountsOfRef(file, rule.from).map((account) => kindOf(chart, account)));
  const ends = refs.slice(1).flatMap(([, ref]) => accountsOfRef(file, ref).map((id) => kindOf(chart, id)));
  for (const start of starts) {
    if (start === undefined || ends.every((end) => end === undefined || WAYS[start]?.includes(end))) continue;
    note(path, '这样入账不成立', '腾出的从来源到结余、归企业或待核，占用的从结余到用途');
  }
}

function checkOnce(
  { fields }: RegisterFile,
  { once }: LedgerRule,
  chart: Chart,
  path: Path,
  note: Note,
): void {
  if (!once) return;
  const { year, unsaid } = once;
  if (year !== undefined && fields[year]?.type !== 'date') {
    note([...path, 'year'], `没有“${year}”这个日期字段`, '请写记着腾出日期的字段');
  }
  if (unsaid !== undefined && !chart.file.unsaid.some(({ quantity }) => quantity === unsaid)) {
    note(
      [...path, 'unsaid'],
      `ledger.yaml 里没有写“${unsaid}”`,
      '请在 ledger.yaml 的 unsaid 里写明方案没有写的是什么',
    );
  }
  if (once.parcel === undefined && !once.rest) {
    note(
      path,
      '没有写按什么认是同一笔',
      '请写宗地编号的字段，或写 rest: true，按使用权人和年度只记多出的部分',
    );
  }
  for (const [place, ref] of Object.entries({
    parcel: once.parcel,
    partOf: once.partOf,
    firm: once.firm,
    firmName: once.firmName,
  })) {
    const name = typeof ref === 'object' ? ref.field : place === 'firmName' ? ref : undefined;
    if (name === undefined || fields[name]?.type === 'text') continue;
    note([...path, place], `没有“${name}”这个文字字段`, '请写记着宗地编号或使用权人的文字字段');
  }
}

function checkStages(file: RegisterFile, chart: Chart, rule: LedgerRule, path: Path, note: Note): void {
  const kinds = new Map(file.stages.map(({ id, kind }) => [id, kind]));
  for (const [at, stage] of rule.in.entries()) {
    if (kinds.has(stage)) continue;
    note([...path, 'in', at], `没有“${stage}”这个阶段`, `现有阶段：${[...kinds.keys()].join('、')}`);
  }
  const resource = chart.resources.get(rule.resource)?.title ?? rule.resource;
  const gone = rule.in.find((stage) => kinds.get(stage) === 'dropped');
  if (gone !== undefined) {
    const title = titleOfStage(file, gone);
    note([...path, 'in'], `“${title}”的条目仍在账上占着${resource}`, '请从 in 里删去退出的阶段');
  }
  const lost = file.moves.find(
    ({ from, to }) =>
      to !== undefined &&
      kinds.get(to) === 'closed' &&
      !rule.in.includes(to) &&
      from.some((one) => rule.in.includes(one)),
  );
  if (lost) {
    note([...path, 'in'], `“${lost.title}”后${resource}反而冲回`, '请把销号的阶段也写进 in');
  }
  const relapse = file.moves.find(({ id }) => id === file.watch?.move);
  const stays = relapse && (relapse.to === undefined || rule.in.includes(relapse.to));
  if (stays && relapse.from.some((one) => rule.in.includes(one))) {
    const message = `“${relapse.title}”后${resource}仍算腾出，没有冲回`;
    note([...path, 'in'], message, '请让回潮的一步走到 in 以外的阶段，或从 in 里删去那个阶段');
  }
}
