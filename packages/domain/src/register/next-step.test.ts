import { describe, expect, test } from 'vitest';
import {
  ENTRY,
  LAND,
  LEAD,
  OFFICE,
  prepareSmall,
  SAFETY,
  SMALL,
  TOWN,
} from '../../test/register/small-register.ts';
import { forwardMoves, isStepOf, nextStep, stageLine } from './next-step.ts';

const register = prepareSmall();
const TODAY = '2023-08-10';
const accepting = { ...ENTRY, stage: 'accepting' };
const step = (entry: typeof ENTRY) => {
  const next = nextStep(register, entry, TODAY);
  return next?.kind === 'sign' ? next.departments : next?.kind === 'move' ? next.move.id : undefined;
};

describe('the next step of an entry', () => {
  test('leads on: neither back nor off the list', () => {
    expect(forwardMoves(register, 'working').map(({ id }) => id)).toEqual(['apply']);
    expect(forwardMoves(register, 'accepting').map(({ id }) => id)).toEqual(['close']);
    expect(forwardMoves(register, 'closed')).toEqual([]);
  });

  test('waits for the signatures of its stage, one by one, then for the move', () => {
    const signed = (...departments: string[]) =>
      departments.map((department) => ({ department, by: 'x', on: TODAY }));
    expect(step(accepting)).toEqual(['safety', 'land']);
    expect(step({ ...accepting, signatures: signed('safety') })).toEqual(['land']);
    expect(step({ ...accepting, signatures: signed('safety', 'land') })).toBe('close');
  });

  test('is nothing while the clock stands still and after the end', () => {
    expect(step({ ...ENTRY, heldSince: '2023-08-05' })).toBeUndefined();
    expect(step({ ...ENTRY, stage: 'closed' })).toBeUndefined();
  });

  test('is the way whose conditions do not fail, where there are several', () => {
    const forked = prepareSmall({
      stages: [...SMALL.stages.slice(0, 2), { id: 'fixing', title: '限期' }, ...SMALL.stages.slice(2)],
      moves: [
        {
          ...SMALL.moves[0],
          guards: [{ when: { unequal: [{ fact: 'way' }, 'close'] }, otherwise: '甲', remedy: '乙' }],
        },
        { id: 'order', title: '限期整改', from: ['working'], to: 'fixing', by: ['lead'] },
        { id: 'finish', title: '整改完成', from: ['fixing'], to: 'closed', by: ['lead'], second: true },
        ...SMALL.moves.slice(1),
      ],
    });
    const of = (way: string) => {
      const next = nextStep(forked, { ...ENTRY, fields: new Map([['way', way]]) }, TODAY);
      return next?.kind === 'move' ? next.move.id : undefined;
    };
    expect(of('improve')).toBe('apply');
    expect(of('close')).toBe('order');
    expect(stageLine(forked, 'fixing')).toEqual({ stages: ['working', 'fixing', 'closed'], at: 1 });
  });

  test('belongs to the township of the entry, the department asked to sign, and nobody else', () => {
    const apply = nextStep(register, ENTRY, TODAY);
    const sign = nextStep(register, accepting, TODAY);
    if (!apply || !sign) throw new Error('a step was expected');
    const whose = (of: typeof apply) =>
      [OFFICE, TOWN, { ...TOWN, of: 'harbour' }, LEAD, SAFETY, LAND].map((actor) =>
        isStepOf(of, ENTRY, actor),
      );
    expect(whose(apply)).toEqual([false, true, false, false, false, false]);
    expect(whose(sign)).toEqual([false, false, false, false, true, true]);
  });
});

describe('the line of stages', () => {
  test.each([
    ['working', 0],
    ['accepting', 1],
    ['closed', 2],
    ['dropped', -1],
  ])('in %s it stands at %i', (stage, at) => {
    expect(stageLine(register, stage)).toEqual({ stages: ['working', 'accepting', 'closed'], at });
  });
});
