import { describe, expect, test } from 'vitest';
import { type SmallFiles, smallPlan } from '../../../test/plan/small-county.ts';
import { findContradictions } from './find-contradictions.ts';

const found = (change?: (files: SmallFiles) => void) =>
  findContradictions(smallPlan(change)).map(({ kind, quantity, sources }) => ({
    kind,
    quantity,
    sources: sources.map(({ address, value }) => `${address}=${value}`),
  }));

describe('who answers', () => {
  test('a task led by somebody who does not lead its clause', () => {
    expect(
      found(({ tasks }) => {
        tasks.tasks[0]!.leads = ['县财政局'];
      }),
    ).toEqual([
      { kind: 'lead-differs', quantity: '牵头单位 1↔附件1#1', sources: ['1=县经信局', '附件1#1=县财政局'] },
    ]);
  });

  test('a lead that changed places with its support is one disagreement, not two', () => {
    const change = ({ tasks }: SmallFiles) => {
      Object.assign(tasks.tasks[0]!, { leads: ['县科技局'], supports: ['县经信局'] });
    };
    expect(found(change).map(({ kind }) => kind)).toEqual(['lead-differs']);
  });

  test('a task that adds a lead to that of its clause', () => {
    expect(
      found(({ tasks }) => {
        tasks.tasks[0]!.leads = ['县财政局', '县经信局'];
      })[0]!.kind,
    ).toBe('lead-differs');
  });

  test('a lead of the clause that only supports the task', () => {
    const change = ({ clauses }: SmallFiles) => {
      clauses.clauses[0]!.leads = ['县经信局', '县科技局'];
    };
    expect(
      found((files) => {
        change(files);
        files.clauses.clauses[0]!.supports = [];
      }),
    ).toEqual([
      {
        kind: 'lead-demoted',
        quantity: '牵头单位 1↔附件1#1',
        sources: ['1=县经信局、县科技局', '附件1#1=县经信局'],
      },
    ]);
  });

  test('a task that takes one of the leads of its clause and leaves out the other is no contradiction', () => {
    const change = ({ clauses, tasks }: SmallFiles) => {
      clauses.clauses[0]!.leads = ['县经信局', '县财政局'];
      tasks.tasks[0]!.leads = ['县经信局'];
    };
    expect(found(change)).toEqual([]);
  });

  test('one department as lead and as support', () => {
    expect(found(({ tasks }) => void tasks.tasks[0]!.supports.push('县经信局'))).toEqual([
      {
        kind: 'lead-also-supports',
        quantity: '责任单位 附件1#1',
        sources: ['附件1#1=县经信局', '附件1#1=县科技局、县经信局'],
      },
    ]);
  });

  test('a clause that marks nobody as lead', () => {
    const change = ({ clauses }: SmallFiles) => {
      clauses.clauses[3]!.leads = [];
    };
    expect(found(change)).toEqual([
      { kind: 'no-lead-marked', quantity: '牵头单位 五.1', sources: ['五.1=各有关部门'] },
    ]);
  });
});

describe('names and dates', () => {
  test('permitted uses listed with more entries at one place than at another', () => {
    expect(
      found(({ indicators }) => void indicators.enumerations[0]!.stated[0]!.items.push('职工宿舍')),
    ).toEqual([{ kind: 'enumeration-differs', quantity: '经费用途', sources: ['3=3', '附件1#3=2'] }]);
  });

  test('as many uses, but not the same', () => {
    expect(
      found(({ indicators }) => {
        indicators.enumerations[0]!.stated[0]!.items = ['盘活用地', '职工宿舍'];
      }),
    ).toHaveLength(1);
  });

  test('a task under another drive than its clause', () => {
    expect(
      found(({ tasks }) => {
        tasks.tasks[0]!.drive = '实施品牌提升攻坚行动';
      }),
    ).toEqual([
      {
        kind: 'drive-differs',
        quantity: '攻坚行动 1↔附件1#1',
        sources: ['1=实施淘汰落后攻坚行动', '附件1#1=实施品牌提升攻坚行动'],
      },
    ]);
  });

  test('a drive whose name the body does not know', () => {
    expect(
      found(({ tasks }) => {
        tasks.tasks[0]!.drive = '实施淘汰落后攻坚行为';
      }),
    ).toEqual([
      {
        kind: 'drive-name-unknown',
        quantity: '攻坚行动名称 实施淘汰落后攻坚行为',
        sources: ['三.1=实施淘汰落后攻坚行动', '附件1#1=实施淘汰落后攻坚行为'],
      },
    ]);
  });

  test('a plan that prints no first day', () => {
    expect(found(({ plan }) => void delete (plan.effective as { from?: string }).from)).toEqual([
      { kind: 'date-missing', quantity: '施行日期', sources: ['六='] },
    ]);
  });
});
