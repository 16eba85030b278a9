import { describe, expect, test } from 'vitest';
import { readOrder } from './read-order.ts';

const given = { department: '工作专班', role: '只读' };

describe('what tenglong account was asked to do', () => {
  test('nothing lists, an account alone resets its password', () => {
    expect(readOrder(undefined, given)).toEqual({ kind: 'list' });
    expect(readOrder('chakan', given)).toEqual({ kind: 'reset', account: 'chakan' });
    expect(readOrder('chakan', { ...given, disable: true })).toEqual({ kind: 'disable', account: 'chakan' });
  });

  test('a new account takes its role by the office’s word', () => {
    const options = { department: '经信局', role: '工作专班', create: true, name: ' 张三 ' } as const;
    expect(readOrder('zhangsan', options)).toEqual({
      kind: 'create',
      account: 'zhangsan',
      displayName: '张三',
      department: '经信局',
      role: 'office',
    });
  });

  test.each([
    ['one letter is too short', 'z', false],
    ['two are enough', 'zs', true],
    ['thirty-two are enough', 'a'.repeat(32), true],
    ['thirty-three are too many', 'a'.repeat(33), false],
    ['a blank', 'zhang san', false],
    ['Chinese characters', '张三', false],
    ['a leading sign', '-zs', false],
  ])('%s', (_title, account, fits) => {
    const order = () => readOrder(account, { ...given, create: true, name: '张三' });
    if (fits) expect(order().kind).toBe('create');
    else expect(order).toThrow(`账号“${account}”不能用`);
  });

  test.each([
    ['a new account without a name', 'zs', { create: true }, '没有写姓名'],
    ['a role that is none', 'zs', { create: true, name: '张三', role: '管理员' }, '没有“管理员”这个岗位'],
    ['two things at once', 'zs', { disable: true, enable: true }, '一次只能用一个'],
    ['nobody to close', undefined, { disable: true }, '没有写账号'],
  ] as const)('%s is refused', (_title, account, options, sentence) => {
    expect(() => readOrder(account, { ...given, ...options })).toThrow(sentence);
  });
});
