import { Grade } from '@tenglong/contracts/page';
import { EMPTY_SHEET, type ProblemKind, type UnscaledEnterprise } from '@tenglong/domain/intake';
import type { EvaluationTables } from './tables.ts';

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
  /** By rule; `unavailable` says why a rule could not be judged at all. */
  readonly screening: readonly {
    readonly rule: string;
    readonly title: string;
    readonly yes: number;
    readonly unknown: number;
    readonly unavailable: string | undefined;
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
  screening,
  unscaled,
}: EvaluationTables & { readonly unscaled: readonly UnscaledEnterprise[] }): EvaluationSummary {
  const problems: Partial<Record<ProblemKind, number>> = {};
  for (const { kind } of staged.problems) problems[kind] = (problems[kind] ?? 0) + 1;
  const sheets = staged.files.flatMap(({ workbook }) =>
    workbook.sheets
      .filter(({ read, skipped }) => !read && skipped !== '' && skipped !== EMPTY_SHEET)
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
        grades: Object.fromEntries(Grade.options.map((grade) => [grade, count(grade)])),
      };
    }),
    screening: (screening?.tallies ?? []).map(({ rule, title, yes, unknown, unavailable }) => ({
      rule,
      title,
      yes,
      unknown,
      unavailable,
    })),
    problems,
    notRead: [
      ...staged.passedOver.map(({ file, message }) => ({ file, sheet: '', why: message })),
      ...sheets,
    ],
    unscaled: unscaled.map(({ creditCode }) => creditCode),
  };
}
