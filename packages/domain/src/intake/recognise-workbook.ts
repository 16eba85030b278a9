import { type Dataset, headerKey } from './dataset.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { type DepartmentWords, findSender } from './find-sender.ts';
import type { MappingChoice, RememberedMapping } from './mapping-choice.ts';
import { readYear, recogniseYear, type YearRecognition } from './recognise-year.ts';
import type { SheetRow } from './sheet.ts';
import { foldText } from './text.ts';

/** The first rows of one sheet, enough to find its header in: {@link HEAD_ROWS} or all it has. */
export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
}

/** How many rows of a sheet are looked at for a header. */
export const HEAD_ROWS = 60;

export interface DatasetCandidate {
  readonly datasetId: string;
  readonly score: number;
}

/** What a workbook seems to be, for a person to confirm. */
export interface Recognition {
  readonly dataset: Dataset | undefined;
  /** Id of the department that sends it; empty while the dataset is unknown. */
  readonly sender: string;
  readonly years: YearRecognition;
  /** Every dataset whose columns were found, best first. */
  readonly candidates: readonly DatasetCandidate[];
  /** `sure`: the columns fit and nothing else comes near; `likely`: fits, but another does as well or the year is disputed. */
  readonly confidence: 'sure' | 'likely' | 'none';
  /** How it was recognised, in words. */
  readonly reasons: readonly string[];
  /** A person named a dataset of which no sheet has a column: sheets that name enterprises are laid open to be mapped. */
  readonly keysAlone: boolean;
}

export interface RecogniseOptions {
  readonly fileName: string;
  readonly sheets: readonly SheetHead[];
  readonly datasets: readonly Dataset[];
  /** Of the plan; without them every workbook comes from the department that answers for its dataset. */
  readonly departments?: readonly DepartmentWords[];
  readonly choice?: MappingChoice | undefined;
  readonly remembered?: readonly RememberedMapping[];
}

const FILE_WORD = 3;
const TITLE_WORD = 2;
/** Less than this share of the required figures, and it is another table that has a column or two in common. */
const LEAST_COVERAGE = 0.5;

/** Recognises dataset and year by columns first, then by the words of file name and titles. */
export function recogniseWorkbook(options: RecogniseOptions): Recognition {
  const { fileName, datasets, choice } = options;
  const sheets = options.sheets.filter((sheet) => !sheet.hidden && sheet.rows.length > 0);
  const chosen = datasets.find(({ file }) => file.id === choice?.datasetId);
  const all = datasets.map((dataset) => fit(dataset, fileName, sheets, options));
  const keysAlone = all.some(({ dataset, headers }) => dataset === chosen && headers.size === 0);
  const fits = all.filter(({ found }) => found);
  fits.sort((a, b) => b.score - a.score);
  const [best, second] = fits;
  const own = chosen ? fits.find(({ dataset }) => dataset === chosen) : best;
  const years = recogniseYear(
    fileName,
    sheets.map((sheet) => {
      const header = own?.headers.get(sheet.name);
      return { name: sheet.name, titles: titlesOf(sheet, header, own?.dataset), table: header !== undefined };
    }),
  );
  const candidates = fits.map(({ dataset, score }) => ({ datasetId: dataset.file.id, score }));
  const dataset = chosen ?? best?.dataset;
  if (!dataset) {
    return {
      dataset,
      sender: '',
      years,
      candidates,
      confidence: 'none',
      reasons: ['没有一张工作表的表头对得上方案里的数据表'],
      keysAlone,
    };
  }
  const reasons = chosen ? ['由人指定'] : (best?.reasons ?? []);
  const clear = chosen !== undefined || !second || (best?.score ?? 0) - second.score >= TITLE_WORD;
  const dated = dataset.file.kind !== 'yearly' || (years.disagreement.length === 0 && hasYear(years));
  const { departments = [] } = options;
  const sender = choice?.sender ?? findSender(fileName, dataset, departments);
  const other = departments.find(({ id }) => id === sender && id !== dataset.file.department);
  return {
    dataset,
    sender,
    years,
    candidates,
    confidence: clear && dated ? 'sure' : 'likely',
    reasons: [
      `${dataset.file.title}：${reasons.join('；')}`,
      ...(other ? [`由${other.name}报送，另作一个来源`] : []),
      ...years.reasons,
    ],
    keysAlone,
  };
}

