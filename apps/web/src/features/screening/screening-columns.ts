import type { ScreeningPage, ScreeningRow } from '@tenglong/contracts/screening';
import {
  type Column,
  figureColumn,
  gradeColumn,
  lightColumn,
  linkColumn,
  textColumn,
} from '../../shared/table/index.ts';
import { figureOfFact, type LightKind, NONE } from '../../shared/value/index.ts';

const verdicts: Readonly<Record<ScreeningRow['verdict'], { kind: LightKind; word: string }>> = {
  yes: { kind: 'late', word: '列入' },
  unknown: { kind: 'none', word: '暂不能判定' },
};

export const verdictLight = ({ verdict }: Pick<ScreeningRow, 'verdict'>) => verdicts[verdict];

/** `缺 2021 年入库税收`; empty for a verdict that stands. */
export function missingText({ verdict, missing }: Pick<ScreeningRow, 'verdict' | 'missing'>): string {
  return verdict === 'unknown' && missing.length > 0 ? `缺 ${missing.join('、')}` : '';
}

/**
 * The distinct figures of a list of rows, years ascending under their label. A rule comes to its figure last: that one is what
 * decides and stands first, before those it is worked out of.
 */
function figureHeads(rows: readonly ScreeningRow[]) {
  const heads = new Map<string, ScreeningRow['figures'][number]>();
  for (const { figures } of rows)
    for (const figure of figures) heads.set(`${figure.label} ${figure.year}`, figure);
  const labels = [...new Set([...heads.values()].map(({ label }) => label))].reverse();
  return [...heads.values()].sort(
    (a, b) => labels.indexOf(a.label) - labels.indexOf(b.label) || a.year - b.year,
  );
}

/** Where a firm that should be on the list stands, or the one step that puts it there. */
const listedColumn = (list: NonNullable<ScreeningPage['list']>): Column<ScreeningRow> => ({
  ...linkColumn<ScreeningRow>({
    id: 'listed',
    head: list.title,
    width: 112,
    value: ({ listed }) => listedText(listed, list.mayOpen),
    href: ({ listed, creditCode }) =>
      listed ? `/entries/${listed.entryId}` : `/registers/${list.register}?open=${creditCode}`,
  }),
  frozen: false,
  grows: false,
  sort: undefined,
});

function listedText(listed: ScreeningRow['listed'], mayOpen: boolean): string {
  if (listed === undefined) return '';
  if (listed) return listed.stageTitle;
  return mayOpen ? '应列未列，列入' : '应列未列';
}

const missingColumn = textColumn<ScreeningRow>({
  id: 'missing',
  head: '还缺什么',
  width: 170,
  value: missingText,
  sort: undefined,
});

export interface ScreeningColumnOptions {
  /** Rows that show which figures there are; the first page will do. */
  readonly sample: readonly ScreeningRow[];
  readonly rules: ScreeningPage['rules'];
  readonly list?: ScreeningPage['list'] | undefined;
  readonly href: (row: ScreeningRow) => string;
}

/** Verdict, enterprise, rule, and the figures of both years that the verdict rests on. */
export function screeningColumns({
  sample,
  rules,
  list,
  href,
}: ScreeningColumnOptions): readonly Column<ScreeningRow>[] {
  const ruleTitle = (id: string) => rules.find((rule) => rule.id === id)?.title ?? id;
  return [
    lightColumn<ScreeningRow>({ id: 'verdict', head: '结论', width: 112, frozen: true, light: verdictLight }),
    linkColumn<ScreeningRow>({ id: 'name', head: '企业', width: 240, value: ({ name }) => name, href }),
    textColumn<ScreeningRow>({ id: 'unit', head: '乡镇', width: 92, value: ({ unitName }) => unitName }),
    ...(list ? [listedColumn(list)] : []),
    gradeColumn<ScreeningRow>({ id: 'grade', head: '等级', width: 56, grade: ({ grade }) => grade }),
    textColumn<ScreeningRow>({ id: 'rule', head: '规则', width: 150, value: ({ rule }) => ruleTitle(rule) }),
    ...figureHeads(sample).map(({ label, unit, year }) =>
      figureColumn<ScreeningRow>({
        id: `${label} ${year}`,
        head: `${year} 年`,
        group: unit === '' ? label : `${label}，${unit}`,
        width: 84,
        decimals: 2,
        sort: undefined,
        figure: ({ figures }) => {
          const found = figures.find((figure) => figure.label === label && figure.year === year);
          return found ? figureOfFact(found.figure) : NONE;
        },
      }),
    ),
    ...(sample.some((row) => missingText(row) !== '') ? [missingColumn] : []),
  ];
}
