import type { CaseFile } from './case-file.ts';
import type { TracedDetermination } from './determine.ts';
import type { PolicyFault } from './policy-fault.ts';
import type { PolicyInputs } from './policy-input.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import { type CaseResult, readyCases, runCases } from './run-cases.ts';

export interface CaseReport {
  readonly results: readonly CaseResult[];
  readonly faults: readonly PolicyFault[];
}

/** What is wrong with a case that was run; nothing if it holds. */
export const caseFaults = ({ case: { id, says }, faults }: CaseResult): readonly PolicyFault[] =>
  faults.map((message): PolicyFault => {
    const remedy = '请核对条款：规则错了改规则，用例写错了改用例';
    return { file: 'cases', path: id, message: `“${says}”不成立：${message}`, remedy };
  });

/** Runs every case of a policy, and asks what no case has reached. */
export const checkCases = (policy: PreparedPolicy, file: CaseFile): CaseReport =>
  reportCases(policy, file, runCases(policy, readyCases(policy, file)));

/** What cases that were run say of a policy, and what none of them has reached. */
export function reportCases(
  policy: PreparedPolicy,
  file: CaseFile,
  results: readonly CaseResult[],
): CaseReport {
  const failed = results.flatMap(caseFaults);
  const determined = results.flatMap(({ determination }) => determination ?? []);
  const lacks = [...unreached(policy, determined), ...neverLeftOut(policy.file.inputs, file)];
  return { results, faults: [...failed, ...lacks] };
}

const lack = (path: string, message: string): PolicyFault => ({
  file: 'cases',
  path,
  message,
  remedy: '请按条款补一个用例；怎么也取不到的，是规则有误，应改规则',
});

/** Conditions never met or never failed, provisions never in force, rows and tiers never hit, caps that never bind. */
function unreached(policy: PreparedPolicy, all: readonly TracedDetermination[]): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  // A policy whose table is empty judges nobody; its rows bring their cases with them.
  if (policy.unavailable !== undefined) return faults;
  for (const { source } of policy.provisions) {
    const traces = all.flatMap((one) => {
      const trace = one.trace.provisions.find(({ provision }) => provision === source.id);
      return trace ? [{ trace, one }] : [];
    });
    const some = (test: (entry: (typeof traces)[number]) => boolean) => traces.some(test);
    const ask = (reached: boolean, words: string) => {
      if (!reached) faults.push(lack(`provisions.${source.id}`, `“${source.says}”：${words}`));
    };
    ask(
      some(({ trace }) => trace.applies === true),
      '没有用例适用它',
    );
    if (source.when !== undefined)
      ask(
        some(({ trace }) => trace.applies === false),
        '没有用例不适用它',
      );
    if (source.requires !== undefined) {
      ask(
        some(({ trace }) => trace.applies === true && trace.meets === true),
        '没有用例符合它',
      );
      ask(
        some(({ trace }) => trace.applies === true && trace.meets === false),
        '没有用例不符合它',
      );
    }
    if (source.caps !== undefined)
      ask(
        some(({ trace, one }) => binds(one, trace.steps.caps)),
        '没有用例受它限制',
      );
    for (const other of source.overrides ?? []) {
      const reached = all.some(({ trace }) =>
        trace.provisions.some(
          ({ provision, overriddenBy }) => provision === other && overriddenBy?.includes(source.id),
        ),
      );
      ask(reached, `没有用例因它而排除“${other}”`);
    }
  }
  return [...faults, ...rowsUnreached(policy, all), ...tiersUnreached(all), ...readingsUnmoved(policy, all)];
}

/** Whether a cap is what the amount comes to. */
function binds({ trace }: TracedDetermination, step: number | undefined): boolean {
  const cap = step === undefined ? undefined : trace.steps[step]?.result;
  const gross = trace.steps.find(
    (one) => one.operator === 'definition' && one.definition === 'determination.gross',
  );
  const before = gross?.result;
  return cap?.kind === 'number' && before?.kind === 'number' && Number(cap.value) < Number(before.value);
}

function rowsUnreached(
  { environment }: PreparedPolicy,
  all: readonly TracedDetermination[],
): readonly PolicyFault[] {
  const hit = new Set(
    all.flatMap(({ trace }) =>
      trace.steps.flatMap((step) =>
        step.operator === 'lookup' && step.row ? [`${step.table} ${step.row.index}`] : [],
      ),
    ),
  );
  return [...environment.tables].flatMap(([name, table]) =>
    table.rows.flatMap((_row, index) =>
      hit.has(`${name} ${index}`)
        ? []
        : [lack(`tables.${name}.rows[${index}]`, `表“${table.label}”第 ${index + 1} 行没有用例取到`)],
    ),
  );
}

function tiersUnreached(all: readonly TracedDetermination[]): readonly PolicyFault[] {
  const tiers = new Map<string, { readonly count: number; readonly hit: Set<number> }>();
  for (const step of all.flatMap(({ trace }) => trace.steps)) {
    if (step.operator !== 'tiers' || step.result.kind === 'unknown') continue;
    const known = tiers.get(step.at) ?? { count: step.from.length, hit: new Set<number>() };
    known.hit.add(step.tier ?? -1);
    tiers.set(step.at, known);
  }
  return [...tiers].flatMap(([at, { count, hit }]) =>
    Array.from({ length: count + 1 }, (_, index) => index - 1)
      .filter((tier) => !hit.has(tier))
      .map((tier) => lack(at, tier < 0 ? '没有用例在第一档之下' : `没有用例达到第 ${tier + 1} 档`)),
  );
}

/** A reading under which nothing ever changes is no reading. */
function readingsUnmoved(
  policy: PreparedPolicy,
  all: readonly TracedDetermination[],
): readonly PolicyFault[] {
  return policy.readings.flatMap(({ source, alternatives }) =>
    alternatives.flatMap(({ source: alternative, variant }, index) => {
      if (!variant) return [];
      const moved = all.some((one) => {
        const found = one.readings.find(({ id }) => id === source.id)?.alternatives[index];
        if (!found || found.verdict === null) return false;
        return (
          found.verdict !== one.verdict || found.amountYuan !== one.amountYuan || found.grade !== one.grade
        );
      });
      return moved
        ? []
        : [lack(`readings.${source.id}`, `“${alternative.says}”：没有用例在这种理解下有所不同`)];
    }),
  );
}

/** Every place a value can stand in, without the numbers of items. */
function placesOf(inputs: PolicyInputs, prefix = ''): readonly string[] {
  return Object.entries(inputs).flatMap(([name, input]) => {
    const place = `${prefix}${name}`;
    if (input.type === 'list') return [place, ...placesOf(input.fields, `${place}[].`)];
    return input.type === 'series' ? [place, `${place}[]`] : [place];
  });
}

/** Each fact has to be left out once: what is unknown then, and what is asked for, is part of what the policy says. */
function neverLeftOut(inputs: PolicyInputs, { cases, leftOut }: CaseFile): readonly PolicyFault[] {
  const places = [
    ...cases.flatMap(({ without = [] }) => without),
    ...leftOut.flatMap(({ unknown, needless }) => [...unknown, ...needless]),
  ].map((place) => place.replace(/\[\d+\]/g, '[]'));
  const known = new Set(places);
  return placesOf(inputs)
    .filter((place) => !known.has(place))
    .map((place) => lack('leftOut', `没有用例略去“${place}”`));
}
