import { describe, expect, test } from 'vitest';
import { ENTRY, LEAD, OFFICE, prepareSmall, SMALL, TOWN } from '../../test/register/small-register.ts';
import { isStepOf, nextStep } from './next-step.ts';
import { turnInStage } from './whose-turn.ts';

const [apply, ...others] = SMALL.moves;
const guard = (way: string) => ({
  when: { unequal: [{ fact: 'way' }, way] },
  otherwise: '甲',
  remedy: '乙',
});
const stages = [...SMALL.stages.slice(0, 2), { id: 'fixing', title: '限期' }, ...SMALL.stages.slice(2)];
const finish = {
  id: 'finish',
  title: '整改完成',
  from: ['fixing'],
  to: 'closed',
  by: ['lead'],
  second: true,
};
const order = (change: object) => ({
  id: 'order',
  title: '限期整改',
  from: ['working'],
  to: 'fixing',
  by: ['lead'],
  ...change,
});
const forked = (first: object, second: object) =>
  prepareSmall({ stages, moves: [{ ...apply, ...first }, order(second), finish, ...others] });

const by = (word: string) => (parties: readonly string[]) => parties.includes(word);

describe('whose turn it is in a stage with two ways on, the township’s first and the lead’s second', () => {
  const ofEach = (register: ReturnType<typeof forked>) =>
    ['unit', 'lead', 'office'].map((word) => turnInStage(register, 'working', by(word)));

  test('the first way is open to all: it is the step, and the lead has no turn', () => {
    expect(ofEach(forked({ guards: [] }, {}))).toEqual(['yes', 'no', 'no']);
  });
  test('the first way has a condition: the single entry decides', () => {
    expect(ofEach(forked({ guards: [guard('close')] }, {}))).toEqual(['maybe', 'maybe', 'no']);
  });
  test('both ways have conditions: if both fail the first is the step, so nothing else comes in', () => {
    const both = forked({ guards: [guard('close')] }, { guards: [guard('improve')] });
    expect(ofEach(both)).toEqual(['maybe', 'maybe', 'no']);
  });
  test('a party of both ways need not look at the entry', () => {
    const shared = forked({ guards: [guard('close')], by: ['unit', 'lead'] }, {});
    expect(ofEach(shared)).toEqual(['maybe', 'yes', 'no']);
  });
  test('there is no turn where nothing leads on', () => {
    expect(turnInStage(prepareSmall(), 'closed', by('lead'))).toBe('no');
  });

  test('what it says of a stage is what the step of each entry says', () => {
    const actors = [TOWN, LEAD, OFFICE] as const;
    const words = ['unit', 'lead', 'office'];
    for (const register of [
      forked({ guards: [] }, {}),
      forked({ guards: [guard('close')] }, {}),
      forked({ guards: [guard('close')], by: ['unit', 'lead'] }, { guards: [guard('improve')] }),
    ]) {
      for (const way of ['improve', 'close', 'other']) {
        const entry = { ...ENTRY, fields: new Map([['way', way]]) };
        const step = nextStep(register, entry, '2023-08-10');
        if (!step) throw new Error('a step was expected');
        for (const [at, actor] of actors.entries()) {
          const turn = turnInStage(register, 'working', by(words[at] ?? ''));
          if (turn !== 'maybe') expect(isStepOf(step, entry, actor)).toBe(turn === 'yes');
        }
      }
    }
  });
});
