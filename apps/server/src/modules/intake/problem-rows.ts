import { createHash } from 'node:crypto';
import type { IntakeProblem } from '@tenglong/domain/intake';

const SEVERITY = { hold: 0, unknown: 1, hint: 2 } as const;

/** The same problem of the same file has the same id, however often the file is read. */
export function problemId(problem: IntakeProblem): string {
  const { kind, sheet, row, column, code, name, year, fields } = problem;
  const place = [kind, sheet, row, column, code, name, year, fields.join()].join('\u001f');
  return createHash('sha256').update(place).digest('hex').slice(0, 16);
}

/** Problems as `batch_problems` takes them: what holds rows back first, then in the order of the sheet. */
export function toProblemRows(batchId: string, problems: readonly IntakeProblem[]): unknown[][] {
  const unique = new Map(problems.map((problem) => [problemId(problem), problem]));
  const ordered = [...unique].sort(
    ([, a], [, b]) =>
      SEVERITY[a.severity] - SEVERITY[b.severity] || a.sheet.localeCompare(b.sheet) || a.row - b.row,
  );
  return ordered.map(([id, problem], seq) => [
    batchId,
    id,
    seq,
    problem.severity,
    problem.kind,
    problem.sheet,
    `{${(problem.rows.length > 0 ? problem.rows : [problem.row]).join(',')}}`,
    JSON.stringify(problem),
  ]);
}
