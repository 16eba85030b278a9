/** An invented policy: 100 yuan a 亩 from 10 亩, 200 from 20, 300 from 40; not for grade D; somebody has to say it is safe. */
export const roofs = {
  id: 'roofs',
  title: '屋顶改造补助',
  clause: '四.1',
  summary: '按占地补助。',
  outcome: 'amount',
  effective: { from: '2023-01-01', until: '2024-12-31' },
  inputs: {
    landMu: {
      type: 'number',
      label: '占地',
      unit: '亩',
      decimals: 2,
      source: 'facts',
      from: { fact: 'landMu' },
    },
    grade: { type: 'text', label: '等级', source: 'evaluation', from: { grade: 'year' } },
  },
  parameters: {
    first: { label: '第一档', value: '10', unit: '亩' },
    second: { label: '第二档', value: '20', unit: '亩' },
    third: { label: '第三档', value: '40', unit: '亩' },
    low: { label: '一档', value: '100', unit: '元/亩' },
    middle: { label: '二档', value: '200', unit: '元/亩' },
    high: { label: '三档', value: '300', unit: '元/亩' },
  },
  provisions: [
    {
      id: 'size',
      clause: '四.1',
      says: '占地达到 10 亩',
      requires: { atLeast: [{ fact: 'landMu' }, { param: 'first' }] },
    },
    {
      id: 'grade',
      clause: '四.1',
      says: '不是 D 类',
      requires: { unequal: [{ fact: 'grade' }, 'D'] },
    },
    {
      id: 'grant',
      clause: '四.1',
      says: '按所达档次补助',
      gives: {
        multiply: [
          { fact: 'landMu' },
          {
            tiers: { fact: 'landMu' },
            mode: 'whole',
            steps: [
              { from: { param: 'first' }, gives: { param: 'low' } },
              { from: { param: 'second' }, gives: { param: 'middle' } },
              { from: { param: 'third' }, gives: { param: 'high' } },
            ],
          },
        ],
      },
    },
  ],
};
export const roofsCases = {
  asOf: '2023-12-31',
  bases: { ten: { landMu: '10', grade: 'A' } },
  cases: [{ id: 'ten', says: '10 亩', of: 'ten', expect: { verdict: 'eligible', amountYuan: '1000.00' } }],
};
