import { prepareDataset, WorkbookFile } from '../../src/intake/index.ts';

const keys = {
  creditCode: ['统一社会信用代码', '纳税人识别号'],
  name: ['企业名称', '单位名称'],
  unit: ['乡镇（街道）'],
  formerName: ['曾用名'],
  year: ['年度'],
};
const ignore = { whole: ['序号', '备注'], containing: ['上年', '同期', '增长', '增速', '同比', '其中'] };
const neutral = ['本年', '本期', '累计', '全年', '金额'];
const shared = { keys, ignore, neutral };
const dataset = (file: object) => prepareDataset(WorkbookFile.parse({ ...shared, ...file }));
const figure = (id: string, title: string, unit: string, more: object = {}) => ({
  id,
  title,
  type: 'number',
  unit,
  synonyms: [title],
  ...more,
});

export const statistics = dataset({
  id: 'statistics',
  title: '主要指标',
  department: 'tongji',
  kind: 'yearly',
  recognition: { words: ['主要指标'] },
  fields: [
    figure('valueAdded', '工业增加值', '万元', { defaultUnit: '千元' }),
    figure('revenue', '营业收入', '万元', { defaultUnit: '千元', synonyms: ['营业收入', '主营业务收入'] }),
    figure('employees', '平均用工人数', '人'),
  ],
  facts: [
    { id: 'valueAdded', plus: ['valueAdded'] },
    { id: 'revenue', plus: ['revenue'] },
    { id: 'employees', plus: ['employees'] },
  ],
});

export const tax = dataset({
  id: 'tax',
  title: '入库税收',
  department: 'shuiwu',
  kind: 'yearly',
  recognition: { words: ['税'] },
  parts: [{ id: 'taxKind', title: '税种', synonyms: ['税种'] }],
  fields: [figure('tax', '入库税额', '万元', { defaultUnit: '元', synonyms: ['入库税额', '入库金额'] })],
  facts: [{ id: 'tax', plus: ['tax'], flagNegative: true }],
});

export const land = dataset({
  id: 'land',
  title: '工业用地',
  department: 'ziran',
  kind: 'yearly',
  recognition: { words: ['用地'] },
  parts: [{ id: 'parcel', title: '宗地号', synonyms: ['宗地号'] }],
  fields: [
    figure('own', '自有', '亩', {
      defaultUnit: '平方米',
      requiredUnless: ['rentIn', 'rentOut'],
      synonyms: ['用地面积/自有', '自有用地面积', '自有'],
    }),
    figure('rentIn', '租入', '亩', {
      defaultUnit: '平方米',
      required: false,
      blankIsZero: true,
      synonyms: ['用地面积/租入', '租入'],
    }),
    figure('rentOut', '租出', '亩', {
      defaultUnit: '平方米',
      required: false,
      blankIsZero: true,
      synonyms: ['用地面积/租出', '租出'],
    }),
  ],
  facts: [{ id: 'landMu', plus: ['own', 'rentIn'], minus: ['rentOut'] }],
});

export const energy = dataset({
  id: 'energy',
  title: '企业用能',
  department: 'fagai',
  kind: 'yearly',
  recognition: { words: ['用能'] },
  fields: [
    figure('energyTce', '综合能耗', '吨标准煤', { synonyms: ['综合能耗/等价值', '综合能耗'] }),
    figure('electricity10kKwh', '用电量', '万千瓦时'),
  ],
  ignore: { ...ignore, containing: [...ignore.containing, '当量'] },
  facts: [
    { id: 'energyTce', plus: ['energyTce'] },
    { id: 'electricity10kKwh', plus: ['electricity10kKwh'] },
  ],
});

export const emission = dataset({
  id: 'emission',
  title: '主要污染物',
  department: 'huanjing',
  kind: 'yearly',
  recognition: { words: ['污染物'] },
  fields: ['化学需氧量', '氨氮', '二氧化硫', '氮氧化物'].map((title, index) =>
    figure(['cod', 'nh3n', 'so2', 'nox'][index] ?? '', title, '吨', { required: false, defaultUnit: '千克' }),
  ),
  facts: [{ id: 'emission', plus: ['cod', 'nh3n', 'so2', 'nox'] }],
});

export const violations = dataset({
  id: 'violations',
  title: '违法清单',
  department: 'zhifa',
  kind: 'events',
  recognition: { words: ['违法'] },
  fields: [
    { id: 'field', title: '领域', type: 'text', synonyms: ['领域'], required: true },
    { id: 'foundOn', title: '认定日期', type: 'date', synonyms: ['认定日期'], required: true },
    {
      id: 'severity',
      title: '情形',
      type: 'choice',
      synonyms: ['情形'],
      choices: { severe: ['严重'], ordinary: ['一般'] },
    },
  ],
});

export const rosterData = dataset({
  id: 'roster',
  title: '企业名录',
  department: 'shichang',
  kind: 'roster',
  recognition: { words: ['名录'] },
  fields: [
    {
      id: 'scale',
      title: '是否规上',
      type: 'choice',
      synonyms: ['是否规上'],
      choices: { above: ['是', '规上'], below: ['否', '规下'] },
    },
    { id: 'industry', title: '行业代码', type: 'text', synonyms: ['行业代码'] },
    { id: 'foundedOn', title: '成立日期', type: 'date', synonyms: ['成立日期'] },
  ],
});

/** A column whose own unit is the percent. */
export const investment = dataset({
  id: 'investment',
  title: '开发投资',
  department: 'ziran',
  kind: 'yearly',
  recognition: { words: ['开发投资'] },
  fields: [figure('invested', '开发投资占比', '%')],
  facts: [{ id: 'invested', plus: ['invested'] }],
});

export const allDatasets = [rosterData, statistics, tax, land, energy, emission, violations];

/** An office's own list of projects: each row its own subject; foreign sums stand in the column of domestic ones. */
export const projects = dataset({
  id: 'projects',
  title: '项目清单',
  department: 'toucu',
  kind: 'entries',
  keys: { ...keys, name: ['项目名称'], creditCode: ['建设单位代码'] },
  recognition: { words: ['项目清单'] },
  entries: { register: 'attraction', subject: 'own', number: 'code', stage: 'stage', opened: 'signedOn' },
  fields: [
    { id: 'code', title: '项目代码', type: 'text', synonyms: ['项目代码'] },
    figure('total', '总投资', '亿元', { required: false, otherwise: 'totalForeign' }),
    figure('totalForeign', '外资总投资', '万美元', { required: false }),
    { id: 'signedOn', title: '签约日期', type: 'date', synonyms: ['签约日期'] },
    {
      id: 'stage',
      title: '阶段',
      type: 'choice',
      synonyms: ['阶段'],
      choices: { signed: ['签约'], landed: ['落地'] },
    },
  ],
});
