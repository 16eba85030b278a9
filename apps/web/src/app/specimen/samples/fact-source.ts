import type { FactSource } from '@tenglong/contracts/enterprise';

const row = (number: number, name: string, own: boolean, figures: readonly string[]) => ({
  row: number,
  own,
  cells: [{ text: name, used: false }, ...figures.map((text) => ({ text, used: own }))],
});

export const sampleSource: FactSource = {
  fact: 'emission',
  title: '污染物排放',
  year: 2022,
  value: '0.0425',
  state: 'known',
  unit: '吨',
  decimals: 4,
  steps: [
    { label: '化学需氧量', text: '14.1 千克', strong: false },
    { label: '氨氮', text: '3.2 千克', strong: false },
    { label: '二氧化硫', text: '15.1 千克', strong: false },
    { label: '氮氧化物', text: '10.1 千克', strong: false },
    { label: '合计', text: '42.5 千克', strong: true },
    { label: '÷ 1000', text: '0.0425 吨', strong: false },
  ],
  excerpt: {
    columns: [
      { letter: 'B', header: '单位名称' },
      { letter: 'D', header: '需氧量' },
      { letter: 'E', header: '氨氮' },
      { letter: 'F', header: '硫' },
      { letter: 'G', header: '氮氧' },
    ],
    rows: [
      row(181, '玉环丙子盛阀门制造有限公司', false, ['153.6', '1.9', '49.8', '212.2']),
      row(182, '玉环丁酉昌塑业有限公司', true, ['14.1', '3.2', '15.1', '10.1']),
      row(183, '玉环戊未昌电机有限公司', false, ['8.4', '8.8', '12', '37.2']),
    ],
  },
  source: {
    department: '玉环生态环境分局',
    batchId: 'b12',
    file: '生态环境分局-主要污染物排放-2022.xlsx',
    sheet: '第 1 张',
    cells: 'D182 至 G182',
    committedAt: '2023-03-17T08:42:00Z',
    committedBy: '经办人，第 12 批',
    matchedBy: 'code',
    ruling: null,
  },
  usedIn: [{ text: '单位排放增加值，得 15.00 分（已封顶）' }],
  history: [],
  notes: ['比上年 0.1141 吨少 63%，同期用能反增 22%。已请大麦屿街道核实，9 月 1 日前反馈。'],
};
