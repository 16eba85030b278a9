import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallDocuments, smallPlan } from '../../test/plan/small-county.ts';
import { assemblePlan } from './assemble-plan.ts';
import type { PlanDocument } from './document.ts';

const errors = (documents: readonly PlanDocument[]) => {
  const assembly = assemblePlan(documents);
  return assembly.ok ? [] : assembly.errors;
};
const after = (change: (files: SmallFiles) => void) =>
  errors(smallDocuments(change)).map(({ file, path, message }) => `${file} ${path} ${message}`);

describe('a plan that is in order', () => {
  test('names departments and units by id wherever a file prints their names or aliases', () => {
    const plan = smallPlan(({ tasks, lists }) => {
      tasks.tasks[0]!.leads = ['经信局'];
      lists.lists[0]!.rows[0]!.unit = '东山';
    });
    expect(plan.clauses[0]!.leads).toEqual(['jingxin']);
    expect(plan.tasks[0]!.leads).toEqual(['jingxin']);
    expect(plan.lists[0]!.rows.map(({ unit }) => unit)).toEqual(['339901101', '339901102']);
  });

  test('names whose the facts and workbooks are by id too: a sender is compared by it', () => {
    const facts = [
      { id: 'tax', title: '税收', unit: '万元', decimals: 2, department: '经信局', sensitivity: 'public' },
    ];
    const tax = {
      id: 'tax',
      title: '税收',
      department: '县经信局',
      kind: 'yearly',
      recognition: { words: ['税收'] },
      keys: { creditCode: ['代码'], name: ['企业'] },
      fields: [
        { id: 'paid', title: '税额', type: 'number', unit: '万元', defaultUnit: '元', synonyms: ['税额'] },
      ],
      ignore: { whole: ['序号'] },
      facts: [{ id: 'tax', plus: ['paid'] }],
    };
    const roster = {
      id: 'roster',
      title: '名录',
      department: 'jingxin',
      kind: 'roster',
      recognition: { words: ['名录'] },
      keys: { creditCode: ['代码'], name: ['企业'], unit: ['乡镇'] },
      ignore: { whole: ['序号'] },
      fields: [
        {
          id: 'scale',
          title: '规模',
          type: 'choice',
          synonyms: ['规模'],
          choices: { above: ['是'], below: ['否'] },
        },
      ],
    };
    const assembly = assemblePlan([
      ...smallDocuments(),
      { path: 'facts.yaml', value: { facts } },
      { path: 'workbooks/roster.yaml', value: roster },
      { path: 'workbooks/tax.yaml', value: tax },
    ]);
    if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
    const { plan } = assembly;
    expect(plan.facts?.facts.map(({ department }) => department)).toEqual(['jingxin']);
    expect(plan.workbooks.map(({ file }) => file.department)).toEqual(['jingxin', 'jingxin']);
  });

  test('has an address on every task and list', () => {
    const plan = smallPlan();
    expect(plan.tasks.map(({ address }) => address)).toEqual(['附件1#1', '附件1#2', '附件1#3']);
    expect(plan.lists.map(({ address }) => address)).toEqual(['附件2#1', '附件2#2']);
  });

  test('does not depend on the order in which its files were listed', () => {
    const forward = assemblePlan(smallDocuments());
    const backward = assemblePlan(smallDocuments().reverse());
    expect(backward).toEqual(forward);
  });

  test('needs no annexes and no rulings', () => {
    const few = smallDocuments(({ indicators }) => {
      indicators.quantities = [
        { ...indicators.quantities[0]!, stated: [indicators.quantities[0]!.stated[0]!] },
      ];
      indicators.enumerations = [];
    }).filter(({ path }) => path !== 'tasks.yaml' && path !== 'lists.yaml');
    expect(errors(few)).toEqual([]);
  });

  test('a county-wide row bears the code of the county', () => {
    const plan = smallPlan(({ lists }) => {
      lists.lists[0]!.level = 'county';
      lists.lists[0]!.rows = [{ unit: '清溪县', values: [30] }];
    });
    expect(plan.lists[0]!.rows[0]!.unit).toBe('339901');
  });
});

