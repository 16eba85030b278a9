import { describe, expect, test } from 'vitest';
import { passwordSlip } from './change-password-form.tsx';

describe('a slip in the password form is named before anything is sent', () => {
  test.each([
    ['no old password', { current: '', next: 'b', again: 'b' }, ['current', '请填原密码']],
    ['no new password', { current: 'a', next: '', again: '' }, ['next', '请填新密码']],
    ['the old one again', { current: 'a', next: 'a', again: 'a' }, ['next', '新密码与原密码相同，请换一个']],
    [
      'two different new ones',
      { current: 'a', next: 'b', again: 'c' },
      ['again', '两次填的新密码不一样，请重新填写'],
    ],
    ['all three as they should be', { current: 'a', next: 'b', again: 'b' }, undefined],
  ])('%s', (_title, form, expected) => {
    expect(passwordSlip(form)).toEqual(expected);
  });
});
