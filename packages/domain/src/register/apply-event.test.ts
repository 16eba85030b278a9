import fc from 'fast-check';
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
import { trials } from '../../test/trials.ts';
import { decimal } from '../values/index.ts';
import { applyEvent, type EventOccasion, type EventOutcome } from './apply-event.ts';
import type { Entry, FieldValue } from './entry.ts';
import type { RegisterEvent } from './event.ts';

const register = prepareSmall();
const FILLED: ReadonlyMap<string, FieldValue> = new Map<string, FieldValue>([
  ['way', 'improve'],
  ['freed', decimal('6.20')],
]);
const photo = (file: string): Entry['evidence'][number] => ({
  kind: 'photo',
  file,
  by: 'town-1',
  on: '2023-08-09',
});
const READY: Entry = { ...ENTRY, fields: FILLED, evidence: [photo('a'), photo('b')] };
const ACCEPTING: Entry = { ...READY, stage: 'accepting', stageBy: 'town-1', stageSince: '2023-08-10' };
const SIGNED: Entry = {
  ...ACCEPTING,
  signatures: [
    { department: 'safety', by: 'safety-1', on: '2023-08-11' },
    { department: 'land', by: 'land-1', on: '2023-08-11' },
  ],
};

const apply = (entry: Entry, event: RegisterEvent, occasion: EventOccasion) =>
  applyEvent(register, entry, event, occasion);
const move = (id: string): RegisterEvent => ({ kind: 'move', move: id });
const done = (outcome: EventOutcome): Entry => {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
  return outcome.entry;
};
const refused = (outcome: EventOutcome) => (outcome.kind === 'refused' ? outcome.refusal : undefined);

describe('a move', () => {
  test('brings the entry to the next stage with a deadline of its own', () => {
    expect(done(apply(READY, move('apply'), as(TOWN)))).toMatchObject({
      stage: 'accepting',
      stageSince: '2023-08-10',
      stageBy: 'town-1',
      dueOn: '2023-09-10',
      revision: 2,
    });
  });

  test('names everything it lacks at once: fields, the second photo', () => {
    const bare = { ...ENTRY, evidence: [photo('a')] };
    expect(refused(apply(bare, move('apply'), as(TOWN)))).toMatchObject({
      code: 'incomplete',
      // The condition about closing is open only because the way is: that is said once.
      missing: [
        { kind: 'field', field: 'way', label: '方式' },
        { kind: 'field', field: 'freed' },
        { kind: 'evidence', evidence: 'photo', have: 1, need: 2 },
      ],
    });
  });

  test('takes the fields handed in with it', () => {
    const entry = { ...ENTRY, evidence: [photo('a'), photo('b')] };
    const event: RegisterEvent = { kind: 'move', move: 'apply', fields: FILLED };
    expect(done(apply(entry, event, as(TOWN))).fields.get('way')).toBe('improve');
  });

  test('the same photo handed in twice is one photo', () => {
    const twice = { ...READY, evidence: [photo('a'), photo('a')] };
    expect(refused(apply(twice, move('apply'), as(TOWN)))?.missing).toMatchObject([{ have: 1, need: 2 }]);
  });

  test('a condition that fails says so in its own words, with its trace', () => {
    const closing = { ...READY, fields: new Map<string, FieldValue>([...FILLED, ['way', 'close']]) };
    expect(refused(apply(closing, move('apply'), as(TOWN)))?.missing).toMatchObject([
      {
        kind: 'guard',
        verdict: 'no',
        message: '关停的要有注销证明',
        clause: '1',
        trace: { asOf: '2023-08-10' },
      },
    ]);
  });

  test('is not for another township', () => {
    const other = { id: 'town-2', party: 'unit', of: 'harbour' } as const;
    expect(refused(apply(READY, move('apply'), as(other)))).toMatchObject({ code: 'not-yours', allowed: [] });
  });

  test('from another stage is refused with the moves that are open instead', () => {
    expect(refused(apply(READY, move('close'), as(TOWN)))).toMatchObject({
      code: 'wrong-stage',
      allowed: [{ move: 'apply', missing: [] }],
    });
  });

  test('sends back only with a reason', () => {
    expect(refused(apply(ACCEPTING, move('return'), as(LEAD)))?.missing).toEqual([{ kind: 'reason' }]);
    const reasoned: RegisterEvent = { kind: 'move', move: 'return', reason: '照片不清' };
    expect(done(apply(ACCEPTING, reasoned, as(LEAD)))).toMatchObject({
      stage: 'working',
      dueOn: '2023-08-24',
    });
  });

  test('with a value of the wrong type is refused', () => {
    const event: RegisterEvent = { kind: 'move', move: 'apply', fields: new Map([['freed', 'six']]) };
    expect(refused(apply(READY, event, as(TOWN)))?.code).toBe('bad-value');
  });
});

