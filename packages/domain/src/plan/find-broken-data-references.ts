import { checkSchemeRules } from '../evaluation/index.ts';
import { preparePolicy } from '../policy/index.ts';
import { joinPath } from '../rule/index.ts';
import { prepareScreening } from '../screening/index.ts';
import { indexAddresses, resolveAddress } from './address-index.ts';
import type { PlanError } from './document.ts';
import { findBrokenFunds } from './find-broken-funds.ts';
import { findBrokenGrants } from './find-broken-grants.ts';
import { findBrokenLedger } from './find-broken-ledger.ts';
import { findBrokenPromises } from './find-broken-promises.ts';
import { findBrokenRegisters } from './find-broken-registers.ts';
import { createNameResolver } from './name-resolver.ts';
import type { Plan } from './plan.ts';
import { policyVersions } from './policy-versions.ts';
import type { SchemePart } from './schema/other-modules.ts';

/** The facts a scheme computes with. What its rules read is checked by the rule core, which knows more than facts. */
function schemeFacts({ indicators, population, ties, levers, adjustments }: SchemePart): string[] {
  const beyond = adjustments.map(({ effect }) =>
    effect.kind === 'points' ? effect.perUnitBeyond?.fact : undefined,
  );
  const named = [
    ...indicators.flatMap(({ numerator, denominator }) => [numerator, denominator]),
    population.minimum?.fact,
    ...[...ties, ...levers].map(({ fact }) => fact),
    ...beyond,
  ];
  return [...new Set(named.filter((id) => typeof id === 'string'))];
}

function factErrors(plan: Plan): PlanError[] {
  const known = new Set(plan.facts?.facts.map(({ id }) => id) ?? []);
  const uses = [
    ...plan.workbooks.map(({ path, file }) => ({ path, ids: file.facts.map(({ id }) => id) })),
    ...plan.schemes.map(({ path, file }) => ({ path, ids: schemeFacts(file) })),
  ];
  return uses.flatMap(({ path, ids }) =>
    ids
      .filter((id) => !known.has(id))
      .map((id) => ({
        file: path,
        path: '',
        message: `用到的事实“${id}”不在 facts.yaml 里`,
        remedy: '请核对写法，或在 facts.yaml 里补上它的名称与单位',
      })),
  );
}

function departmentErrors(plan: Plan): PlanError[] {
  const resolver = createNameResolver(plan.departments);
  const uses = [
    ...(plan.facts?.facts ?? []).map(({ department }, index) => ({
      file: 'facts.yaml',
      path: `facts[${index}].department`,
      department,
    })),
    ...plan.workbooks.map(({ path, file }) => ({
      file: path,
      path: 'department',
      department: file.department,
    })),
  ];
  return uses
    .filter(({ department }) => resolver.find(department) === undefined)
    .map(({ file, path, department }) => ({
      file,
      path,
      message: `部门“${department}”不在 departments.yaml 里`,
      remedy: '请写 departments.yaml 里的标识或名称，或在那里补上',
    }));
}

/** Every `clause` that a rule file cites, with the place that cites it. An empty one is no citation. */
function citedClauses(value: unknown, path: readonly PropertyKey[] = []): { path: string; clause: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) =>
    key === 'clause' && typeof item === 'string' && item !== ''
      ? [{ path: joinPath([...path, key]), clause: item }]
      : citedClauses(item, [...path, key]),
  );
}

function clauseErrors(plan: Plan): PlanError[] {
  const index = indexAddresses(plan);
  const files = [
    ...plan.schemes,
    ...(plan.screening ? [{ path: 'screening.yaml', file: plan.screening }] : []),
    ...plan.registers,
    ...policyVersions(plan),
  ];
  return files.flatMap(({ path: name, file }) =>
    citedClauses(file)
      .filter(({ clause }) => !resolveAddress(index, clause))
      .map(({ path, clause }) => ({
        file: name,
        path,
        message: `方案里没有地址“${clause}”`,
        remedy: '请写所依据的条款地址；依据不在本方案的，评价办法里留空',
      })),
  );
}

function twins(
  parts: readonly { readonly path: string; readonly file: { readonly id: string } }[],
): PlanError[] {
  return parts.flatMap(({ path, file }, index) => {
    const first = parts.findIndex((other) => other.file.id === file.id);
    if (first === index) return [];
    return [
      {
        file: path,
        path: 'id',
        message: `标识“${file.id}”已用于 ${parts[first]?.path}`,
        remedy: '请改成不同的标识',
      },
    ];
  });
}

