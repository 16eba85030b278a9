import { describe, expect, test } from 'vitest';
import { ENTRY, LEAD, prepareSmall, SMALL, TOWN } from '../../test/register/small-register.ts';
import { barOf, conditionsOf } from './bar-of.ts';
import type { FieldValue } from './entry.ts';
import { readinessOf } from './missing.ts';

const guard = (when: object) => ({ when, otherwise: '不是关停', remedy: '请办别的一步' });
const isClosure = { equal: [{ fact: 'way' }, 'close'] };
/** A step that asks for how much was freed, under a condition. */
const registerWith = (when: object, fields: readonly string[] = ['freed']) =>
  prepareSmall({
    definitions: { closure: { label: '关停', is: isClosure } },
    moves: [
      ...SMALL.moves,
      { id: 'shut', title: '关停', from: ['working'], by: ['unit', 'lead'], fields, guards: [guard(when)] },
    ],
  });
const bar = (
  register: ReturnType<typeof registerWith>,
  move: string,
  fields: [string, FieldValue][] = [],
) => {
  const found = register.moves.get(move);
  if (!found) throw new Error(move);
  const entry = { ...ENTRY, fields: new Map(fields) };
  const { missing } = readinessOf(register, entry, found, { actor: TOWN, today: '2023-08-10' });
  return barOf(register, entry, found, missing)?.kind;
};

describe('what keeps a step from an entry whatever is filled in with it', () => {
  test('is a condition that fails on what the step does not ask for', () => {
    expect(bar(registerWith(isClosure), 'shut', [['way', 'improve']])).toBe('guard');
  });

  test('is found through what the register defines', () => {
    expect(bar(registerWith({ use: 'closure' }), 'shut', [['way', 'improve']])).toBe('guard');
  });

  test('is nothing once the condition holds, though fields are blank', () => {
    expect(bar(registerWith(isClosure), 'shut', [['way', 'close']])).toBeUndefined();
  });

  test('is nothing where the step itself asks for the field', () => {
    expect(bar(registerWith(isClosure, ['way']), 'shut', [['way', 'improve']])).toBeUndefined();
  });

  test('is nothing where the step asks for it by way of what the register defines', () => {
    expect(bar(registerWith({ use: 'closure' }, ['way']), 'shut', [['way', 'improve']])).toBeUndefined();
  });

  test('is nothing where a file would do', () => {
    expect(bar(registerWith(isClosure), 'apply', [['way', 'close']])).toBeUndefined();
  });

  test('is nothing while it cannot be told', () => {
    expect(bar(registerWith(isClosure), 'shut')).toBeUndefined();
  });

  test('is that somebody else has to take it', () => {
    const register = prepareSmall();
    const close = register.moves.get('close');
    if (!close) throw new Error('close');
    const own = { ...ENTRY, stage: 'accepting', stageBy: LEAD.id };
    const { missing } = readinessOf(register, own, close, { actor: LEAD, today: '2023-08-10' });
    expect(barOf(register, own, close, missing)?.kind).toBe('second-person');
  });
});

describe('what would have to be said so that the conditions of a step can be met', () => {
  const conditions = (
    register: ReturnType<typeof registerWith>,
    move: string,
    fields: [string, FieldValue][] = [],
  ) => {
    const found = register.moves.get(move);
    if (!found) throw new Error(move);
    const entry = { ...ENTRY, fields: new Map(fields) };
    const readiness = readinessOf(register, entry, found, { actor: TOWN, today: '2023-08-10' });
    return conditionsOf(register, entry, found, readiness);
  };

  test('is a blank field that an earlier step asks for', () => {
    expect(conditions(registerWith(isClosure), 'shut')).toEqual({
      fields: ['way'],
      optional: [],
      evidence: [],
    });
  });

  test('is not what the step asks for itself, nor what is filled in', () => {
    expect(conditions(registerWith(isClosure, ['way']), 'shut').fields).toEqual([]);
    expect(conditions(registerWith(isClosure), 'shut', [['way', 'improve']]).fields).toEqual([]);
  });

  test('is a paper that only the condition asks for', () => {
    expect(conditions(registerWith(isClosure), 'apply', [['way', 'close']])).toEqual({
      fields: [],
      optional: [],
      evidence: ['proof'],
    });
  });

  test('may be a blank field that matters by what the step itself is filled in with', () => {
    const some = {
      any: [{ equal: [{ fact: 'freed' }, { value: '0', unit: '亩' }] }, { known: { fact: 'way' } }],
    };
    expect(conditions(registerWith(some), 'shut')).toEqual({ fields: [], optional: ['way'], evidence: [] });
  });

  test('is nothing once the conditions hold', () => {
    expect(conditions(registerWith(isClosure), 'shut', [['way', 'close']])).toEqual({
      fields: [],
      optional: [],
      evidence: [],
    });
  });
});