describe('what is not a party’s own', () => {
  test('is not filled in on the side of a step', () => {
    const event: RegisterEvent = { kind: 'move', move: 'return', reason: '不清', fields: FILLED };
    expect(refused(apply(ACCEPTING, event, as(LEAD)))).toMatchObject({ code: 'not-yours' });
    expect(done(apply(ACCEPTING, { ...event, fields: new Map() }, as(LEAD))).stage).toBe('working');
  });

  test('is not put into the dossier: a township’s own, not another’s, an enterprise’s only where a step asks it', () => {
    const attach: RegisterEvent = { kind: 'attach', evidence: 'photo', file: 'c' };
    expect(done(apply(READY, attach, as(TOWN))).evidence).toHaveLength(3);
    const firm = { id: 'firm-1', party: 'enterprise', of: READY.subject.id ?? '' } as const;
    const far = { id: 'far-1', party: 'unit', of: 'elsewhere' } as const;
    for (const actor of [firm, far]) {
      expect(refused(apply(READY, attach, as(actor)))).toMatchObject({ code: 'not-yours' });
    }
  });
});

describe('closing', () => {
  test('waits for the signature of every department named', () => {
    const half = { ...SIGNED, signatures: SIGNED.signatures.slice(0, 1) };
    expect(refused(apply(half, move('close'), as(LEAD)))?.missing).toEqual([
      { kind: 'signature', department: 'land' },
    ]);
  });

  test('is refused to the one who brought it there, and done by another', () => {
    expect(refused(apply(SIGNED, move('close'), as(TOWN)))?.missing).toEqual([{ kind: 'second-person' }]);
    expect(done(apply(SIGNED, move('close'), as(LEAD)))).toMatchObject({
      stage: 'closed',
      closedOn: '2023-08-10',
      dueOn: null,
    });
  });

  test('ends it: nothing can be filled in or attached afterwards', () => {
    const closed = done(apply(SIGNED, move('close'), as(LEAD)));
    expect(refused(apply(closed, { kind: 'amend', fields: FILLED }, as(TOWN)))?.code).toBe('ended');
    expect(refused(apply(closed, { kind: 'attach', evidence: 'photo', file: 'c' }, as(TOWN)))?.code).toBe(
      'ended',
    );
  });
});

describe('signatures', () => {
  test('are taken once from each department the stage names, and from nobody else', () => {
    const once = done(apply(ACCEPTING, { kind: 'sign' }, as(SAFETY)));
    expect(once.signatures).toEqual([{ department: 'safety', by: 'safety-1', on: '2023-08-10' }]);
    expect(refused(apply(once, { kind: 'sign' }, as(SAFETY)))?.code).toBe('already-signed');
    expect(refused(apply(once, { kind: 'sign' }, as(LEAD)))?.code).toBe('not-yours');
  });

  test('given before it was sent back do not count when it comes again', () => {
    const back = done(apply(SIGNED, { kind: 'move', move: 'return', reason: '照片不清' }, as(LEAD)));
    const again = done(apply(back, move('apply'), as(TOWN)));
    expect(again.signatures).toEqual([]);
  });
});

