import { describe, expect, test } from 'vitest';
import {
  as,
  ENTRY,
  LAND,
  LEAD,
  OFFICE,
  prepareSmall,
  SAFETY,
  SMALL,
  TOWN,
} from '../../test/register/small-register.ts';
import { decimal } from '../values/index.ts';
import { type Announcement, announcementsOf } from './announcements.ts';
import { applyEvent } from './apply-event.ts';
import { addresseeKey, courtOf } from './court-of.ts';
import type { Actor, Entry, FieldValue } from './entry.ts';
import type { RegisterEvent } from './event.ts';

const register = prepareSmall();
const SYSTEM: Actor = { id: 'day', party: 'system' };
const signed = (departments: readonly string[]) =>
  departments.map((department) => ({ department, by: `${department}-1`, on: '2023-08-10' }));
const ACCEPTING: Entry = {
  ...ENTRY,
  stage: 'accepting',
  stageBy: TOWN.id,
  fields: new Map<string, FieldValue>([
    ['way', 'improve'],
    ['freed', decimal('6.20')],
  ]),
  evidence: ['1', '2'].map((file) => ({ kind: 'photo', file, by: TOWN.id, on: '2023-08-10' })),
};
const words = (all: readonly Announcement[]) => all.map(({ kind, to }) => `${kind} ${addresseeKey(to)}`);

const happen = (before: Entry, event: RegisterEvent, actor: Actor): readonly string[] => {
  const outcome = applyEvent(register, before, event, as(actor));
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  return words(
    announcementsOf(register, { before, after: outcome.entry, event, actor, today: '2023-08-10' }),
  );
};

describe('an entry is in the court of whoever may take its next step', () => {
  test.each<[string, Entry, string[]]>([
    ['its township, while it works', ENTRY, ['unit bridge']],
    [
      'the departments that have not signed',
      { ...ACCEPTING, signatures: signed(['safety']) },
      ['department land'],
    ],
    [
      'whoever may close it, once all have signed',
      { ...ACCEPTING, signatures: signed(['safety', 'land']) },
      ['department lead', 'unit bridge'],
    ],
    ['nobody, while the clock stands still', { ...ENTRY, heldSince: '2023-08-09' }, []],
    ['nobody, once it is closed', { ...ENTRY, stage: 'closed', closedOn: '2023-08-09' }, []],
    ['nobody, where the county’s own entry waits for a township', { ...ENTRY, unit: null }, []],
  ])('%s', (_title, entry, expected) => {
    expect(courtOf(register, entry, '2023-08-10').map(addresseeKey)).toEqual(expected);
  });
});

describe('who is told', () => {
  test('that an entry is on the list: its township, which has to work on it', () => {
    const opened = { before: undefined, after: ENTRY, event: { kind: 'open' }, actor: OFFICE } as const;
    expect(words(announcementsOf(register, { ...opened, today: '2023-08-04' }))).toEqual([
      'assigned unit bridge',
    ]);
  });

  test('of a move on: the departments it has come to', () => {
    const before = { ...ACCEPTING, stage: 'working' };
    expect(happen(before, { kind: 'move', move: 'apply' }, TOWN)).toEqual([
      'assigned department safety',
      'assigned department land',
    ]);
  });

  test('of a signature: only those it newly comes to', () => {
    expect(happen(ACCEPTING, { kind: 'sign' }, SAFETY)).toEqual([]);
    expect(happen({ ...ACCEPTING, signatures: signed(['safety']) }, { kind: 'sign' }, LAND)).toEqual([
      'assigned department lead',
      'assigned unit bridge',
    ]);
  });

  test('of a step back: that it was returned', () => {
    expect(happen(ACCEPTING, { kind: 'move', move: 'return', reason: '照片不清' }, LEAD)).toEqual([
      'returned unit bridge',
    ]);
  });

  test('of the end: the township whose entry it is', () => {
    const before = { ...ACCEPTING, signatures: signed(['safety', 'land']) };
    expect(happen(before, { kind: 'move', move: 'close' }, LEAD)).toEqual(['closed unit bridge']);
    expect(happen({ ...ENTRY, unit: null }, { kind: 'move', move: 'drop', reason: '误列' }, OFFICE)).toEqual(
      [],
    );
  });

  test('of an escalation: whose court it is in, and the office', () => {
    expect(happen(ENTRY, { kind: 'escalate', step: 'urge' }, SYSTEM)).toEqual([
      'escalated unit bridge',
      'escalated office',
    ]);
  });

  test('of a clock that runs again: whoever has to go on', () => {
    expect(happen({ ...ENTRY, heldSince: '2023-08-09' }, { kind: 'resume' }, OFFICE)).toEqual([
      'assigned unit bridge',
    ]);
  });

  test.each<[string, RegisterEvent]>([
    ['a remark', { kind: 'comment', text: '好' }],
    ['a field filled in', { kind: 'amend', fields: new Map([['way', 'improve']]) }],
  ])('of %s: nobody', (_title, event) => {
    expect(happen(ENTRY, event, OFFICE)).toEqual([]);
  });
});

describe('an enterprise', () => {
  // Where it hands in for itself, it is a party like any other.
  const own = prepareSmall({
    moves: SMALL.moves.map((move) => (move.id === 'apply' ? { ...move, by: ['enterprise', 'unit'] } : move)),
  });
  const firm = { id: 'firm-1', party: 'enterprise', of: ENTRY.subject.id ?? '' } as const;
  const tell = (file: typeof register, before: Entry, after: Entry, actor: Actor, move: string) =>
    words(
      announcementsOf(file, { before, after, event: { kind: 'move', move }, actor, today: '2023-08-10' }),
    );

  test('is told of what waits for it, and not of what it did itself', () => {
    expect(courtOf(own, ENTRY, '2023-08-10').map(addresseeKey)).toEqual([
      'enterprise 91331083000000001X',
      'unit bridge',
    ]);
    expect(tell(own, ACCEPTING, ENTRY, LEAD, 'return')).toEqual([
      'returned enterprise 91331083000000001X',
      'returned unit bridge',
    ]);
    expect(tell(own, ACCEPTING, ENTRY, firm, 'return')).toEqual(['returned unit bridge']);
  });

  test('is told of the end of its own entry where it takes part, and of no other', () => {
    const closed: Entry = { ...ENTRY, stage: 'closed', closedOn: '2023-08-10' };
    expect(tell(own, ACCEPTING, closed, LEAD, 'close')).toEqual([
      'closed unit bridge',
      'closed enterprise 91331083000000001X',
    ]);
    expect(tell(register, ACCEPTING, closed, LEAD, 'close')).toEqual(['closed unit bridge']);
  });

  test('without a number is nobody that could be told', () => {
    const nameless = { ...ENTRY, subject: { id: null, name: '甲厂' } };
    expect(courtOf(own, nameless, '2023-08-10').map(addresseeKey)).toEqual(['unit bridge']);
  });
});

test('an escalation leaves the days that an entry has stood still as they are', () => {
  const outcome = applyEvent(register, ENTRY, { kind: 'escalate', step: 'urge' }, as(SYSTEM, '2023-08-19'));
  expect(outcome).toMatchObject({
    kind: 'done',
    entry: { escalation: 'urge', lastEventOn: '2023-08-04', revision: 2 },
  });
});
