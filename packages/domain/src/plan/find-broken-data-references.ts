import { checkSchemeRules } from '../evaluation/index.ts';
import { indexAddresses, resolveAddress } from './address-index.ts';
import { formatPath, type PlanError } from './document.ts';
import { createNameResolver } from './name-resolver.ts';
import type { Plan } from './plan.ts';
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
      ...{ file: 'facts.yaml', path: `facts[${index}].department`, department },
    })),
    ...plan.workbooks.map(({ path, file }) => ({
      ...{ file: path, path: 'department', department: file.department },
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

function clauseErrors(plan: Plan): PlanError[] {
  const index = indexAddresses(plan);
  return plan.schemes
    .filter(({ file }) => file.clause !== '' && !resolveAddress(index, file.clause))
    .map(({ path, file }) => ({
      file: path,
      path: 'clause',
      message: `方案里没有地址“${file.clause}”`,
      remedy: '请写评价依据的条款序号；不是本方案的办法留空',
    }));
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

/** Conditions of a scheme that name what is not there, or compare what cannot be compared. */
function ruleErrors(plan: Plan): PlanError[] {
  const dictionary = plan.facts ?? { facts: [] };
  return plan.schemes.flatMap(({ path, file }) =>
    checkSchemeRules(file, dictionary).map(({ path: place, problem }) => ({
      file: path,
      path: formatPath([...place, ...problem.path]),
      message: problem.message,
      remedy: problem.remedy,
    })),
  );
}

/** What the dictionary, the workbooks and the schemes name and the plan does not have. */
export function findBrokenDataReferences(plan: Plan): PlanError[] {
  return [
    ...factErrors(plan),
    ...departmentErrors(plan),
    ...clauseErrors(plan),
    ...ruleErrors(plan),
    ...twins(plan.workbooks),
    ...twins(plan.schemes),
  ];
}
