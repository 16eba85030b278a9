import { Grade } from '@tenglong/contracts/page';
import { PROBLEM_TITLES, type ProblemKind } from '@tenglong/domain/intake';
import type { CliIo } from '../io.ts';
import type { EvaluationSummary } from './summary.ts';

/** Says at the end what came of it: in words, or as JSON. */
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
      const counts = Grade.options.map((grade) => `${grade} ${grades[grade] ?? 0}`).join('，');
      return `${title}：排名 ${ranked} 家（${counts}），未评级 ${ungraded} 家`;
    }),
    ...summary.screening.map(({ title, yes, unknown, unavailable }) =>
      unavailable === undefined
        ? `排查“${title}”：列入 ${yes} 家，暂不能判定 ${unknown} 家`
        : `排查“${title}”：${unavailable}`,
    ),
    problemLine(summary.problems),
    ...unscaledLine(summary.unscaled),
    ...notReadLines(summary.notRead),
    `结果已写到 ${out}`,
  ];
  io.out(`${lines.join('\n')}\n`);
}

function problemLine(problems: EvaluationSummary['problems']): string {
  const counts = (Object.entries(problems) as [ProblemKind, number][]).sort(([, a], [, b]) => b - a);
  if (counts.length === 0) return '没有发现问题';
  return `问题（详见 problems.csv）：${counts.map(([kind, count]) => `${PROBLEM_TITLES[kind]} ${count}`).join('，')}`;
}

const MOST_NAMED = 10;

function unscaledLine(codes: readonly string[]): string[] {
  if (codes.length === 0) return [];
  const named = `${codes.slice(0, MOST_NAMED).join('、')}${codes.length > MOST_NAMED ? ' 等' : ''}`;
  return [`规上规下不明、没有参评的 ${codes.length} 家：${named}`];
}

/** Whole files one by one, sheets of a file together. */
function notReadLines(notRead: EvaluationSummary['notRead']): string[] {
  const files = notRead
    .filter(({ sheet }) => sheet === '')
    .map(({ file, why }) => `没有读取：${file}，${why}`);
  const sheets = new Map<string, string[]>();
  for (const { file, sheet, why } of notRead) {
    if (sheet !== '') sheets.set(file, [...(sheets.get(file) ?? []), `“${sheet}”${why}`]);
  }
  return [...files, ...[...sheets].map(([file, why]) => `没有读取：${file} 的工作表${why.join('，')}`)];
}
