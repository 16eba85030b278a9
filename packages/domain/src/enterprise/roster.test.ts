import { expect, test } from 'vitest';
import { CODE_A, CODE_B, CODE_C, entry } from '../../test/intake/grid.ts';
import { cleanName, splitFormerName } from './enterprise-name.ts';
import { FactsFile } from './facts-file.ts';
import { indexRoster } from './roster.ts';

test.each([
  [' 玉环甲泰阀门（浙江）有限公司 ', '玉环甲泰阀门(浙江)有限公司'],
  ['玉环甲泰阀门〔浙江〕有限\n公司', '玉环甲泰阀门(浙江)有限公司'],
  ['玉环甲泰阀门［浙江］有限公司\u3000', '玉环甲泰阀门(浙江)有限公司'],
  ['玉环\u00a0甲泰 阀门【浙江】有限公司', '玉环甲泰阀门(浙江)有限公司'],
  ['ＡＢＣ阀门１号厂', 'ABC阀门1号厂'],
])('names are compared without blanks, with half-width brackets: %j', (text, clean) => {
  expect(cleanName(text)).toBe(clean);
});

test.each([
  ['甲公司(曾用名:乙厂)', '甲公司', '乙厂'],
  ['甲(浙江)有限公司(曾用名乙(浙江)有限公司)', '甲(浙江)有限公司', '乙(浙江)有限公司'],
  ['甲公司(原乙厂)', '甲公司', '乙厂'],
  ['甲公司(原料分厂)', '甲公司(原料分厂)', ''],
  ['甲公司(原址)', '甲公司(原址)', ''],
  ['甲(浙江)有限公司', '甲(浙江)有限公司', ''],
  ['(曾用名:乙厂)', '(曾用名:乙厂)', ''],
])('a former name in brackets: %s', (text, name, formerName) => {
  expect(splitFormerName(text)).toEqual({ name, formerName });
});

test('two enterprises of one name are both found by it', () => {
  const roster = indexRoster([entry(CODE_A, '同名厂'), entry(CODE_B, '同名厂')]);
  expect(roster.findByName('同名厂').map(({ creditCode }) => creditCode)).toEqual([CODE_A, CODE_B]);
});

test('a former name leads to the enterprise, unless somebody has that name now', () => {
  const renamed = entry(CODE_A, '新厂', { formerNames: ['老厂'] });
  expect(indexRoster([renamed]).findByName('老厂')).toEqual([renamed]);
  const other = entry(CODE_B, '老厂');
  expect(indexRoster([renamed, other]).findByName('老厂')).toEqual([other]);
});

test('aliases of names and codes lead to the enterprise; one for nobody in the roster leads nowhere', () => {
  const own = entry(CODE_A, '新厂');
  const roster = indexRoster(
    [own],
    [
      { kind: 'name', value: ' 老厂（本部）', creditCode: CODE_A },
      { kind: 'code', value: CODE_B, creditCode: CODE_A },
      { kind: 'code', value: 'X', creditCode: CODE_C },
    ],
  );
  expect(roster.findByName('老厂(本部)')).toEqual([own]);
  expect(roster.findByCode(CODE_B)).toBe(own);
  expect(roster.findByCode('X')).toBeUndefined();
});

test('a fact dictionary names each fact once', () => {
  const fact = {
    id: 'tax',
    title: '入库税收',
    unit: '万元',
    decimals: 2,
    department: 'shuiwu',
    sensitivity: 'public',
  };
  expect(FactsFile.safeParse({ facts: [fact] }).success).toBe(true);
  expect(FactsFile.safeParse({ facts: [fact, fact] }).error?.issues[0]?.message).toContain('写了两次');
});
