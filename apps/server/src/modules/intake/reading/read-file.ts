import { join } from 'node:path';
import {
  indexRoster,
  type ListedEnterprise,
  type RosterIndex,
  withFormerNames,
} from '@tenglong/domain/enterprise';
import {
  assembleRoster,
  type Dataset,
  type IntakeProblem,
  type Recognition,
  type Ruling,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import { makeTempFolder } from '../../../platform/temp/index.ts';
import type { BatchReading, ReadSheet } from '../batch-reading.ts';
import { planDatasets } from '../plan-datasets.ts';
import { FileRefused, type OpenedWorkbook, type OpenFile, openWorkbook } from '../read/index.ts';
import { RowSpool } from '../row-spool.ts';
import { recogniseOpened, stageOpened } from '../stage/index.ts';
import { listSuspects } from './list-suspects.ts';
import { everyPage } from './pages.ts';
import { putReading } from './put-reading.ts';
import type { ReadingDesk, ReadingOrder, ReadingOutcome } from './reading-desk.ts';

/**
 * Reads one file from its bytes to the staged tables: what it is, every row, what is wrong with it, and what it would
 * change. It needs no database of its own, so that it can run in a thread of its own.
 *
 * @param open - how its rows are got at: in place, or in a thread beside this one
 */
export async function readFile(
  order: ReadingOrder,
  desk: ReadingDesk,
  onProgress: (rows: number) => void = () => {},
  open: OpenFile = openWorkbook,
): Promise<ReadingOutcome> {
  const folder = await makeTempFolder('read');
  const spool = new RowSpool(join(folder.path, 'rows'));
  try {
    const opened = await open({ path: order.path }, order.fileName);
    try {
      return await readOpened(order, desk, opened, spool, onProgress);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', refused: error.refused };
    throw error;
  } finally {
    spool.close();
    await folder.remove();
  }
}

async function readOpened(
  order: ReadingOrder,
  desk: ReadingDesk,
  opened: OpenedWorkbook,
  spool: RowSpool,
  onProgress: (rows: number) => void,
): Promise<ReadingOutcome> {
  const { fileName, plan, remembered } = order;
  const choice = { columns: [], sheets: [], ...order.choice };
  const datasets = planDatasets(plan);
  const recognition = await recogniseOpened(opened, fileName, {
    datasets,
    departments: plan.departments,
    choice,
    remembered,
  });
  const { dataset } = recognition;
  if (!dataset) return { kind: 'unrecognised', reading: nothingRead(recognition, opened) };
  const isRoster = dataset.file.kind === 'roster';
  const roster = isRoster ? undefined : await loadRoster(desk);
  const rulings = await desk.rulings(dataset.file.id);
  const workbook = await stageOpened(opened, fileName, {
    recognition: { ...recognition, dataset },
    roster,
    choice,
    remembered,
    rulings,
    onRow: (outcome) => spool.take(outcome),
    onProgress,
  });
  const nameOf = (code: string) => roster?.findByCode(code)?.name ?? code;
  const suspects = await listSuspects(desk, workbook, plan, nameOf);
  const problems = settledBy(rulings, [...problemsOf(workbook, order, dataset), ...suspects]);
  const { batchId } = order;
  return putReading(desk, {
    batchId,
    plan,
    dataset,
    workbook,
    spool,
    problems,
    recognised: recognition.reasons,
    whole: workbook.revises || order.choice.whole === true,
  });
}

async function loadRoster(desk: ReadingDesk): Promise<RosterIndex> {
  const entries: ListedEnterprise[] = [];
  for await (const page of everyPage(
    (after) => desk.roster(after),
    ({ creditCode }) => creditCode,
  ))
    entries.push(...page);
  const aliases = await desk.aliases();
  return indexRoster(withFormerNames(entries, aliases), aliases);
}

function problemsOf(
  workbook: StagedWorkbook,
  { plan }: ReadingOrder,
  dataset: Dataset,
): readonly IntakeProblem[] {
  if (dataset.file.kind === 'roster') return assembleRoster([workbook], plan.units).problems;
  return [...workbook.rowProblems, ...workbook.settledProblems];
}

/** A cell that cannot be used holds nothing open any more once somebody has entered the figure: it stays listed, as a hint. */
function settledBy(rulings: readonly Ruling[], problems: readonly IntakeProblem[]): readonly IntakeProblem[] {
  const key = (code: string, year: number | null, field: string) => `${code}\u001f${year}\u001f${field}`;
  const entered = new Set(
    rulings.flatMap((ruling) =>
      ruling.kind === 'enter-value' ? [key(ruling.creditCode, ruling.year, ruling.field)] : [],
    ),
  );
  return problems.map((problem) => {
    const { severity, fields, code, year } = problem;
    const settled = fields.length > 0 && fields.every((field) => entered.has(key(code, year, field)));
    return severity === 'unknown' && settled ? { ...problem, severity: 'hint' as const } : problem;
  });
}

/** Nothing in the plan fits: the sheets are named so that a person can say what they are. */
function nothingRead({ reasons }: Recognition, opened: OpenedWorkbook): BatchReading {
  const sheets = opened.sheets.map(
    ({ name, hidden }): ReadSheet => ({
      name,
      hidden,
      read: false,
      skipped: hidden ? '工作表是隐藏的' : '没有找到对得上的表头',
      headerRows: [],
      fingerprint: '',
      columns: [],
    }),
  );
  const none = {
    rows: 0,
    byCode: 0,
    byName: 0,
    byRuling: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    held: 0,
    notEnterprises: 0,
  };
  return {
    recognised: reasons,
    sheets,
    counts: none,
    problems: { hold: 0, unknown: 0, hint: 0 },
    years: [],
  };
}
