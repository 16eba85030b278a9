import { createEnvironment, RuleBook, type Vocabulary } from '../../src/rule/index.ts';

/** A small world with one fact of every kind, for tests that make up rules at random. */
export const vocabulary: Vocabulary = {
  tax: { type: 'number', label: '入库税额', unit: '万元', decimals: 6 },
  revenue: { type: 'number', label: '营业收入', unit: '万元', decimals: 2 },
  land: { type: 'number', label: '实际用地', unit: '亩' },
  floor: { type: 'number', label: '建筑面积', unit: '㎡' },
  share: { type: 'number', label: '占比', unit: '%' },
  number: { type: 'number', label: '数' },
  filed: { type: 'boolean', label: '已备案' },
  grade: { type: 'text', label: '等级', options: { A: 'A 类', B: 'B 类', C: 'C 类' } },
  industry: { type: 'text', label: '行业代码' },
  startedOn: { type: 'date', label: '开工日期' },
  items: {
    type: 'list',
    label: '设备',
    fields: {
      price: { type: 'number', label: '单价', unit: '元', decimals: 2 },
      quantity: { type: 'number', label: '数量' },
      productive: { type: 'boolean', label: '生产性' },
      kind: { type: 'text', label: '类别', options: { A: '甲', B: '乙', C: '丙' } },
      boughtOn: { type: 'date', label: '购置日期' },
      parts: {
        type: 'list',
        label: '部件',
        fields: {
          weight: { type: 'number', label: '重量', unit: '吨' },
          local: { type: 'boolean', label: '本地' },
        },
      },
    },
  },
};

const book = RuleBook.parse({
  parameters: {
    limit: {
      label: '限额',
      unit: '万元',
      versions: [
        { value: '3', until: '2021-12-31' },
        { value: '5', from: '2022-01-01', until: '2022-12-31' },
        { value: '50000', from: '2023-01-01' },
      ],
    },
    rate: { label: '比例', unit: '%', value: '7.5' },
    gone: { label: '已废止', unit: '元', value: '100', until: '2019-12-31' },
    strict: { label: '从严', type: 'boolean', value: true },
    word: { label: '字样', type: 'text', value: 'B' },
    firstDay: { label: '起始日', type: 'date', value: '2021-03-31' },
  },
  tables: {
    guide: {
      label: '指南',
      keys: [
        { name: 'grade', label: '等级' },
        { name: 'industry', label: '行业', match: 'prefix' },
      ],
      columns: {
        least: { label: '下限', unit: '万元/亩' },
        word: { label: '字样', type: 'text' },
        strict: { label: '从严', type: 'boolean' },
      },
      rows: [
        // biome-ignore-start lint/suspicious/noThenProperty: the word of the language
        { when: { grade: 'A', industry: '33' }, then: { least: '3', word: 'A', strict: true } },
        { when: { grade: 'A', industry: '331' }, then: { least: '4.5', word: 'B' } },
        { when: { industry: '33' }, then: { least: '5', word: 'B', strict: true } },
        { when: { grade: 'B' }, then: { least: '1/3', word: 'C' } },
        { when: { grade: 'C', industry: '4' }, then: { strict: false } },
        // biome-ignore-end lint/suspicious/noThenProperty: the word of the language
      ],
    },
    empty: {
      label: '空表',
      note: '未公开',
      keys: [{ name: 'grade', label: '等级' }],
      columns: { least: { label: '下限', unit: '万元' } },
      rows: [],
    },
  },
  definitions: {
    taxPerMu: { label: '亩均税收', is: { divide: [{ fact: 'tax' }, { fact: 'land' }], positive: true } },
    inYuan: { label: '营业收入（元）', unit: '元', is: { fact: 'revenue' } },
    dear: {
      label: '大件',
      is: { where: { fact: 'items' }, meet: { atLeast: [{ item: 'price' }, { value: '20', unit: '元' }] } },
    },
    sound: { label: '合规', is: { any: [{ fact: 'filed' }, { equal: [{ fact: 'grade' }, 'A'] }] } },
    nextYear: { label: '次年', is: { addMonths: [{ fact: 'startedOn' }, { value: '12', unit: '月' }] } },
    letter: {
      label: '字母', // biome-ignore lint/suspicious/noThenProperty: the word of the language
      is: { if: { use: 'sound' }, then: { fact: 'grade' }, else: 'C' },
    },
  },
});

export const environment = createEnvironment(vocabulary, book);
