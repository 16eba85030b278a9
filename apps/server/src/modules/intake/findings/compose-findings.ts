import { createHash } from 'node:crypto';
import type { RosterIndex } from '@tenglong/domain/enterprise';
import {
  type Dataset,
  type DatasetFact,
  findOneSidedLeases,
  findSharedParcels,
  type LeaseClaim,
  type OneSidedLease,
  rawAt,
  type SharedParcel,
  type StagedRow,
} from '@tenglong/domain/intake';
import { add, type Exact, negate, reduce, subtract, toPlainDecimal } from '@tenglong/domain/values';
import type { BodyChoice, BodySource, FindingBody } from './finding-body.ts';
import type { TableKey } from './load-table.ts';

export interface ComposedFinding {
  readonly id: string;
  readonly kind: 'sharedParcel' | 'oneSidedLease';
  readonly body: FindingBody;
}

const ZERO: Exact = { n: 0n, d: 1n };
const text = (value: Exact): string => toPlainDecimal(reduce(value)) ?? '';
const isFigure = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && 'n' in value;

/** What rows add to a fact; `undefined` where a term of theirs is unknown. */
function contribution({ plus, minus }: DatasetFact, rows: readonly StagedRow[]): Exact | undefined {
  let total = ZERO;
  for (const [positions, sign] of [
    [plus, 1],
    [minus, -1],
  ] as const) {
    for (const position of positions) {
      for (const { values } of rows) {
        const value = values[position];
        if (value === null) return undefined;
        if (isFigure(value)) total = add(total, sign > 0 ? value : negate(value));
      }
    }
  }
  return reduce(total);
}

function toSource(
  creditCode: string,
  rows: readonly StagedRow[],
  position: number,
  value: Exact | undefined,
): BodySource {
  const [first, ...others] = rows;
  const cells = rows.map(({ row, source }) => `${source.letters[position] ?? ''}${row}`).join('、');
  return {
    creditCode,
    batchId: first?.source.file ?? '',
    sheet: first?.source.sheet ?? '',
    cells,
    raw: first && others.length === 0 ? rawAt(first, position) : '',
    value: value ? text(value) : null,
  };
}

/** The same rows give the same id, whichever batch they came in: a ruling is found again. */
function idOf(prefix: string, { datasetId, sender, year }: TableKey, said: readonly string[]): string {
  const key = [datasetId, sender, year, ...said].join('\u001f');
  return `${prefix}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}

const SAME: BodyChoice = { id: 'keep', label: '情况属实，照各家所报计入', changes: [] };

function composeParcel(
  { part, title, holders }: SharedParcel,
  dataset: Dataset,
  key: TableKey,
): ComposedFinding | undefined {
  const [fact] = dataset.facts;
  if (!fact) return undefined;
  const position = fact.plus[0] ?? 0;
  const parts = holders.map(({ creditCode, rows }) => ({
    source: toSource(creditCode, rows, position, contribution(fact, rows)),
    moves: dataset.facts.flatMap((one) => {
      const value = contribution(one, rows);
      return value === undefined
        ? [undefined]
        : value.n === 0n
          ? []
          : [{ creditCode, fact: one.rule.id, delta: text(negate(value)) }];
    }),
  }));
  const only = parts.flatMap(({ source }, at): BodyChoice[] => {
    const changes = parts.flatMap(({ moves }, place) => (place === at ? [] : moves));
    if (changes.includes(undefined) || changes.length === 0) return [];
    return [
      {
        id: `only:${source.creditCode}`,
        label: `只计在{${at}}`,
        changes: changes.filter((change) => change !== undefined),
      },
    ];
  });
  const sources = parts.map(({ source }) => source);
  return {
    id: idOf('sp', key, [part, ...sources.map(({ creditCode, value }) => `${creditCode}=${value}`)]),
    kind: 'sharedParcel',
    body: {
      title: `${title} ${part}`,
      text: `${title}“${part}”有 ${sources.length} 家企业报，各按所报面积计入`,
      remedy: '请核对是否同一宗地重复计算；确为几家分用的，裁定照报即可',
      fact: fact.rule.id,
      unit: dataset.fields[position]?.unit?.text ?? '',
      sources,
      choices: [SAME, ...only],
    },
  };
}

function composeLease(
  { owner, tenant, given, taken }: OneSidedLease,
  dataset: Dataset,
  key: TableKey,
): ComposedFinding | undefined {
  const { leases } = dataset.file;
  const at = (id: string) => dataset.fields.findIndex(({ field }) => field.id === id);
  if (!leases) return undefined;
  const [outAt, inAt] = [at(leases.rentedOut.area), at(leases.rentedIn.area)];
  const area = (claim: LeaseClaim | undefined) => claim?.area ?? ZERO;
  const moves = (creditCode: string, position: number, difference: Exact) =>
    dataset.facts.flatMap(({ rule, plus, minus }) =>
      plus.includes(position)
        ? [{ creditCode, fact: rule.id, delta: text(difference) }]
        : minus.includes(position)
          ? [{ creditCode, fact: rule.id, delta: text(negate(difference)) }]
          : [],
    );
  const more = subtract(area(given), area(taken));
  const byTenant = moves(tenant, inAt, more);
  const byOwner = moves(owner, outAt, negate(more));
  const fact = byTenant[0]?.fact ?? byOwner[0]?.fact;
  if (fact === undefined) return undefined;
  const sources = [
    toSource(owner, given?.rows ?? [], outAt, given?.area),
    toSource(tenant, taken?.rows ?? [], inAt, taken?.area),
  ];
  return {
    id: idOf('ol', key, [owner, tenant, text(area(given)), text(area(taken))]),
    kind: 'oneSidedLease',
    body: {
      title: '租赁面积',
      text: `{0}租给{1}，两边所报的面积不符`,
      remedy: '请向租赁双方核实，以合同和实际占用为准',
      fact,
      unit: dataset.fields[inAt]?.unit?.text ?? '',
      sources,
      choices: [
        SAME,
        { id: 'owner', label: '以出租方{0}所报为准', changes: byTenant },
        { id: 'tenant', label: '以承租方{1}所报为准', changes: byOwner },
      ].filter(({ id, changes }) => id === 'keep' || changes.length > 0),
    },
  };
}

/** Everything that only shows between the enterprises of one table, ready to be kept. */
export function composeFindings(
  rows: ReadonlyMap<string, readonly StagedRow[]>,
  dataset: Dataset,
  roster: RosterIndex,
  key: TableKey,
): ComposedFinding[] {
  return [
    ...findSharedParcels(rows, dataset).map((parcel) => composeParcel(parcel, dataset, key)),
    ...findOneSidedLeases(rows, dataset, roster).map((lease) => composeLease(lease, dataset, key)),
  ].filter((found) => found !== undefined);
}
