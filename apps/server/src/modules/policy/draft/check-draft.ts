import type { DraftCase, DraftFault } from '@tenglong/contracts/policy';
import { indexAddresses, type Plan, resolveAddress } from '@tenglong/domain/plan';
import {
  type CaseResult,
  checkPolicy,
  type Expectation,
  eachCase,
  type PreparedPolicy,
  placeInput,
  preparePolicy,
  readyCases,
  reportCases,
} from '@tenglong/domain/policy';
import { joinPath } from '@tenglong/domain/rule';
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
  file: 'policy',
  path,
  message,
  remedy,
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
      fault(joinPath(path), message, remedy),
    );
    return { faults: [...cited, ...problems], policy: undefined };
  }
  return { faults: [...cited, ...checkPolicy(prepared.policy)], policy: prepared.policy };
}

/** The names of the files in the office's words. */
function plainly({ file }: DraftFiles, text: string): string {
  return text
    .replace(/^verdict /, '结论')
    .replace(/^amountYuan /, '金额')
    .replace(/^grade /, '等级')
    .replace(/^term /, '期限')
    .replace(/^missing /, '缺项')
    .replace(/^obligations /, '义务')
    .replace(/^readings\.([a-z0-9-]+)\.(strict|adopted|generous) /, (_all, id: string, kind: string) => {
      const question = file.readings.find((one) => one.id === id)?.question ?? id;
      return `“${question}”${kind === 'strict' ? '从严' : kind === 'generous' ? '从宽' : '采用'}`;
    })
    .replace(
      /^缺 ([^，]+)，/,
      (_all, place: string) => `缺“${placeInput(file.inputs, place)?.input.label ?? place}”，`,
    )
    .replace(/"eligible"/g, '符合')
    .replace(/"ineligible"/g, '不符合')
    .replace(/"unknown"/g, '未知');
}

function toDraftCase(files: DraftFiles, { case: one, faults, determination }: CaseResult): DraftCase {
  const { cases } = files;
  const index = cases.cases.findIndex(({ id }) => id === one.id);
  return {
    id: one.id,
    says: plainly(files, one.says),
    asOf: one.asOf,
    faults: faults.map((fault) => plainly(files, fault)),
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