/** Conditions that name what is not there, or compare what cannot be compared. */
function ruleErrors(plan: Plan): PlanError[] {
  const dictionary = plan.facts ?? { facts: [] };
  const schemes = plan.schemes.flatMap(({ path, file }) =>
    checkSchemeRules(file, dictionary).map(({ path: place, problem }) => ({
      ...problem,
      file: path,
      place: [...place, ...problem.path],
    })),
  );
  const screening = plan.screening && prepareScreening(plan.screening, dictionary);
  const problems = screening?.kind === 'problems' ? screening.problems : [];
  return [
    ...schemes,
    ...problems.map((problem) => ({ ...problem, file: 'screening.yaml', place: problem.path })),
  ].map(({ file, place, message, remedy }) => ({ file, path: joinPath(place), message, remedy }));
}

/** Policies that name what is not there, or compare what cannot be compared. */
const policyErrors = (plan: Plan): PlanError[] =>
  policyVersions(plan).flatMap(({ path: name, file }) => {
    const prepared = preparePolicy(file);
    const problems = prepared.kind === 'problems' ? prepared.problems : [];
    return problems.map(({ path, message, remedy }) => ({
      file: name,
      path: joinPath(path),
      message,
      remedy,
    }));
  });

/** Inputs of policies that are said to be held where nothing of the kind is kept. */
const heldErrors = (plan: Plan): PlanError[] =>
  policyVersions(plan).flatMap(({ path: name, file }) => {
    const register = plan.registers.find((one) => one.file.id === file.about?.register)?.file;
    const facts = new Set(plan.facts?.facts.map(({ id }) => id));
    const missing: { path: string; what: string }[] = [];
    if (file.about && !register)
      missing.push({ path: 'about.register', what: `清单“${file.about.register}”` });
    const needField = (path: string, field: string) => {
      if (!register || !Object.hasOwn(register.fields, field))
        missing.push({ path, what: `清单字段“${field}”` });
    };
    if (file.about && register) {
      needField('about.enterprise', file.about.enterprise);
      if (file.about.named !== undefined) needField('about.named', file.about.named);
    }
    for (const [input, { from }] of Object.entries(file.inputs)) {
      if (from === undefined) continue;
      const path = `inputs.${input}.from`;
      if ('fact' in from && !facts.has(from.fact)) missing.push({ path, what: `企业的数“${from.fact}”` });
      if ('field' in from) needField(path, from.field);
      if ('given' in from) needField(path, from.given);
      if ('underway' in from) for (const field of from.underway) needField(path, field);
    }
    return missing.map(({ path, what }) => ({
      file: name,
      path,
      message: `方案里没有${what}`,
      remedy: '请对照 facts.yaml 和 registers 改正，平台里没有的不写 from',
    }));
  });

/** Lists whose rows would go to a register that the plan does not have. */
const listErrors = (plan: Plan): PlanError[] =>
  plan.workbooks.flatMap(({ path, file: { entries } }) => {
    const named = entries ? [entries.register ?? [], Object.values(entries.sheets ?? {})].flat() : [];
    const known = plan.registers.map(({ file }) => file.id);
    return named
      .filter((id) => !known.includes(id))
      .map((id) => ({
        file: path,
        path: 'entries',
        message: `没有“${id}”这张清单`,
        remedy: `registers 目录里现有：${known.join('、') || '无'}`,
      }));
  });

/** What the dictionary, the workbooks and the schemes name and the plan does not have. */
export function findBrokenDataReferences(plan: Plan): PlanError[] {
  return [
    ...factErrors(plan),
    ...departmentErrors(plan),
    ...clauseErrors(plan),
    ...ruleErrors(plan),
    ...twins(plan.workbooks),
    ...twins(plan.schemes),
    ...findBrokenRegisters(plan),
    ...policyErrors(plan),
    ...heldErrors(plan),
    ...findBrokenGrants(plan),
    ...findBrokenPromises(plan),
    ...findBrokenLedger(plan),
    ...findBrokenFunds(plan),
    ...listErrors(plan),
    ...twins(plan.registers),
  ];
}
