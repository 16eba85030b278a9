import type { RosterEntry } from '@tenglong/domain/enterprise';
import { PROBLEM_TITLES, type ProblemKind } from '@tenglong/domain/intake';
import type { CliIo } from '../io.ts';
import type { EvaluationTables } from './tables.ts';

const GRADES = ['A', 'B', 'C', 'D'] as const;

/** What the command says at the end, also as JSON. */
export interface EvaluationSummary {
  readonly year: number;
  readonly enterprises: number;
  readonly files: readonly {
    readonly file: string;
    readonly dataset: string;
    readonly years: readonly number[];
    readonly rows: number;
  }[];
  readonly schemes: readonly {
    readonly id: string;
    readonly title: string;
    readonly ranked: number;
    readonly ungraded: number;
    readonly grades: Readonly<Record<string, number>>;
  }[];
  readonly problems: Readonly<Partial<Record<ProblemKind, number>>>;
  readonly notRead: readonly { readonly file: string; readonly sheet: string; readonly why: string }[];
  /** In the roster, but neither 规上 nor 规下: the roster does not say, or says both. */
  readonly unscaled: readonly string[];
}

export function summarise({
  year,
  staged,
  run,
  unscaled,
}: EvaluationTables & { readonly unscaled: readonly RosterEntry[] }): EvaluationSummary {
  const problems: Partial<Record<ProblemKind, number>> = {};
  for (const { kind } of staged.problems) problems[kind] = (problems[kind] ?? 0) + 1;
  const sheets = staged.files.flatMap(({ workbook }) =>
    workbook.sheets
      .filter(({ read, skipped }) => !read && skipped !== '')
      .map(({ name, skipped }) => ({ file: workbook.file, sheet: name, why: skipped })),
  );
  return {
    year,
    enterprises: staged.roster.length,
    files: staged.files.map(({ workbook }) => ({
      file: workbook.file,
      dataset: workbook.dataset.file.title,
      years: workbook.years.flatMap((one) => (one.year === null ? [] : [one.year])),
      rows: workbook.counts.rows,
    })),
    schemes: run.schemes.map(({ compiled: { scheme } }) => {
      const own = run.results.filter(({ schemeId }) => schemeId === scheme.id);
      const count = (grade: string) => own.filter((result) => result.grade === grade).length;
      return {
        id: scheme.id,
        title: scheme.title,
        ranked: own.filter(({ rank }) => rank !== null).length,
        ungraded: own.filter(({ grade }) => grade === null).length,
        grades: Object.fromEntries(GRADES.map((grade) => [grade, count(grade)])),
      };
    }),
    problems,
    notRead: [
      ...staged.passedOver.map(({ file, message }) => ({ file, sheet: '', why: message })),
      ...sheets,
    ],
    unscaled: unscaled.map(({ creditCode }) => creditCode),
  };
}

export function writeSummary(
  summary: EvaluationSummary,
  { out, json }: { readonly out: string; readonly json?: true },
  io: CliIo,
): void {
  if (json) {
    io.out(`${JSON.stringify(summary, undefined, 2)}\n`);
    return;
  }
  const lines = [
    `${summary.year} 年：名录 ${summary.enterprises} 家，读取 ${summary.files.length} 个文件`,
    ...summary.schemes.map(({ title, ranked, ungraded, grades }) => {
      const counts = GRADES.map((grade) => `${grade} ${grades[grade] ?? 0}`).join('，');
      return `${title}：排名 ${ranked} 家（${counts}），未评级 ${ungraded} 家`;
    }),
    problemLine(summary.problems),
    ...(summary.unscaled.length > 0
      ? [`规上规下不明、没有参评的 ${summary.unscaled.length} 家：${summary.unscaled.join('、')}`]
      : []),
    ...summary.notRead.map(
      ({ file, sheet, why }) => `没有读取：${file}${sheet ? `（${sheet}）` : ''}，${why}`,
    ),
    `结果已写到 ${out}`,
  ];
  io.out(`${lines.join('\n')}\n`);
}

function problemLine(problems: EvaluationSummary['problems']): string {
  const counts = (Object.entries(problems) as [ProblemKind, number][]).sort(([, a], [, b]) => b - a);
  if (counts.length === 0) return '没有发现问题';
  return `问题：${counts.map(([kind, count]) => `${PROBLEM_TITLES[kind]} ${count}`).join('，')}`;
}
