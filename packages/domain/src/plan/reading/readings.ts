import { add, toPlainDecimal, ZERO } from '../../values/index.ts';
import type { Contradiction, ContradictionSource } from '../contradiction/contradiction.ts';
import { ONE_SAVING, TWO_SAVINGS } from '../contradiction/unsaid.ts';
import { figure } from '../figure.ts';
import type { Plan } from '../plan.ts';

/** One way to read a place where the plan disagrees with itself; what a ruling chooses from. */
export interface ContradictionReading {
  /** What a ruling that takes this reading holds. */
  readonly value: string;
  /** The reading as an office says it; no two of a contradiction are alike. */
  readonly text: string;
  /** The place of the plan the reading stands at; absent where it is a combination of places. */
  readonly adopts?: string;
}

const own = ({ address, value, text }: ContradictionSource): ContradictionReading => ({
  value,
  text: text || value,
  adopts: address,
});

/** The figures of several columns are one allocation: five and eighteen are read as twenty-three. */
function allocation(sources: readonly ContradictionSource[]): ContradictionReading[] {
  const [first, ...rest] = sources;
  if (!first) return [];
  if (rest.length === 0) return [own(first)];
  const sum = toPlainDecimal(sources.reduce((total, { value }) => add(total, figure(value)), ZERO)) ?? '';
  return [{ value: sum, text: `各栏分解 ${sources.map(({ value }) => value).join(' + ')} = ${sum}` }];
}

function bodiesNamed(plan: Plan, address: string): ContradictionReading[] {
  const clause = plan.clauses.find((one) => one.address === address);
  return plan.departments
    .filter(({ id, kind }) => clause?.supports.includes(id) && kind !== 'group')
    .sort((a, b) => (clause?.supports.indexOf(a.id) ?? 0) - (clause?.supports.indexOf(b.id) ?? 0))
    .map(({ name }) => ({ value: name, text: `${name}牵头` }));
}

function doubleRole(plan: Plan, address: string): ContradictionReading[] {
  const entry = [...plan.clauses, ...plan.tasks].find((one) => one.address === address);
  const both = plan.departments.filter(({ id }) => entry?.leads.includes(id) && entry.supports.includes(id));
  const names = both.map(({ name }) => name).join('、');
  return [
    { value: `${names}牵头`, text: `${names}牵头，不再配合` },
    { value: `${names}配合`, text: `${names}只配合` },
  ];
}

function all(plan: Plan, { kind, sources }: Contradiction): readonly ContradictionReading[] {
  const address = sources[0]?.address ?? '';
  switch (kind) {
    case 'target-vs-allocation':
    case 'per-year-vs-allocation':
      return [
        ...sources.filter(({ column }) => column === undefined).map(own),
        ...allocation(sources.filter(({ column }) => column !== undefined)),
      ];
    case 'target-without-split':
      return [{ value: '按全县口径考核', text: `${plan.meta.county.name}整体考核，不分解` }];
    case 'no-lead-marked':
      return bodiesNamed(plan, address);
    case 'lead-also-supports':
      return doubleRole(plan, address);
    case 'date-missing':
      return [];
    case 'unsaid':
      return [
        { value: ONE_SAVING, text: '同一家企业同一年度的是同一笔，只记多出的部分' },
        { value: TWO_SAVINGS, text: '各是一笔，分别计入' },
      ];
    default:
      return sources.map(own);
  }
}

/** The readings of a contradiction in the order of the plan; places that say the same thing are one reading. */
export function readingsOf(plan: Plan, contradiction: Contradiction): readonly ContradictionReading[] {
  const byText = new Map<string, ContradictionReading>();
  for (const reading of all(plan, contradiction)) {
    if (reading.text !== '' && !byText.has(reading.text)) byText.set(reading.text, reading);
  }
  return [...byText.values()];
}