describe('the clock', () => {
  const hold: RegisterEvent = { kind: 'hold', reason: '司法程序' };

  test('stands still while it is held, and the deadline moves on by the working days held', () => {
    const held = done(apply(READY, hold, as(OFFICE, '2023-08-10')));
    expect(refused(apply(held, move('apply'), as(TOWN)))?.code).toBe('held');
    // Held from Thursday the 10th to Tuesday the 15th: three working days.
    const on = done(apply(held, { kind: 'resume' }, as(OFFICE, '2023-08-15')));
    expect(on).toMatchObject({ heldSince: null, dueOn: '2023-08-23' });
  });

  test.each([
    ['by one who may not', hold, TOWN, 'not-yours'],
    ['for a reason that is not allowed', { kind: 'hold', reason: '忙' } as const, OFFICE, 'bad-value'],
    ['not at all when it is not held', { kind: 'resume' } as const, OFFICE, 'not-held'],
  ])('is not changed %s', (_title, event, actor, code) => {
    expect(refused(apply(READY, event, as(actor)))?.code).toBe(code);
  });

  test.each([
    ['2023-08-10', 'bad-value'],
    ['2023-08-11', undefined],
  ])('a new deadline on %s, asked for on the 10th', (dueOn, code) => {
    const outcome = apply(READY, { kind: 'extend', dueOn, reason: '停电' }, as(OFFICE));
    expect(refused(outcome)?.code).toBe(code);
  });

  test('one that the plan fixes is extended by nobody, and still stands still while it is held', () => {
    const [first, ...others] = SMALL.stages;
    const firm = prepareSmall({
      stages: [{ ...first, deadline: { ...first.deadline, fixed: true } }, ...others],
    });
    const event: RegisterEvent = { kind: 'extend', dueOn: '2023-09-30', reason: '停电' };
    expect(refused(applyEvent(firm, READY, event, as(OFFICE)))?.message).toBe(
      '“整治”的期限是方案定的，不能延',
    );
    expect(done(apply(READY, event, as(OFFICE))).dueOn).toBe('2023-09-30');
    const held = done(applyEvent(firm, READY, { kind: 'hold', reason: '司法程序' }, as(OFFICE)));
    const resumed = done(applyEvent(firm, held, { kind: 'resume' }, as(OFFICE, '2023-08-11')));
    expect(resumed.dueOn).toBe('2023-08-21');
  });
});

describe('whatever is tried, in whatever order', () => {
  const actor = fc.constantFrom(OFFICE, TOWN, LEAD, SAFETY, LAND);
  const event = fc.oneof<fc.Arbitrary<RegisterEvent>[]>(
    fc
      .constantFrom('apply', 'return', 'close', 'drop')
      .map((id) => ({ kind: 'move', move: id, reason: '因故' })),
    fc.constant({ kind: 'amend', fields: FILLED }),
    fc.constantFrom('a', 'b', 'c').map((file) => ({ kind: 'attach', evidence: 'photo', file })),
    fc.constant({ kind: 'sign' }),
    fc.constant({ kind: 'hold', reason: '司法程序' }),
    fc.constant({ kind: 'resume' }),
  );
  const steps = fc.array(fc.tuple(actor, event), { maxLength: 40 });

  test('a closed entry has its proof, its signatures before it and a second person behind it', () => {
    fc.assert(
      fc.property(steps, (tried) => {
        let entry: Entry = ENTRY;
        for (const [who, what] of tried) {
          const before = entry;
          const outcome = apply(before, what, as(who));
          if (outcome.kind === 'refused') continue;
          entry = outcome.entry;
          expect(entry.revision).toBe(before.revision + 1);
          expect(entry.evidence.length).toBeGreaterThanOrEqual(before.evidence.length);
          if (entry.stage === 'closed' && before.stage !== 'closed') {
            expect(before.stageBy).not.toBe(who.id);
            expect(before.signatures.map(({ department }) => department).sort()).toEqual(['land', 'safety']);
            expect(new Set(entry.evidence.map(({ file }) => file)).size).toBeGreaterThanOrEqual(2);
            expect(entry.fields.has('freed')).toBe(true);
          }
        }
      }),
      trials,
    );
  });
});
