import type { DraftCase, DraftFault } from '@tenglong/contracts/policy';
import { formatPath, indexAddresses, type Plan, resolveAddress } from '@tenglong/domain/plan';
import {
  type CaseResult,
  checkPolicy,
  type Expectation,
  eachCase,
  type PreparedPolicy,
  preparePolicy,
  readyCases,
  reportCases,
} from '@tenglong/domain/policy';
import { turns } from '../../../platform/turns/index.ts';
import type { DraftReport } from './draft-store.ts';
import type { DraftFiles } from './read-draft.ts';

const VERDICTS = { eligible: '符合', ineligible: '不符合', unknown: '未知' } as const;

type Told = Pick<Expectation, 'verdict' | 'amountYuan' | 'grade' | 'term'>;

/** 符合，100000.00 元 */
export function resultWords({ verdict, amountYuan, grade, term }: Told): string {
  const given = amountYuan === undefined || amountYuan === null ? (grade ?? term) : `${amountYuan} 元`;
  return given === undefined || given === null ? VERDICTS[verdict] : `${VERDICTS[verdict]}，${given}`;
}

const fault = (path: string, message: string, remedy: string): DraftFault => ({
  ...{ file: 'policy', path, message, remedy },
});

/** Clauses the draft cites that the plan does not have. */
function citationFaults(plan: Plan, { file }: DraftFiles): DraftFault[] {
  const index = indexAddresses(plan);
  const cited = [
    { path: 'clause', clause: file.clause },
    ...Object.entries(file.parameters).map(([name, { clause }]) => ({ path: `parameters.${name}`, clause })),
    ...file.provisions.map(({ clause }, at) => ({ path: `provisions[${at}].clause`, clause })),
    ...file.readings.map(({ clause }, at) => ({ path: `readings[${at}].clause`, clause })),
  ];
  return cited.flatMap(({ path, clause }) =>
    clause === undefined || resolveAddress(index, clause)
      ? []
      : [fault(path, `方案里没有地址“${clause}”`, '请写所依据的条款地址')],
  );
}

/** What can be told of a draft without its cases. */
export function checkDraftRules(
  plan: Plan,
  files: DraftFiles,
): { readonly faults: readonly DraftFault[]; readonly policy: PreparedPolicy | undefined } {
  const cited = citationFaults(plan, files);
  const prepared = preparePolicy(files.file);
  if (prepared.kind === 'problems') {
    const problems = prepared.problems.map(({ path, message, remedy }) =>
      fault(formatPath(path), message, remedy),
    );
    return { faults: [...cited, ...problems], policy: undefined };
  }
  return { faults: [...cited, ...checkPolicy(prepared.policy)], policy: prepared.policy };
}

function toDraftCase({ cases }: DraftFiles, { case: one, faults, determination }: CaseResult): DraftCase {
  const index = cases.cases.findIndex(({ id }) => id === one.id);
  return {
    ...{ id: one.id, says: one.says, asOf: one.asOf, faults: [...faults] },
    index: index < 0 ? null : index,
    expected: resultWords(one.expect),
    found: determination ? resultWords(determination) : '—',
    foundVerdict: determination?.verdict ?? null,
    foundAmountYuan: determination?.amountYuan ?? null,
  };
}

/** Checks a draft and runs all its cases in both ways of computing, letting others go first in between. */
export async function checkDraft(plan: Plan, files: DraftFiles): Promise<DraftReport> {
  const { faults, policy } = checkDraftRules(plan, files);
  if (!policy) return { faults, results: [] };
  const pause = turns();
  const results: CaseResult[] = [];
  for (const result of eachCase(policy, readyCases(policy, files.cases))) {
    results.push(result);
    await pause();
  }
  const report = reportCases(policy, files.cases, results);
  return {
    faults: [...faults, ...report.faults],
    results: results.map((result) => toDraftCase(files, result)),
  };
}
