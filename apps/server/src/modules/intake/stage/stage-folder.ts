import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { indexRoster, type RosterEntry, type RosterIndex } from '@tenglong/domain/enterprise';
import {
  type AssembledFacts,
  assembleFacts,
  assembleRoster,
  type Dataset,
  type DepartmentWords,
  findSuspectUnits,
  type IntakeProblem,
  type Recognition,
  type StagedWorkbook,
  type UnitNames,
} from '@tenglong/domain/intake';
import { FileRefused, openWorkbook } from '../read/index.ts';
import { recogniseOpened, stageOpened } from './stage-file.ts';

/** A file that was passed over, and why, as a sentence and what to do. */
export interface PassedOver {
  readonly file: string;
  readonly message: string;
  readonly remedy: string;
  /** Nothing anybody meant to send: lock files, thumbnails, folders. */
  readonly expected: boolean;
  /** A folder: what was meant may lie in it. */
  readonly folder?: true;
}

export interface StagedFile {
  readonly recognition: Recognition;
  readonly workbook: StagedWorkbook;
}

export interface StagedFolder {
  readonly files: readonly StagedFile[];
  readonly passedOver: readonly PassedOver[];
  /** Empty if the folder holds no roster; then nothing else is staged either. */
  readonly roster: readonly RosterEntry[];
  readonly assembled: AssembledFacts;
  /** Of the roster and of everything else, in the order of the files. */
  readonly problems: readonly IntakeProblem[];
}

export interface StageFolderOptions {
  readonly datasets: readonly Dataset[];
  readonly units: readonly UnitNames[];
  readonly factTitles: ReadonlyMap<string, string>;
  /** Of the plan, to tell who sent what. */
  readonly departments?: readonly DepartmentWords[];
  /** Facts for which one department's figure holds while departments disagree, with its id. */
  readonly leads?: ReadonlyMap<string, string>;
  readonly onProgress?: (file: string, rows: number) => void;
}

const DROPPINGS = /^(?:~\$|\.~|\.|thumbs\.db$|desktop\.ini$)|\.(?:tmp|lnk|ds_store)$/i;
const TABLE = /\.(?:xlsx|xlsm|xls|csv|txt|et|ett)$/i;

interface Recognised {
  readonly file: string;
  readonly recognition: Recognition & { readonly dataset: Dataset };
}

/**
 * Reads every workbook of a folder, the roster first whatever its name sorts as, and puts together what they say.
 * Sub-folders and files that are no tables are passed over and named.
 */
export async function stageFolder(folder: string, options: StageFolderOptions): Promise<StagedFolder> {
  const passedOver: PassedOver[] = [];
  const recognised = await recogniseFolder(folder, options, passedOver);
  const files: StagedFile[] = [];
  const stage = async ({ file, recognition }: Recognised, roster?: RosterIndex) => {
    const workbook = await withWorkbook(folder, file, passedOver, (opened) =>
      stageOpened(opened, file, {
        recognition,
        roster,
        onProgress: (rows) => options.onProgress?.(file, rows),
      }),
    );
    if (workbook) files.push({ recognition, workbook });
  };
  const isRoster = ({ recognition }: Recognised) => recognition.dataset.file.kind === 'roster';
  for (const one of recognised.filter(isRoster)) await stage(one);
  const own = assembleRoster(
    files.map(({ workbook }) => workbook),
    options.units,
  );
  const roster = indexRoster(own.entries);
  if (own.entries.length > 0) for (const one of recognised) if (!isRoster(one)) await stage(one, roster);
  const assembled = assembleFacts({
    workbooks: files.map(({ workbook }) => workbook),
    roster,
    factTitles: options.factTitles,
    departmentNames: new Map(options.departments?.map(({ id, name }) => [id, name])),
    ...(options.leads ? { leads: options.leads } : {}),
  });
  const suspects = suspectUnits(assembled, files, roster, options.factTitles);
  const problems = inOrder([...own.problems, ...assembled.problems, ...suspects], files);
  return { files, passedOver, roster: own.entries, assembled, problems };
}

