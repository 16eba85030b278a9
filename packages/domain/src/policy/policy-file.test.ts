import { describe, expect, test } from 'vitest';
import { Provision } from './policy-file.ts';

const said = { id: 'certificate', clause: '24', says: '预告登记证明可以作为办理审批手续的依据' };

describe('a sentence of a clause', () => {
  test('that grants something without a figure to compute stands as it is', () => {
    expect(Provision.safeParse({ ...said, states: true }).success).toBe(true);
  });

  test('with nothing in it at all is no provision', () => {
    expect(Provision.safeParse(said).error?.issues[0]?.message).toContain('至少要写');
  });

  test.each([
    ['a condition', { requires: true }],
    ['a duty', { obliges: '办理登记' }],
    ['money', { gives: 1 }],
  ])('that says %s says it so, not by the way', (_title, part) => {
    expect(Provision.safeParse({ ...said, states: true, ...part }).error?.issues[0]?.path).toEqual([
      'states',
    ]);
  });

  test.each([
    ['in principle, of a condition', { requires: true, soft: true }, true],
    ['in principle, of anything else', { obliges: '办理登记', soft: true }, false],
    ['a cap with what it counts per', { caps: 1, per: 'project' }, true],
    ['a cap without it', { caps: 1 }, false],
    ['how much of a duty', { obliges: '拆除', quantity: 1 }, true],
    ['how much of nothing', { requires: true, quantity: 1 }, false],
  ])('%s', (_title, part, stands) => {
    expect(Provision.safeParse({ ...said, ...part }).success).toBe(stands);
  });
});
