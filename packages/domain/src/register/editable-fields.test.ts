import { describe, expect, test } from 'vitest';
import {
  as,
  ENTRY,
  LEAD,
  OFFICE,
  prepareSmall,
  SAFETY,
  SMALL,
  TOWN,
} from '../../test/register/small-register.ts';
import { applyEvent } from './apply-event.ts';
import { editableFields } from './editable-fields.ts';

const register = prepareSmall({
  fields: { ...SMALL.fields, note: { type: 'text', label: '备注', sensitivity: 'public' } },
});
const of = (actor: Parameters<typeof editableFields>[2], entry = ENTRY) =>
  [...editableFields(register, entry, actor)].sort();

describe('what may be filled in without taking a step', () => {
  test.each([
    ['the township that its step asks', TOWN, ['freed', 'note', 'way']],
    ['another township', { ...TOWN, of: 'other' }, []],
    ['a department that takes another step', LEAD, ['note']],
    ['a department that only signs', SAFETY, []],
    ['the office', OFFICE, ['freed', 'note', 'way']],
  ] as const)('by %s', (_title, actor, fields) => {
    expect(of(actor)).toEqual(fields);
  });

  test('nothing of an entry that has ended', () => {
    expect(of(OFFICE, { ...ENTRY, stage: 'closed', closedOn: '2023-08-09' })).toEqual([]);
  });

  test('is all that the engine takes', () => {
    const event = { kind: 'amend', fields: new Map([['way', 'close']]) } as const;
    expect(applyEvent(register, ENTRY, event, as(TOWN)).kind).toBe('done');
    expect(applyEvent(register, ENTRY, event, as(LEAD))).toMatchObject({
      refusal: { code: 'not-yours', message: '“方式”不由本单位填' },
    });
  });
});
