import type { SheetCell, SheetRow } from '@tenglong/domain/intake';
import type { GrantRule } from '@tenglong/domain/register';
import {
  compare,
  type Exact,
  isCalendarDay,
  parseDecimal,
  toPlainDecimal,
  ZERO,
} from '@tenglong/domain/values';

/** A machine as an equipment sheet tells of it; what the sheet does not tell is `null`. */
export interface MachineLine {
  readonly caseNumber: string;
  readonly creditCode: string;
  readonly name: string;
  readonly serial: string | null;
  readonly invoice: string | null;
  readonly supplier: string | null;
  readonly supplierCode: string | null;
  readonly unitPrice: string | null;
  readonly quantity: string | null;
  readonly vatRate: string | null;
  readonly productive: boolean | null;
  readonly localMaker: boolean | null;
  readonly secondHand: boolean | null;
  readonly boughtOn: string | null;
  readonly leased: boolean;
  /** The contract a leased machine belongs to: its number and, in 元, its sum, the deposit and what was paid in the period. */
  readonly leaseNumber: string | null;
  readonly leaseContract: string | null;
  readonly leaseDeposit: string | null;
  readonly leasePaid: string | null;
}

/** One line of an equipment sheet. What cannot be read is `null` and said in `problems`. */
export interface ReadMachine extends MachineLine {
  readonly row: number;
}

export interface RowProblem {
  readonly row: number;
  readonly message: string;
}

export type MachineReading =
  | {
      readonly kind: 'machines';
      readonly machines: readonly ReadMachine[];
      readonly problems: readonly RowProblem[];
    }
  | { readonly kind: 'no-header' };

/** The heads as offices write them; brackets and units are not compared. */
const HEADS = {
  caseNumber: ['项目代码', '项目编号', '备案编号', '申报编号'],
  creditCode: ['统一社会信用代码', '信用代码'],
  name: ['设备名称', '名称', '刀具名称', '品名'],
  serial: ['出厂编号', '机身编号', '设备编号', '序列号'],
  invoice: ['发票号码', '发票号'],
  supplier: ['供货方', '供货方名称', '供应商'],
  place: ['供货方所在地', '供应商所在地', '产地'],
  supplierCode: ['供货方统一社会信用代码', '供货方信用代码'],
  unitPrice: ['单价', '含税单价', '不含税单价', '每件单价'],
  quantity: ['数量', '件数'],
  vatRate: ['税率', '增值税税率'],
  boughtOn: ['开票日期', '购置日期', '购买日期'],
  mode: ['方式', '取得方式'],
  leaseNumber: ['租赁合同号', '租赁合同编号', '融资租赁合同编号', '合同编号'],
  leaseContract: ['合同总金额', '租赁合同总金额', '合同金额', '租赁合同金额'],
  leaseDeposit: ['保证金', '租赁保证金'],
  leasePaid: ['已支付', '已支付金额', '规定期间已支付', '已付租金'],
  secondHand: ['是否二手', '二手设备'],
} as const;
type Column = keyof typeof HEADS;
const NEEDED: readonly Column[] = ['caseNumber', 'creditCode', 'name', 'unitPrice', 'quantity', 'invoice'];
/** A sheet longer than this is no list of one county's machines. */
const MOST_ROWS = 20_000;

const words = (cell: SheetCell | undefined): string => (cell?.date ?? cell?.text ?? '').trim();
const headOf = (cell: SheetCell | undefined): string =>
  words(cell)
    .normalize('NFKC')
    .replace(/\(.*?\)|\s/g, '');

/** Which column each head stands in, of the first row that has all that is needed. */
function findHeader(rows: readonly SheetRow[]): { row: number; at: ReadonlyMap<Column, number> } | undefined {
  for (const { row, cells } of rows.slice(0, 20)) {
    const heads = cells.map(headOf);
    const at = new Map<Column, number>();
    for (const [column, names] of Object.entries(HEADS) as [Column, readonly string[]][]) {
      const index = heads.findIndex((head) => names.includes(head));
      if (index >= 0) at.set(column, index);
    }
    if (NEEDED.every((column) => at.has(column))) return { row, at };
  }
  return undefined;
}

const number = (text: string): Exact | undefined =>
  parseDecimal(text.normalize('NFKC').replace(/[,\s]/g, ''));

/** 13% and 0.13 are one rate. */
function rateOf(text: string): string | null {
  const percent = /^(.*)%$/.exec(text.normalize('NFKC').trim());
  const value = number(percent?.[1] ?? text);
  const rate = value && percent ? { n: value.n, d: value.d * 100n } : value;
  return rate ? (toPlainDecimal(rate) ?? null) : null;
}

const yesNo = (text: string): boolean | null =>
  /^(是|有|二手)$/.test(text) ? true : /^(否|无|不是|全新)$/.test(text) ? false : null;

