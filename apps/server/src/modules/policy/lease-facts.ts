import { type PolicyFile, type PolicyInputs, valueAt, withValue } from '@tenglong/domain/policy';
import type { Entry, GrantRule } from '@tenglong/domain/register';
import { decimal, toPlainDecimal } from '@tenglong/domain/values';
import { groupRows } from '../../platform/database/index.ts';
import { itemOf, type Purchase } from './purchase-store.ts';

const FIGURES = { contract: 'leaseContract', deposit: 'leaseDeposit', paid: 'leasePaid' } as const;

/** Leased machines by the contract they belong to, in the order of the sheet; those without a number are one contract. */
const contractsOf = (leased: readonly Purchase[]): readonly (readonly Purchase[])[] => [
  ...groupRows(leased, ({ leaseNumber }) => leaseNumber ?? '').values(),
];

/** A figure of a contract is what its machines' rows say, if they say one and the same. */
function figureOf(rows: readonly Purchase[], name: (typeof FIGURES)[keyof typeof FIGURES]) {
  const told = [
    ...new Set(
      rows.flatMap((row) => {
        const text = row[name];
        return text === null ? [] : [toPlainDecimal(decimal(text))];
      }),
    ),
  ];
  return told.length === 1 ? told[0] : undefined;
}

/** The lease contracts of a policy's facts, each with its machines and what the sheet tells of it. */
export function withLeases({ inputs }: PolicyFile, facts: unknown, leased: readonly Purchase[]): unknown {
  const list = inputs.leases?.type === 'list' ? inputs.leases.fields : undefined;
  const items = list?.items?.type === 'list' ? list.items.fields : undefined;
  if (!list || !items) return facts;
  const leases = contractsOf(leased).map((rows) => ({
    ...figuresOf(rows, list),
    items: rows.map((row) => itemOf(row, items)),
  }));
  return withValue(facts, 'leases', leases);
}

const figuresOf = (rows: readonly Purchase[], list: PolicyInputs): object =>
  Object.fromEntries(
    Object.entries(FIGURES).flatMap(([column, name]) => {
      const figure = Object.hasOwn(list, column) ? figureOf(rows, name) : undefined;
      return figure === undefined ? [] : [[column, figure]];
    }),
  );

/** What the form tells of the contract stands in where the sheet says nothing, if there is one contract only. */
export function withLeaseFields({ lease = {} }: GrantRule, { fields }: Entry, facts: unknown): unknown {
  if (valueAt(facts, 'leases[0]') === undefined || valueAt(facts, 'leases[1]') !== undefined) return facts;
  return Object.entries(lease).reduce<unknown>((all, [column, field]) => {
    const place = `leases[0].${column}`;
    const value = fields.get(field);
    const written = value !== null && typeof value === 'object' ? toPlainDecimal(value) : undefined;
    return written === undefined || valueAt(all, place) !== undefined ? all : withValue(all, place, written);
  }, facts);
}
