import { type EvaluationExplanation, explainEnterprise } from '@tenglong/domain/evaluation';
import type { SourceReference } from '@tenglong/domain/rule';
import type { ExplainOptions } from '../commands/explain.ts';
import { type EvaluatedFolder, evaluateFolder } from '../evaluate/evaluate-folder.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { explanationText } from './explanation-text.ts';

/** The cells a figure was read from, for the trace. */
function sourceOf({ staged, year }: EvaluatedFolder, creditCode: string) {
  const facts = staged.assembled.facts.get(year)?.get(creditCode);
  return (fact: string): SourceReference | undefined => {
    const cells = facts?.get(fact)?.reports.flatMap((report) => report.fact.cells) ?? [];
    const [first] = cells;
    if (!first) return undefined;
    const places = cells.map(({ column, row }) => `${column}${row}`).join('、');
    return {
      address: `${first.file}#${first.sheet}!${places}`,
      label: `${first.file} ${first.sheet} ${places}`,
    };
  };
}

/** @throws CliFailure where there is nothing to explain: not in the roster, not evaluated */
function explain(evaluated: EvaluatedFolder, creditCode: string): EvaluationExplanation {
  for (const scheme of evaluated.run.schemes) {
    const row = scheme.members.findIndex(({ enterprise }) => enterprise.creditCode === creditCode);
    if (row >= 0) {
      return explainEnterprise(scheme, scheme.outcome, row, { sourceOf: sourceOf(evaluated, creditCode) });
    }
  }
  const listed = evaluated.staged.roster.find((entry) => entry.creditCode === creditCode);
  if (!listed) throw new CliFailure(`名录里没有 ${creditCode}`, '请核对统一社会信用代码');
  throw new CliFailure(
    `“${listed.name}”没有参加 ${evaluated.year} 年评价`,
    '请核对企业规模和实际用地：不够参评条件的不评',
  );
}

/** Explains the grade of one enterprise in words, or as JSON with every step of the calculation. @throws CliFailure */
export async function runExplain(creditCode: string, options: ExplainOptions, io: CliIo): Promise<void> {
  const evaluated = await evaluateFolder(options, io);
  const code = creditCode.trim().toUpperCase();
  const explanation = explain(evaluated, code);
  if (options.json) {
    io.out(`${JSON.stringify(explanation, undefined, 2)}\n`);
    return;
  }
  const result = evaluated.run.results.find((one) => one.creditCode === code);
  io.out(`${explanationText(explanation, result, evaluated.plan).join('\n')}\n`);
}