function productiveOf(name: string, rule: GrantRule): boolean | null {
  if (rule.machineWords?.unproductive.some((word) => name.includes(word))) return false;
  return rule.machineWords?.productive.some((word) => name.includes(word)) ? true : null;
}

const NO_LEASE = { leaseNumber: null, leaseContract: null, leaseDeposit: null, leasePaid: null };
const LEASE_FIGURES = { leaseContract: '总金额', leaseDeposit: '保证金', leasePaid: '已支付' } as const;

/** One contract has one sum: rows that disagree leave it unknown, and say so. */
function leaseProblems(machines: readonly ReadMachine[]): readonly RowProblem[] {
  const first = new Map<string, string>();
  const said = new Set<string>();
  return machines.flatMap((machine) =>
    Object.entries(LEASE_FIGURES).flatMap(([name, label]): RowProblem[] => {
      const value = machine[name as keyof typeof LEASE_FIGURES];
      if (!machine.leased || value === null) return [];
      const key = [machine.caseNumber, machine.creditCode, machine.leaseNumber ?? '', name].join(' ');
      const before = first.get(key) ?? value;
      first.set(key, before);
      if (before === value || said.has(key)) return [];
      said.add(key);
      const contract = machine.leaseNumber === null ? '租赁合同' : `租赁合同 ${machine.leaseNumber}`;
      return [{ row: machine.row, message: `${contract}的${label}各行写得不一样，按未知` }];
    }),
  );
}

/**
 * Reads an equipment sheet (设备购置明细): one machine a row, figures as they are typed (113,154.27; 13%). A line without
 * project or code is no machine; a figure that cannot be read is unknown and said with its row.
 */
export function readMachines(rows: readonly SheetRow[], rule: GrantRule): MachineReading {
  const header = findHeader(rows);
  if (!header) return { kind: 'no-header' };
  const problems: RowProblem[] = [];
  const machines: ReadMachine[] = [];
  for (const { row, cells } of rows.filter((one) => one.row > header.row).slice(0, MOST_ROWS)) {
    const at = (column: Column): string => {
      const index = header.at.get(column);
      return index === undefined ? '' : words(cells[index]);
    };
    const text = (column: Column): string | null => at(column) || null;
    const caseNumber = at('caseNumber');
    const creditCode = at('creditCode').toUpperCase();
    if (caseNumber === '' && creditCode === '') continue;
    if (caseNumber === '' || !/^[0-9A-Z]{18}$/.test(creditCode)) {
      problems.push({
        row,
        message: caseNumber === '' ? '没有项目代码' : `信用代码“${creditCode}”不是 18 位`,
      });
      continue;
    }
    const figure = (column: 'unitPrice' | 'quantity', label: string): string | null => {
      const value = number(at(column));
      if (value && compare(value, ZERO) > 0) return toPlainDecimal(value) ?? null;
      problems.push({ row, message: `${label}“${at(column)}”不是大于 0 的数，按未知` });
      return null;
    };
    const sum = (column: 'leaseContract' | 'leaseDeposit' | 'leasePaid', label: string): string | null => {
      const value = number(at(column));
      if (value && compare(value, ZERO) >= 0) return toPlainDecimal(value) ?? null;
      if (at(column) !== '') problems.push({ row, message: `${label}“${at(column)}”不是数，按未知` });
      return null;
    };
    const leased = at('mode').includes('租赁');
    const lease = {
      leaseNumber: text('leaseNumber'),
      leaseContract: sum('leaseContract', '租赁合同总金额'),
      leaseDeposit: sum('leaseDeposit', '租赁保证金'),
      leasePaid: sum('leasePaid', '租赁已支付金额'),
    };
    const day = at('boughtOn').replace(/[./]/g, '-').slice(0, 10);
    if (day !== '' && !isCalendarDay(day))
      problems.push({ row, message: `日期“${at('boughtOn')}”读不出来，按未知` });
    const place = at('place');
    machines.push({
      row,
      caseNumber,
      creditCode,
      name: at('name'),
      serial: text('serial'),
      invoice: text('invoice'),
      supplier: text('supplier'),
      supplierCode: text('supplierCode'),
      unitPrice: figure('unitPrice', '单价'),
      quantity: figure('quantity', '数量'),
      vatRate: rateOf(at('vatRate')),
      productive: productiveOf(at('name'), rule),
      localMaker: place === '' ? null : /^(本市|本县|市内|县内)/.test(place),
      secondHand: yesNo(at('secondHand')),
      boughtOn: isCalendarDay(day) ? day : null,
      leased,
      ...(leased ? lease : NO_LEASE),
    });
  }
  return { kind: 'machines', machines, problems: [...problems, ...leaseProblems(machines)] };
}