/** Compares each year with the one before it. */
function suspectUnits(
  assembled: AssembledFacts,
  files: readonly StagedFile[],
  roster: RosterIndex,
  titles: ReadonlyMap<string, string>,
): IntakeProblem[] {
  const datasets = new Set(files.map(({ workbook }) => workbook.dataset.file));
  const rules = [...datasets].flatMap(({ facts }) => facts);
  const nameOf = (code: string) => roster.findByCode(code)?.name ?? code;
  return assembled.years.flatMap((year) => {
    const [current, previous] = [assembled.facts.get(year), assembled.facts.get(year - 1)];
    return current && previous ? findSuspectUnits({ year, current, previous, titles, rules, nameOf }) : [];
  });
}

async function recogniseFolder(
  folder: string,
  { datasets, departments }: StageFolderOptions,
  passedOver: PassedOver[],
): Promise<Recognised[]> {
  const recognised: Recognised[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const why = whyPassedOver(entry.name, entry.isDirectory());
    if (why) {
      passedOver.push({ file: entry.name, ...why });
      continue;
    }
    const recognition = await withWorkbook(folder, entry.name, passedOver, (opened) =>
      recogniseOpened(opened, entry.name, { datasets, ...(departments ? { departments } : {}) }),
    );
    if (!recognition) continue;
    const { dataset } = recognition;
    if (dataset) recognised.push({ file: entry.name, recognition: { ...recognition, dataset } });
    else passedOver.push({ file: entry.name, ...NOT_RECOGNISED });
  }
  return recognised;
}

const NOT_RECOGNISED = {
  message: '没有一张工作表的表头对得上方案里的数据表',
  remedy: '请核对是否要报的表；是的，请在方案的 workbooks 目录里补上它的列名',
  expected: false,
};

function whyPassedOver(name: string, directory: boolean): Omit<PassedOver, 'file'> | undefined {
  if (directory)
    return {
      message: '是文件夹',
      remedy: '要读其中的表格，请移到上一级',
      expected: true,
      folder: true,
    };
  if (DROPPINGS.test(name))
    return { message: '是系统或表格软件的临时文件', remedy: '不必处理', expected: true };
  if (!TABLE.test(name))
    return { message: '不是表格文件', remedy: '要报的数据请存为 .xlsx、.xls 或 .csv', expected: true };
  return undefined;
}

/** Opens, uses and closes one workbook; a refused one is passed over with its own sentence. */
async function withWorkbook<T>(
  folder: string,
  file: string,
  passedOver: PassedOver[],
  use: (opened: Awaited<ReturnType<typeof openWorkbook>>) => Promise<T>,
): Promise<T | undefined> {
  try {
    const opened = await openWorkbook({ path: join(folder, file) }, file);
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    const why = error instanceof FileRefused ? error.refused : isUnreadable(error) ? UNREADABLE : undefined;
    if (!why) throw error;
    passedOver.push({ file, message: why.message, remedy: why.remedy, expected: false });
    return undefined;
  }
}

const UNREADABLE = {
  message: '文件打不开，可能没有读取权限，或正被占用',
  remedy: '请关闭打开它的程序，核对权限后重试',
};

/** What the operating system reports of one file must not stop the others. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EBUSY', 'ENOENT', 'EIO'].includes(String(error.code));

function inOrder(problems: readonly IntakeProblem[], files: readonly StagedFile[]): IntakeProblem[] {
  const order = new Map(files.map(({ workbook }, index) => [workbook.file, index]));
  const sheets = new Map(
    files.flatMap(({ workbook }) =>
      workbook.sheets.map(({ name }, index) => [`${workbook.file}\u001f${name}`, index]),
    ),
  );
  const place = ({ file, sheet }: IntakeProblem) =>
    [order.get(file) ?? 0, sheets.get(`${file}\u001f${sheet}`) ?? 0] as const;
  return [...problems].sort((a, b) => {
    const [fileA, sheetA] = place(a);
    const [fileB, sheetB] = place(b);
    return fileA - fileB || sheetA - sheetB || a.row - b.row;
  });
}