describe('a file that is missing, strange or of the wrong shape', () => {
  test('a required file', () => {
    expect(errors(smallDocuments().filter(({ path }) => path !== 'units.yaml'))).toEqual([
      {
        file: 'units.yaml',
        path: '',
        message: '缺少文件（乡镇（街道）与开发区）',
        remedy: '请按“换一个县的方案”指南补上',
      },
    ]);
  });

  test('a file no plan has', () => {
    const [error] = errors([...smallDocuments(), { path: 'unit.yaml', value: {} }]);
    expect(error).toMatchObject({ file: 'unit.yaml', message: '方案目录里没有这种文件' });
    expect(error!.remedy).toContain('units.yaml');
  });

  test('the same file twice', () => {
    const documents = smallDocuments();
    expect(errors([...documents, documents[0]!])).toMatchObject([{ message: '同一个文件出现了两次' }]);
  });

  test('a code without quotes, which YAML reads as a number', () => {
    const [error] = errors(smallDocuments(({ units }) => Object.assign(units.units[0]!, { id: 339901101 })));
    expect(error).toEqual({
      file: 'units.yaml',
      path: 'units[0].id',
      message: '“339901101”的类型不对',
      remedy: '请改成文字（数字和编码要加引号）',
    });
  });

  test('a key that is missing, and one that is misspelt', () => {
    const found = after(({ clauses }) => {
      const clause: { summary?: string; sumary?: string } = clauses.clauses[0]!;
      delete clause.summary;
      clause.sumary = '错拼';
    });
    expect(found).toEqual([
      'clauses.yaml clauses[0].summary 缺少“summary”',
      'clauses.yaml clauses[0] 出现了不认识的项：sumary',
    ]);
  });

  test('a figure that is no number, an address that is none, a day that is none', () => {
    expect(
      after(({ indicators }) =>
        Object.assign(indicators.quantities[0]!.stated[0]!, { value: '约30', at: '第2条' }),
      ),
    ).toEqual([
      'indicators.yaml quantities[0].stated[0].at “第2条”不是条款地址',
      'indicators.yaml quantities[0].stated[0].value “约30”不是数字',
    ]);
    expect(after(({ plan }) => Object.assign(plan.effective, { to: '2023-02-30' }))).toEqual([
      'plan.yaml effective.to “2023-02-30”不是日期',
    ]);
  });

  test('a list cell that is neither a whole number nor a quoted decimal', () => {
    expect(after(({ lists }) => Object.assign(lists.lists[0]!.rows[0]!, { values: [1.5] }))).toHaveLength(1);
    expect(after(({ lists }) => Object.assign(lists.lists[0]!.rows[0]!, { values: ['1.5'] }))).toEqual([]);
  });

  test('a value outside those allowed names what is', () => {
    const [error] = errors(smallDocuments(({ lists }) => Object.assign(lists.lists[0]!, { level: '乡镇' })));
    expect(error).toMatchObject({ message: '“乡镇”不在允许的取值里', remedy: '只能是：unit、county' });
  });
});

