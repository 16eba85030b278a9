import { withWayBack } from '../register/index.ts';
import type { PlanDocument, PlanError } from './document.ts';
import { linkRegister } from './link-register.ts';
import { createNameResolver, type NameResolver } from './name-resolver.ts';
import type { ParsedFiles } from './parse-files.ts';
import type { AddressedList, Plan, PlanTask } from './plan.ts';
import { withSuperseding } from './policy-versions.ts';
import type { Clause } from './schema/clauses-file.ts';
import type { ListsFile } from './schema/lists-file.ts';
import type { PlanFile } from './schema/plan-file.ts';
import type { TasksFile } from './schema/tasks-file.ts';

/** Turns printed names into ids, noting every name that nobody has. */
class NameLinker {
  readonly #resolver: NameResolver;
  readonly #kind: string;
  readonly #file: string;
  readonly #errors: PlanError[];

  constructor(resolver: NameResolver, kind: string, file: string, errors: PlanError[]) {
    this.#resolver = resolver;
    this.#kind = kind;
    this.#file = file;
    this.#errors = errors;
  }

  /** @returns the id, or the name itself after noting the error */
  link(user: string, path: string, name: string): string {
    const id = this.#resolver.find(name);
    if (id !== undefined) return id;
    const nearest = this.#resolver.nearest(name);
    this.#errors.push({
      file: user,
      path,
      message: `${this.#kind}“${name}”不在 ${this.#file} 里`,
      remedy: nearest
        ? `是否“${nearest}”；否则请在 ${this.#file} 里补上`
        : `请核对写法，或在 ${this.#file} 里补上`,
    });
    return name;
  }

  linkAll(user: string, path: string, names: readonly string[]): string[] {
    return names.map((name, index) => this.link(user, `${path}[${index}]`, name));
  }
}

function linkClauses(clauses: readonly Clause[], departments: NameLinker): Clause[] {
  return clauses.map((clause, index) => ({
    ...clause,
    leads: departments.linkAll('clauses.yaml', `clauses[${index}].leads`, clause.leads),
    supports: departments.linkAll('clauses.yaml', `clauses[${index}].supports`, clause.supports),
  }));
}

function linkTasks(file: TasksFile | undefined, departments: NameLinker): PlanTask[] {
  return (file?.tasks ?? []).map((task, index) => ({
    ...task,
    address: `${file?.annex}#${task.number}`,
    leads: departments.linkAll('tasks.yaml', `tasks[${index}].leads`, task.leads),
    supports: departments.linkAll('tasks.yaml', `tasks[${index}].supports`, task.supports),
  }));
}

function linkLists(file: ListsFile | undefined, meta: PlanFile, units: NameLinker): AddressedList[] {
  return (file?.lists ?? []).map((list, index) => ({
    ...list,
    address: `${file?.annex}#${list.number}`,
    rows: list.rows.map((row, at) => ({
      ...row,
      unit:
        list.level === 'county' && row.unit === meta.county.name
          ? meta.county.code
          : units.link('lists.yaml', `lists[${index}].rows[${at}].unit`, row.unit),
    })),
  }));
}

/** Whose data it is, by id, whichever way the file names it; a name that nobody has is found by the check of references. */
const owned = <Thing extends { readonly department: string }>(
  thing: Thing,
  resolver: NameResolver,
): Thing => ({
  ...thing,
  department: resolver.find(thing.department) ?? thing.department,
});

/**
 * Joins files of the right shape into one plan.
 *
 * @returns the plan and the names that could not be linked, or `undefined` when a required file is missing
 */
export function linkPlan(
  files: ParsedFiles,
  documents: readonly PlanDocument[],
): { plan: Plan; errors: PlanError[] } | undefined {
  const meta = files.single('plan.yaml');
  const units = files.single('units.yaml')?.units;
  const departments = files.single('departments.yaml')?.departments;
  const clauses = files.single('clauses.yaml');
  const indicators = files.single('indicators.yaml');
  if (!meta || !units || !departments || !clauses || !indicators) return undefined;
  const errors: PlanError[] = [];
  const resolver = createNameResolver(departments);
  const department = new NameLinker(resolver, '责任单位', 'departments.yaml', errors);
  const unit = new NameLinker(createNameResolver(units), '乡镇（街道）', 'units.yaml', errors);
  const tasks = files.single('tasks.yaml');
  const lists = files.single('lists.yaml');
  const funds = files.single('funds.yaml');
  const facts = files.single('facts.yaml');
  const plan: Plan = {
    meta,
    units,
    departments,
    parts: clauses.parts,
    clauses: linkClauses(clauses.clauses, department),
    quantities: indicators.quantities,
    enumerations: indicators.enumerations,
    tasks: linkTasks(tasks, department),
    driveCategory: tasks?.driveCategory ?? '',
    lists: linkLists(lists, meta, unit),
    totalLabel: lists?.totalLabel ?? '',
    rulings: files.single('rulings.yaml')?.rulings ?? [],
    industries: files.single('industries.yaml'),
    facts: facts && { ...facts, facts: facts.facts.map((fact) => owned(fact, resolver)) },
    workbooks: files.workbooks.map(({ path, file }) => ({ path, file: owned(file, resolver) })),
    schemes: files.schemes,
    screening: files.single('screening.yaml'),
    ledger: files.single('ledger.yaml'),
    funds: funds && { ...funds, keeper: department.link('funds.yaml', 'keeper', funds.keeper) },
    registers: files.registers.map(({ path, file }) =>
      linkRegister({ path, file: withWayBack(file) }, department),
    ),
    policies: files.policies.map((policy) => withSuperseding(meta, policy)),
    documents,
  };
  return { plan, errors };
}
