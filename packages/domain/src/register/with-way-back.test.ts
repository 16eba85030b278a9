import { describe, expect, test } from 'vitest';
import { as, ENTRY, isDepartment, NO_FACTS, SMALL } from '../../test/register/small-register.ts';
import { applyEvent } from './apply-event.ts';
import { prepareRegister } from './prepare-register.ts';
import { RegisterFile } from './register-file.ts';
import { withWayBack } from './with-way-back.ts';

const made = (change: Record<string, unknown> = {}) =>
  withWayBack(RegisterFile.parse({ ...SMALL, ...change }));
const added = (file: RegisterFile) =>
  file.moves
    .filter(({ id }) => id.startsWith('false-closing-'))
    .map(({ from, to, by }) => ({ from, to, by }));
const [apply, back, close, drop] = SMALL.moves;
const [working, accepting, closed, dropped] = SMALL.stages;
const back2 = { ...back, from: ['accepting'] };

describe('a list that does not say what becomes of a false closing', () => {
  test('takes it back to the stage from which its entries are closed, by the platform', () => {
    expect(added(made())).toEqual([{ from: ['closed'], to: 'accepting', by: ['system'] }]);
    const prepared = prepareRegister(made(), NO_FACTS, isDepartment);
    if (prepared.kind === 'problems') throw new Error(JSON.stringify(prepared.problems));
    const entry = { ...ENTRY, stage: 'closed', closedOn: '2023-08-01', dueOn: null };
    const event = { kind: 'move', move: 'false-closing-accepting', reason: '没有拆' } as const;
    const occasion = as({ id: 'inspector', party: 'system' });
    expect(applyEvent(prepared.register, entry, event, occasion)).toMatchObject({
      kind: 'done',
      entry: { stage: 'accepting', closedOn: null, dueOn: '2023-09-10' },
    });
  });

  test('two ends that are reached from two stages go back each to its own', () => {
    const quick = { ...close, id: 'quick', from: ['working'], to: 'passed' };
    const file = made({
      stages: [working, accepting, closed, { id: 'passed', title: '免验', kind: 'closed' }, dropped],
      moves: [apply, back2, close, quick, drop],
    });
    expect(added(file)).toEqual([
      { from: ['closed'], to: 'accepting', by: ['system'] },
      { from: ['passed'], to: 'working', by: ['system'] },
    ]);
  });

  test('an end that is reached from another end goes back as that one does', () => {
    const award = { ...close, id: 'award', from: ['closed'], to: 'awarded', signed: false };
    const file = made({
      stages: [working, accepting, closed, { id: 'awarded', title: '获评', kind: 'closed' }, dropped],
      moves: [apply, back2, close, award, drop],
    });
    expect(added(file)).toEqual([{ from: ['closed', 'awarded'], to: 'accepting', by: ['system'] }]);
  });
});

describe('a list that says so itself is left as it is', () => {
  test.each([
    ['by a step of its own', { move: 'reopen' }],
    ['by marking alone, with the reason', { marked: '裁定已经公布' }],
  ])('%s', (_title, falseClosing) => {
    expect(added(made({ falseClosing }))).toEqual([]);
  });

  test('a step and a mark at once are refused', () => {
    const both = { ...SMALL, falseClosing: { move: 'reopen', marked: '裁定已经公布' } };
    expect(RegisterFile.safeParse(both).success).toBe(false);
  });

  test('a list without a closing gets no step', () => {
    expect(added(made({ stages: [working, accepting, dropped], moves: [apply, back, drop] }))).toEqual([]);
  });
});
