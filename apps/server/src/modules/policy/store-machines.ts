import { randomUUID } from 'node:crypto';
import { fingerprint } from '@tenglong/domain/policy';
import { type SQL, sql } from 'drizzle-orm';
import { shanghaiDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type Application, caseNumberOf } from './application.ts';
import type { MachineSource } from './purchase-store.ts';
import type { ReadMachine, RowProblem } from './read-machines.ts';

/** What a sheet says of a machine. */
const SAYS = [
  ...[
    'name',
    'serial',
    'invoice',
    'supplier',
    'supplier_code',
    'unit_price',
    'quantity',
    'vat_rate',
    'productive',
  ],
  ...['local_maker', 'second_hand', 'bought_on', 'leased', 'lease_number', 'lease_contract', 'lease_deposit'],
  ...['lease_paid'],
];
const columns = (table: string): SQL => sql.raw(SAYS.map((column) => `${table}.${column}`).join(', '));
const REPLACED = sql.raw(
  [...SAYS, 'serial_key', 'invoice_key', 'source']
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
);

/** The lines of a sheet as rows of the table. */
const rowsOf = (lines: readonly object[]): SQL => sql`
  (select "id" as id, "seq" as seq, "name" as name, "serial" as serial, "serialKey" as serial_key, "invoice" as invoice,
    "invoiceKey" as invoice_key, "supplier" as supplier, "supplierCode" as supplier_code, "unitPrice" as unit_price,
    "quantity" as quantity, "vatRate" as vat_rate, "productive" as productive, "localMaker" as local_maker,
    "secondHand" as second_hand, "boughtOn" as bought_on, "leased" as leased, "leaseNumber" as lease_number,
    "leaseContract" as lease_contract, "leaseDeposit" as lease_deposit, "leasePaid" as lease_paid, "source" as source
  from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n("id" uuid, "seq" int, "name" text, "serial" text,
    "serialKey" text, "invoice" text, "invoiceKey" text, "supplier" text, "supplierCode" text, "unitPrice" numeric,
    "quantity" numeric, "vatRate" numeric, "productive" boolean, "localMaker" boolean, "secondHand" boolean,
    "boughtOn" date, "leased" boolean, "leaseNumber" text, "leaseContract" numeric, "leaseDeposit" numeric,
    "leasePaid" numeric, "source" jsonb))`;

/** A line that stands and says otherwise than the sheet. */
interface Differing {
  readonly row: number;
  readonly source: Partial<MachineSource>;
  readonly ruledBy: string | null;
}

/** What of a sheet was not taken, because of what somebody else had put in or ruled before. */
export interface Stored {
  /** Lines of another person that would be replaced; none of the application's is. Until when they had been put in. */
  readonly standing: readonly RowProblem[];
  readonly until: string | null;
  /** Lines that somebody has ruled on: they stay, the others are taken. */
  readonly ruled: readonly RowProblem[];
}

const sayStanding = ({ row, source: { by, at, file } }: Differing): RowProblem => {
  const who = at ? `${shanghaiDay(new Date(at))} ${by}` : '别人';
  return { row, message: `与${who}从《${file}》导入的不一样，没有改动` };
};

/**
 * Puts the machines of one application down. A line that is there already is replaced unless somebody has ruled on it; it
 * keeps its place in the order of claims. What somebody else put in is replaced only by who has seen it.
 *
 * @param seen - the instant up to which the lines of others have been looked at, empty for none
 */
export async function storeMachines(
  tx: Tx,
  application: Application,
  machines: readonly ReadMachine[],
  from: Omit<MachineSource, 'row'>,
  seen: string,
): Promise<Stored> {
  const { rule, entry } = application;
  const of = [rule.id, caseNumberOf(application), entry.subject.id ?? ''] as const;
  const lines = machines.map((machine, index) => ({
    ...machine,
    id: randomUUID(),
    seq: index + 1,
    source: { ...from, row: machine.row },
    serialKey: fingerprint(machine.serial),
    invoiceKey: fingerprint(machine.invoice),
  }));
  const differing = await tx.rows<Differing>(sql`
    select (n.source->>'row')::int as row, p.source, case when p.ruled_at is not null then p.ruled_by end as "ruledBy"
    from policy_purchases p join ${rowsOf(lines)} n on n.seq = p.seq
    where p.policy = ${of[0]} and p.case_number = ${of[1]} and p.credit_code = ${of[2]}
      and (${columns('p')}) is distinct from (${columns('n')})
    order by n.seq`);
  const ruled = differing.flatMap(({ row, ruledBy }) =>
    ruledBy === null ? [] : [{ row, message: `这一台已由${ruledBy}认定，没有改动` }],
  );
  const others = differing.filter(
    ({ ruledBy, source: { by, at = '' } }) =>
      ruledBy === null && by !== undefined && by !== from.by && at > seen,
  );
  if (others.length > 0) {
    const until = others.map(({ source }) => source.at ?? '').reduce((a, b) => (a > b ? a : b));
    return { standing: others.map(sayStanding), until, ruled };
  }
  await tx.run(sql`
    insert into policy_purchases (id, policy, case_number, credit_code, seq, serial_key, invoice_key, source, added_at,
      ${sql.raw(SAYS.join(', '))})
    select n.id, ${of[0]}, ${of[1]}, ${of[2]}, n.seq, n.serial_key, n.invoice_key, n.source, ${from.at}, ${columns('n')}
    from ${rowsOf(lines)} n order by n.seq
    on conflict (policy, case_number, credit_code, seq) do update set ${REPLACED}
    where policy_purchases.ruled_at is null
      and (${columns('policy_purchases')}) is distinct from (${columns('excluded')})`);
  return { standing: [], until: null, ruled };
}
