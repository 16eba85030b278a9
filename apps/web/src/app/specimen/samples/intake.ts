import type {
  BatchDetail,
  BatchEffect,
  ColumnMapping,
  IntakeProblem,
  PreviewRow,
} from '@tenglong/contracts/intake';

const column = (
  index: number,
  header: string,
  field: string,
  title: string,
  unit: string | null,
  to: string | null,
): ColumnMapping => ({
  index,
  letter: 'ABCDEFG'.charAt(index),
  header,
  field,
  fieldTitle: title,
  unit,
  canonicalUnit: to,
  by: 'remembered',
  sample: [],
});

const columns: readonly ColumnMapping[] = [
  column(1, '统一社会信用代码', 'creditCode', '信用代码', null, null),
  column(2, '企业名称', 'name', '企业', null, null),
  column(3, '工业增加值', 'valueAdded', '增加值', '千元', '万元'),
  column(4, '营业收入', 'revenue', '营业收入', '千元', '万元'),
  column(5, '研发费用', 'rd', '研发费用', '千元', '万元'),
  column(6, '平均用工人数', 'employees', '用工', '人', '人'),
];

type Mark = PreviewRow['cells'][number]['mark'];

function row(
  number: number,
  [code, name]: readonly [string, string],
  figures: readonly (readonly [string, string | null])[],
  change: {
    state?: PreviewRow['state'];
    matchedBy?: PreviewRow['matchedBy'];
    marks?: Readonly<Record<number, Mark>>;
    before?: string;
  } = {},
): PreviewRow {
  const { state = 'unchanged', matchedBy = 'code', marks = {}, before = null } = change;
  const texts: readonly (readonly [string, string | null])[] = [[code, null], [name, null], ...figures];
  return {
    sheet: '2022年',
    row: number,
    creditCode: code,
    matchedBy,
    state,
    cells: texts.map(([raw, value], at) => {
      const mark = marks[at + 1] ?? 'none';
      return { index: at + 1, raw, value, before: mark === 'changed' ? before : null, mark };
    }),
  };
}

export const samplePreview: readonly PreviewRow[] = [
  row(
    4,
    ['91331083MAUW0006XA', '玉环丁卯鑫汽车零部件工贸有限公司'],
    [
      ['2004', '200.40'],
      ['8497', '849.70'],
      ['324', '32.40'],
      ['10', '10'],
    ],
  ),
  row(
    5,
    ['913310210620000144', '玉环戊酉泰生物药业（浙江）有限公司'],
    [
      ['22374', '2237.40'],
      ['88118', '8811.80'],
      ['3101', '310.10'],
      ['80', '80'],
    ],
  ),
  row(
    15,
    ['91331083MAFG00B33U', '玉环乙酉隆阀门科技有限公司'],
    [
      ['4548', null],
      ['21458', '2145.80'],
      ['265', '26.50'],
      ['29', '29'],
    ],
    { state: 'changed', marks: { 3: 'unknown' } },
  ),
  row(
    27,
    ['91331083MAXD00P40N', '玉环甲戌隆家具有限公司'],
    [
      ['约5000', null],
      ['15889', '1588.90'],
      ['632', '63.20'],
      ['13', '13'],
    ],
    { state: 'changed', marks: { 3: 'unknown' } },
  ),
  row(
    104,
    ['', '玉环壬寅达阀门制造有限公司'],
    [
      ['4862', '486.20'],
      ['23798', '2379.80'],
      ['0', '0.00'],
      ['28', '28'],
    ],
    { matchedBy: 'name', marks: { 1: 'look' } },
  ),
  row(
    267,
    ['913310210340026376', '玉环丁酉昌塑业有限公司'],
    [
      ['5084', '508.40'],
      ['22243', '2224.30'],
      ['330', '33.00'],
      ['21', '21'],
    ],
    { state: 'changed', marks: { 3: 'changed' }, before: '546.20' },
  ),
  row(
    886,
    ['91331083MAFG00B33U', '玉环乙酉隆阀门科技有限公司'],
    [
      ['6823', null],
      ['21458', '2145.80'],
      ['265', '26.50'],
      ['29', '29'],
    ],
    { state: 'changed', marks: { 3: 'unknown' } },
  ),
  row(
    887,
    ['91331083MA0000000T', '玉环不在名录阀门有限公司'],
    [
      ['1200', null],
      ['5000', null],
      ['100', null],
      ['20', null],
    ],
    { state: 'held', matchedBy: 'none', marks: { 1: 'held' } },
  ),
];

export const sampleBatch: BatchDetail = {
  id: 'b31',
  number: 31,
  revision: 3,
  file: '统计局-规上工业企业主要指标-2022年.xlsx',
  fileHash: '',
  bytes: 61_204,
  status: 'draft',
  datasetId: 'statistics',
  datasetTitle: '规上工业主要指标',
  department: '市统计局',
  year: 2022,
  finality: null,
  uploadedAt: '2023-03-20T01:20:00Z',
  uploadedBy: '经办人',
  committedAt: null,
  committedBy: null,
  undoneAt: null,
  counts: {
    rows: 882,
    byCode: 876,
    byName: 4,
    byRuling: 0,
    added: 0,
    changed: 14,
    unchanged: 864,
    held: 3,
    notEnterprises: 5,
  },
  problems: { hold: 1, unknown: 2, hint: 2 },
  failure: null,
  sameAs: null,
  recognised: ['工作表 2022年', '表头第 3 行', '单位 千元、人', '列的对应沿用 2021 年'],
  sheets: [
    { name: '2022年', hidden: false, read: true, skipped: '', headerRows: [3], columns: [...columns] },
  ],
  datasets: [],
  fields: [],
  departments: [{ id: 'tongji', name: '市统计局' }],
  sender: 'tongji',
  whole: false,
  relation: '',
  progress: 1,
  empty: false,
  waitsForRoster: false,
};

const problem = (
  severity: IntakeProblem['severity'],
  [cells, name, value]: readonly [string, string, string],
  [message, remedy]: readonly [string, string],
  actions: IntakeProblem['actions'],
): IntakeProblem => ({
  id: cells,
  severity,
  kind: '',
  sheet: '2022年',
  rows: [],
  cells,
  name,
  creditCode: null,
  fields: [],
  value,
  message,
  remedy,
  actions,
  ruling: null,
  candidates: [],
});

export const sampleProblems: readonly IntakeProblem[] = [
  problem(
    'unknown',
    ['D15、D886', '玉环乙酉隆阀门科技有限公司', '4548；6823'],
    ['同一企业两行，工业增加值不同', '请市统计局定哪一行有效；未定前按未知，不参评'],
    ['chooseRow'],
  ),
  problem(
    'unknown',
    ['D27', '玉环甲戌隆家具有限公司', '约5000'],
    ['工业增加值不是数字', '补报确数；在此之前按未知'],
    ['enterValue'],
  ),
  problem(
    'hold',
    ['B887', '玉环不在名录阀门有限公司', '91331083MA0000000T'],
    ['名录中没有这家企业', '核对代码；确为新企业的，先由市市场监管局入名录'],
    ['matchEnterprise'],
  ),
  problem(
    'hint',
    ['B104 等 4 处', '玉环壬寅达阀门制造有限公司等', '空'],
    ['没有信用代码，按名称匹配到唯一企业', '逐家列出，可改可撤'],
    ['acceptMatch'],
  ),
];

export const sampleEffect: BatchEffect = {
  evaluable: true,
  enterprises: 14,
  gradeMoves: [],
  gradeMoveCount: 3,
  screeningMoves: 0,
  list: null,
};
