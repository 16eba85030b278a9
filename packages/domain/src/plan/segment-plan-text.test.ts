import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trials } from '../../test/trials.ts';
import { parseAddress } from '../address/index.ts';
import { segmentPlanText } from './segment-plan-text.ts';

const TEXT = `清溪县制造业提升行动方案
为推动提升，制定本方案。
一、总体要求
坚持以亩均论英雄。
二、主要目标
整治企业 30 家，其中：
1．本行是目标里的一句，不是条款
三、重点任务
（一）实施淘汰落后攻坚行动。
1．整治企业。排查 3.5 亩以上企业。（责任单位：▲县经信局）
分类整治：
（1）限期整改；
2. 控制能耗。（责任单位：▲县发改局）
（二）实施品牌提升攻坚行动。
３、培育品牌。（责任单位：▲县科技局）
四、附则
本方案自发布之日起施行。

附件：1．责任清单
2．两张清单

附件1
责任清单

	序号
	工作内容
	责任单位

	1
	整治企业。
	县经信局

	2
	培育
品牌。
	县科技局

附件2
两张清单

一、整治企业清单

	乡镇
	家数

	东山镇
	20

	合计
	20

二、品牌清单

	乡镇	总数	省级
	西河镇	2	1
`;

const words = new Map(
  segmentPlanText(TEXT.replace('1．本行是', '7．本行是')).map(({ address, text }) => [address, text]),
);

test('parts, sections, clauses, task rows and list rows each get their address', () => {
  expect([...words.keys()]).toEqual([
    ...['一', '二', '三', '三.1', '1', '2', '三.2', '3', '四'],
    ...[
      '附件1',
      '附件1#1',
      '附件1#2',
      '附件2',
      '附件2#1',
      '附件2#1/东山镇',
      '附件2#1/合计',
      '附件2#2',
      '附件2#2/西河镇',
    ],
  ]);
});

test('the words stand as they are, a figure like 3.5 and a （1） inside them', () => {
  expect(words.get('1')).toBe(
    '1．整治企业。排查 3.5 亩以上企业。（责任单位：▲县经信局）\n分类整治：\n（1）限期整改；',
  );
  expect(words.get('3')).toBe('３、培育品牌。（责任单位：▲县科技局）');
});

test('a number out of turn opens no clause', () => {
  expect(words.get('二')).toContain('7．本行是');
});

test('the list of annexes at the end of the body belongs to no part', () => {
  expect(words.get('四')).toBe('四、附则\n本方案自发布之日起施行。');
});

test('a row of a table is its cells, with a line break inside a cell closed', () => {
  expect(words.get('附件1#2')).toBe('2\t培育品牌。\t县科技局');
  expect(words.get('附件2#1/东山镇')).toBe('东山镇\t20');
  expect(words.get('附件2#2/西河镇')).toBe('西河镇\t2\t1');
});

test('Windows line ends and a byte order mark make no difference', () => {
  const windows = `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`;
  expect(segmentPlanText(windows)).toEqual(segmentPlanText(TEXT));
});

test('a text that is no plan gives nothing', () => {
  expect(segmentPlanText('')).toEqual([]);
  expect(segmentPlanText('只是一段话。\n另一段话。')).toEqual([]);
});

test('whatever the text, every piece stands at an address there can be, and only once', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '一、',
      '二、',
      '三、',
      '（一）',
      '（二一）',
      '1．',
      '2.',
      '３、',
      '附件1',
      '附件2',
      '附件：',
      '\t',
      '\n',
      '\n\n',
    ),
    fc.constantFrom('整治', '镇/乡', '东 山', '100', '12.5', '▲', ' '),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const addresses = segmentPlanText(pieces.join('')).map(({ address }) => address);
      for (const address of addresses) expect(parseAddress(address), address).toBeDefined();
      expect(new Set(addresses).size).toBe(addresses.length);
    }),
    trials,
  );
}, 120_000);
