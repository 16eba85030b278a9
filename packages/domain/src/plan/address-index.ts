import { compareAddresses, parseAddress } from '../address/index.ts';
import { type Plan, unitName } from './plan.ts';

/** What stands at an address. */
export interface AddressEntry {
  readonly address: string;
  readonly kind: 'part' | 'clause' | 'annex' | 'task' | 'list' | 'row' | 'total';
  readonly title: string;
  readonly summary: string;
}

function annexEntries(plan: Plan): AddressEntry[] {
  const annexes = new Map<string, string>();
  for (const { address } of plan.tasks) annexes.set(address.split('#')[0] ?? '', '任务责任清单');
  for (const { address } of plan.lists) annexes.set(address.split('#')[0] ?? '', '分解清单');
  return [...annexes].map(([address, title]) => ({ address, kind: 'annex', title, summary: '' }));
}

function listEntries(plan: Plan): AddressEntry[] {
  return plan.lists.flatMap((list): AddressEntry[] => [
    { address: list.address, kind: 'list', title: list.title, summary: '' },
    ...list.rows.map(
      (row): AddressEntry => ({
        address: `${list.address}/${unitName(plan, row.unit)}`,
        kind: 'row',
        title: `${list.title} ${unitName(plan, row.unit)}`,
        summary: '',
      }),
    ),
    ...(list.total === undefined
      ? []
      : [
          {
            address: `${list.address}/${plan.totalLabel}`,
            kind: 'total' as const,
            title: `${list.title} ${plan.totalLabel}`,
            summary: '',
          },
        ]),
  ]);
}

function bodyEntries(plan: Plan): AddressEntry[] {
  return plan.parts.flatMap((part): AddressEntry[] => [
    { address: part.address, kind: 'part', title: part.title, summary: part.summary ?? '' },
    ...plan.clauses
      .filter((clause) => clause.part === part.address)
      .map(({ address, title, summary }): AddressEntry => ({ address, kind: 'clause', title, summary })),
  ]);
}

/** Every address of a plan as a reader meets it: the parts in order, each with its clauses, then the annexes. */
export function listAddresses(plan: Plan): AddressEntry[] {
  const tasks = plan.tasks.map(
    ({ address, title, summary }): AddressEntry => ({ address, kind: 'task', title, summary }),
  );
  const annexes = [...annexEntries(plan), ...tasks, ...listEntries(plan)];
  // By annex and number only: the rows of a list keep the order in which the list prints them.
  const entry = ({ address }: AddressEntry): string => address.split('/')[0] ?? address;
  return [...bodyEntries(plan), ...annexes.sort((a, b) => compareAddresses(entry(a), entry(b)))];
}

/** The addresses of a plan as a map, for looking up what a citation means. */
export function indexAddresses(plan: Plan): ReadonlyMap<string, AddressEntry> {
  return new Map(listAddresses(plan).map((entry) => [entry.address, entry]));
}

/**
 * What a citation points to. An item of a clause (`22#2`) that has no entry of its own is answered by its clause.
 *
 * @returns the entry, or `undefined` if the plan has no such place
 */
export function resolveAddress(
  index: ReadonlyMap<string, AddressEntry>,
  text: string,
): AddressEntry | undefined {
  const own = index.get(text);
  if (own) return own;
  const address = parseAddress(text);
  return address?.kind === 'clause' && address.item !== undefined
    ? index.get(`${address.clause}`)
    : undefined;
}
