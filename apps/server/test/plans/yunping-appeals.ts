const text = (label: string, options?: Record<string, string>) => ({
  ...{ type: 'text', label, sensitivity: 'public' },
  ...(options && { options }),
});
const number = (label: string) => ({ type: 'number', label, decimals: 0, sensitivity: 'public' });
const date = (label: string) => ({ type: 'date', label, sensitivity: 'public' });
const GRADES = { A: 'A', B: 'B', C: 'C', D: 'D' };

/** A list that hears appeals over published lists and over grades. */
export const APPEALS = {
  ...{ id: 'objection', title: '异议清单', shortTitle: '异议', clauses: ['1'] },
  ...{ subject: 'enterprise', subjectLabel: '企业', measure: '件', severalBy: 'item' },
  fields: {
    ...{ notice: number('公示号'), from: date('起'), to: date('止'), item: text('事项') },
    against: text('异议对象', { evaluation: '绩效评价', cleanup: '整治名单', other: '其他清单' }),
    ...{ fact: text('哪个数', { landMu: '占地面积' }), published: text('公布'), proposed: number('主张') },
    ...{ effect: text('影响'), verified: number('核定'), row: number('第几行'), words: text('应改为') },
    before: text('原等级', { ...GRADES, none: '不涉及' }),
    after: text('改后等级', { ...GRADES, none: '不涉及' }),
    plea: text('怎么不对', { removed: '不应在列', missing: '漏列', corrected: '有误', grade: '等级有误' }),
    ...{ claim: text('主张等级', GRADES), ruledGrade: text('核定等级', GRADES) },
    ruling: text('裁定', { upheld: '采纳', rejected: '不采纳' }),
    ...{ grounds: text('理由'), ruledOn: date('裁定日期') },
  },
  evidence: {},
  stages: [
    { id: 'received', title: '收到', deadline: { days: 2, count: 'working' } },
    { id: 'ruled', title: '已裁定', kind: 'closed' },
  ],
  opening: {
    ...{ title: '提异议', stage: 'received', by: ['enterprise', 'unit', 'office'] },
    ...{ fields: ['item'], optional: ['notice', 'fact', 'proposed', 'plea', 'row', 'words', 'claim'] },
  },
  moves: [
    { id: 'grade', title: '核定', from: ['received'], by: ['office'], fields: ['ruledGrade'] },
    {
      ...{ id: 'rule', title: '裁定', from: ['received'], to: 'ruled', by: ['office'], second: true },
      fields: ['ruling', 'grounds', 'ruledOn'],
    },
  ],
  publication: {
    ...{ number: 'notice', against: 'against', from: 'from', to: 'to', fact: 'fact', published: 'published' },
    ...{ proposed: 'proposed', effect: 'effect', before: 'before', after: 'after', verified: 'verified' },
    ...{ ruling: 'ruling', takes: ['upheld'], grounds: 'grounds', row: 'row', plea: 'plea', words: 'words' },
    ...{ claim: 'claim', ruledGrade: 'ruledGrade', lists: { cleanup: 'cleanup' } },
  },
};
