import type { FactHead } from '../../enterprise/index.ts';
import type { LoadedFinding } from './list-findings.ts';
import type { FindingKey } from './list-keys.ts';
import type { Side } from './list-sides.ts';

export interface DisagreementFacts {
  readonly name: string;
  /** The value in force. */
  readonly held: string | null;
  readonly head: FactHead | undefined;
  /** The department whose figure holds meanwhile, if the plan names one. */
  readonly lead: string | undefined;
  readonly difference: (first: string | null | undefined, value: string | null) => string;
}

const sourceId = ({ datasetId, sender }: Pick<Side, 'datasetId' | 'sender'>): string =>
  `source:${datasetId}:${sender}`;

/** Departments that report one fact of one enterprise differently: each one's figure is a choice. */
export function composeDisagreement(
  { id, kind, year, creditCode, fact }: FindingKey,
  sides: readonly Side[],
  { name, held, head, lead, difference }: DisagreementFacts,
): LoadedFinding {
  const [first] = sides;
  const code = creditCode ?? '';
  const title = head?.title ?? fact ?? '';
  const unit = head?.unit ?? '';
  return {
    id,
    kind,
    year,
    fact: fact ?? '',
    factTitle: title,
    title,
    text: `“${name}”${year} 年的${title}，${sides.map(({ department }) => department).join('与')}所报不一致`,
    remedy: '请两家核对口径与原表后，裁定以哪一家为准，或填核实后的数',
    unit,
    decimals: head?.decimals ?? 2,
    sources: sides.map((side) => ({
      department: side.department,
      creditCode: code,
      name,
      batchId: side.batchId,
      file: side.file,
      sheet: side.cells[0]?.sheet ?? '',
      cells: side.cells.map(({ column, row }) => `${column}${row}`).join('、'),
      raw: side.cells.length === 1 ? (side.cells[0]?.raw ?? '') : '',
      value: side.value,
      differs: side === first ? '' : difference(first?.value, side.value),
    })),
    inForce: lead ? `裁定前暂按牵头的${lead}所报` : '裁定前按未知处理',
    choices: sides
      .filter(({ value }) => value !== null)
      .map((side) => ({
        id: sourceId(side),
        label: `以${side.department}为准`,
        changes: [{ creditCode: code, name, fact: fact ?? '', title, unit, from: held, to: side.value }],
        effects: [],
        othersMoved: 0,
      })),
    seen: sides.map((side) => `${sourceId(side)}=${side.value ?? ''}`),
    decides: new Map(
      sides.map(({ datasetId, sender }) => [
        sourceId({ datasetId, sender }),
        { source: { datasetId, sender } },
      ]),
    ),
  };
}
