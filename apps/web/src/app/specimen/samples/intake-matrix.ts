import type { IntakeMatrix } from '@tenglong/contracts/intake';

type Cell = IntakeMatrix['rows'][number]['cells'][number];

const cell = (
  year: number,
  state: Cell['state'],
  enterprises: number,
  draft: string | null = null,
): Cell => ({
  year,
  state,
  enterprises,
  batchId: state === 'none' ? null : `${year}-${enterprises}-${state}`,
  draftBatchId: draft,
});

function yearly(
  department: string,
  title: string,
  counts: readonly (readonly [Cell['state'], number, string?])[],
) {
  return {
    datasetId: title,
    title,
    department,
    kind: 'yearly' as const,
    cells: counts.map(([state, count, draft], at) => cell(2020 + at, state, count, draft ?? null)),
  };
}

export const sampleMatrix: IntakeMatrix = {
  years: [2020, 2021, 2022],
  rows: [
    yearly('市统计局', '规上工业主要指标', [
      ['confirmed', 863],
      ['confirmed', 863],
      ['confirmed', 880, 'b31'],
    ]),
    yearly('市税务局', '企业入库税收', [
      ['confirmed', 2905],
      ['confirmed', 2905],
      ['confirmed', 2980],
    ]),
    yearly('市自然资源和规划局', '工业用地', [
      ['confirmed', 2905],
      ['confirmed', 2905],
      ['provisional', 2980],
    ]),
    yearly('市发改局', '企业用能', [
      ['confirmed', 2905],
      ['confirmed', 2905],
      ['provisional', 2980],
    ]),
    yearly('玉环生态环境分局', '主要污染物排放', [
      ['confirmed', 2008],
      ['confirmed', 2041],
      ['provisional', 2046],
    ]),
    yearly('市市场监管局', '工业企业名录', [
      ['confirmed', 2980],
      ['confirmed', 2980],
      ['confirmed', 2980],
    ]),
    yearly('市应急管理局', '安全生产处罚', [
      ['confirmed', 12],
      ['none', 0],
      ['none', 0],
    ]),
  ],
  received: 15,
  files: 15,
  drafts: 1,
  missing: 2,
  openFindings: 2,
};