describe('names and citations that lead nowhere', () => {
  test('a department nobody has, with the one that is near', () => {
    const [error] = errors(
      smallDocuments(({ tasks }) => Object.assign(tasks.tasks[1]!, { leads: ['县科枝局'] })),
    );
    expect(error).toEqual({
      file: 'tasks.yaml',
      path: 'tasks[1].leads[0]',
      message: '责任单位“县科枝局”不在 departments.yaml 里',
      remedy: '是否“县科技局”；否则请在 departments.yaml 里补上',
    });
  });

  test('a unit nobody has', () => {
    expect(after(({ lists }) => Object.assign(lists.lists[0]!.rows[0]!, { unit: '玉泉街道' }))).toEqual([
      'lists.yaml lists[0].rows[0].unit 乡镇（街道）“玉泉街道”不在 units.yaml 里',
    ]);
  });

  test('a name that two departments claim belongs to neither', () => {
    expect(after(({ departments }) => void departments.departments[1]!.aliases.push('经信局'))).toEqual([
      'departments.yaml  “经信局”同时是两个责任单位的名称或别名',
    ]);
  });

  test('a clause, a task or a statement at an address the plan does not have', () => {
    expect(after(({ tasks }) => Object.assign(tasks.tasks[0]!, { clauses: ['9'] }))).toEqual([
      'tasks.yaml tasks[0].clauses 方案里没有地址“9”',
    ]);
    expect(
      after(({ indicators }) => Object.assign(indicators.quantities[0]!.stated[1]!, { at: '附件1#4' })),
    ).toEqual(['indicators.yaml quantities“整治企业”.stated 方案里没有地址“附件1#4”']);
    expect(after(({ clauses }) => Object.assign(clauses.clauses[0]!, { part: '七' }))).toEqual([
      'clauses.yaml clauses[0].part 1 所在的部分“七”不在 parts 里',
    ]);
  });

  test('an item of a clause is at home in its clause', () => {
    expect(
      after(({ indicators }) => Object.assign(indicators.quantities[1]!.stated[0]!, { at: '1#2' })),
    ).toEqual([]);
  });

  test('things that bear one name', () => {
    expect(after(({ units }) => Object.assign(units.units[1]!, { id: '339901101' }))[0]).toContain(
      '区划代码“339901101”出现了两次',
    );
    expect(after(({ clauses }) => Object.assign(clauses.clauses[1]!, { address: '1' }))[0]).toContain(
      '条款地址“1”出现了两次',
    );
    expect(after(({ tasks }) => Object.assign(tasks.tasks[1]!, { number: 1 }))[0]).toContain(
      '任务序号“1”出现了两次',
    );
    expect(after(({ lists }) => Object.assign(lists.lists[0]!.rows[1]!, { unit: '东山' }))[0]).toContain(
      '出现了两次',
    );
  });

  test('a row with more or fewer figures than the list has columns', () => {
    expect(after(({ lists }) => Object.assign(lists.lists[1]!.rows[0]!, { values: [4, 1, 3] }))).toEqual([
      'lists.yaml lists[1].rows[0].values 有 3 个数，表头有 4 栏',
    ]);
    expect(after(({ lists }) => Object.assign(lists.lists[0]!, { total: [30, 1] }))).toEqual([
      'lists.yaml lists[0].total 有 2 个数，表头有 1 栏',
    ]);
  });

  test('a column that counts towards a quantity or a column that is not there', () => {
    expect(
      after(({ lists }) => Object.assign(lists.lists[0]!.columns[0]!, { quantity: '整治' })),
    ).toHaveLength(1);
    expect(
      after(({ lists }) => Object.assign(lists.lists[1]!.columns[0]!, { parts: ['province', 'town'] })),
    ).toEqual(['lists.yaml lists[1].columns[0] 这张清单没有另一个叫“town”的栏目']);
    expect(after(({ lists }) => Object.assign(lists.lists[1]!.columns[0]!, { parts: ['all'] }))).toHaveLength(
      1,
    );
  });

  test('a range whose lower end is above its upper end', () => {
    expect(
      after(({ indicators }) =>
        Object.assign(indicators.quantities[0]!.stated[0]!, { value: '10', upTo: '9' }),
      ),
    ).toEqual(['indicators.yaml quantities“整治企业”.stated 二 处的区间下端大于上端']);
  });
});

describe('oddities that keep no plan from loading', () => {
  const warnings = (change: (files: SmallFiles) => void, extra: PlanDocument[] = []) => {
    const assembly = assemblePlan([...smallDocuments(change), ...extra]);
    return assembly.ok ? assembly.warnings.map(({ message }) => message) : undefined;
  };

  test('a unit said to have targets that no list names, and the other way round', () => {
    expect(warnings(({ units }) => Object.assign(units.units[2]!, { hasTargets: true }))).toEqual([
      '岛头乡标为有任务，但没有一张清单列到它',
    ]);
    expect(warnings(({ units }) => Object.assign(units.units[1]!, { hasTargets: false }))).toEqual([
      '西河镇标为没有任务，却出现在清单里',
    ]);
  });

  test('two units on one spot of the map', () => {
    expect(
      warnings(({ units }) => Object.assign(units.units[1]!, { tile: { column: 0.4, row: 0 } })),
    ).toEqual(['西河镇与东山镇在示意地图上重叠']);
    expect(
      warnings(({ units }) => Object.assign(units.units[1]!, { tile: { column: 0.5, row: 0 } })),
    ).toEqual([]);
  });

  test('a department that leads and supports one task', () => {
    expect(warnings(({ tasks }) => void tasks.tasks[0]!.supports.push('县经信局'))).toEqual([
      '附件1 第 1 项把县经信局同时列为牵头和配合单位',
    ]);
  });

  test('a ruling on a contradiction the plan no longer has', () => {
    const ruling = {
      id: 'old',
      on: { kind: 'value-differs', quantity: '投资完成率' },
      value: '12',
      status: 'adopted',
      reason: '从严',
      author: '专班',
      date: '2022-05-01',
    };
    const file = { path: 'rulings.yaml', value: { rulings: [ruling] } };
    expect(warnings(() => undefined, [file])).toEqual(['裁定 old 所指的矛盾已不存在']);
  });
});