const hasYear = (years: YearRecognition): boolean => years.year !== null || years.bySheet.size > 0;

function fit(dataset: Dataset, fileName: string, sheets: readonly SheetHead[], options: RecogniseOptions) {
  const headers = new Map<string, FoundHeader>();
  let coverage = 0;
  let score = 0;
  let understood = 0;
  for (const sheet of sheets) {
    const header = findHeader(sheet.rows.slice(0, HEAD_ROWS), {
      dataset,
      sheet: sheet.name,
      year: null,
      choices: options.choice?.columns ?? [],
      remembered: options.remembered ?? [],
    });
    if (!header) continue;
    headers.set(sheet.name, header);
    coverage = Math.max(coverage, header.required.found / Math.max(1, header.required.of));
    score = Math.max(score, header.score / 10);
    const titled = header.columns.filter((column) => column.header !== '').length;
    const read = header.columns.filter((column) => column.target || column.ignored).length;
    understood = Math.max(understood, read / Math.max(1, titled));
  }
  const inName = dataset.file.recognition.words.filter((word) => foldText(fileName).includes(foldText(word)));
  const titles = sheets
    .flatMap((sheet) => [sheet.name, ...titlesOf(sheet, headers.get(sheet.name))])
    .map(foldText);
  const inTitle = dataset.file.recognition.words.filter((word) =>
    titles.some((t) => t.includes(foldText(word))),
  );
  const reasons = [`表头对上 ${Math.round(coverage * 100)}% 的必填列`];
  if (inName.length > 0) reasons.push(`文件名含“${inName[0]}”`);
  if (inTitle.length > 0) reasons.push(`标题含“${inTitle[0]}”`);
  return {
    dataset,
    headers,
    found: coverage >= LEAST_COVERAGE && (inName.length > 0 || inTitle.length > 0 || understood >= 0.5),
    score:
      coverage * 10 + score + (inName.length > 0 ? FILE_WORD : 0) + (inTitle.length > 0 ? TITLE_WORD : 0),
    reasons,
  };
}

/** Texts above the table, then the header's own in one; the first rows if no header was found. */
function titlesOf(sheet: SheetHead, header: FoundHeader | undefined, dataset?: Dataset): string[] {
  const texts = (rows: readonly SheetRow[]) =>
    rows.flatMap((row) =>
      row.cells.flatMap((cell) => (cell && !cell.merged && cell.text ? [cell.text] : [])),
    );
  if (!header) return texts(sheet.rows.slice(0, 5));
  return [...texts(sheet.rows.slice(0, header.first)), yearsOfHeader(header, dataset?.neutral ?? [])];
}

/**
 * The titles of the columns that are read, for the years they name. 2021年增加值 beside 增加值, or under one title beside 本年,
 * is last year's and says nothing of the year of the table.
 */
function yearsOfHeader({ columns }: FoundHeader, neutral: readonly string[]): string {
  const bare = (text: string) =>
    neutral.reduce(
      (rest, word) => rest.replaceAll(word, ''),
      headerKey(text).replace(/(?:19|20)\d{2}年?度?/, ''),
    );
  const yearless = new Set(
    columns.filter(({ header }) => readYear(header) === null).map(({ header }) => bare(header)),
  );
  return columns
    .filter(({ target, header }) => target?.kind === 'field' && !yearless.has(bare(header)))
    .map(({ header }) => header)
    .join(' ');
}
