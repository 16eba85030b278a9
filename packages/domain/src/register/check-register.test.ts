import { describe, expect, test } from 'vitest';
import { isDepartment, NO_FACTS, SMALL } from '../../test/register/small-register.ts';
import { prepareRegister } from './prepare-register.ts';
import { RegisterFile } from './register-file.ts';

const problemsOf = (change: Record<string, unknown>) => {
  const prepared = prepareRegister(RegisterFile.parse({ ...SMALL, ...change }), NO_FACTS, isDepartment);
  return prepared.kind === 'problems' ? prepared.problems : prepared.warnings;
};
const [apply, back, close, drop] = SMALL.moves;
const stage = (id: string, more = {}) => ({ id, title: id, ...more });

describe('a register is checked before it is used', () => {
  test('a sound one has no problem', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each([
    ['a stage nobody comes to', { stages: [...SMALL.stages, stage('lost')] }, 'dead-stage'],
    [
      'a stage nobody gets out of',
      {
        stages: [...SMALL.stages, stage('stuck')],
        moves: [...SMALL.moves, { ...drop, id: 'stick', to: 'stuck' }],
      },
      'dead-end',
    ],
    [
      'two stages that only lead to each other',
      {
        stages: [...SMALL.stages, stage('here'), stage('there')],
        moves: [
          ...SMALL.moves,
          { ...drop, id: 'in', to: 'here' },
          { ...drop, id: 'on', from: ['here'], to: 'there' },
          { ...drop, id: 'off', from: ['there'], to: 'here' },
        ],
      },
      'unreachable-close',
    ],
    [
      'a closing by one person',
      { moves: [apply, back, { ...close, second: false }, drop] },
      'one-person-closes',
    ],
    [
      'a move of a department the plan does not know',
      { moves: [apply, { ...back, by: ['水利局'] }, close, drop] },
      'nobody-may',
    ],
    [
      'signatures in a stage that names no department',
      { moves: [{ ...apply, signed: true }, back, close, drop] },
      'nobody-may',
    ],
    ['a move that goes nowhere', { moves: [{ ...apply, to: 'nowhere' }, back, close, drop] }, 'unknown-name'],
    [
      'a field that is not declared',
      { moves: [{ ...apply, fields: ['way', 'freed', 'height'] }, back, close, drop] },
      'unknown-name',
    ],
    [
      'a former name that a stage still has',
      { stages: [{ ...SMALL.stages[0], was: ['closed'] }, ...SMALL.stages.slice(1)] },
      'duplicate',
    ],
    [
      'a list of projects that has to cover enterprises',
      { subject: 'project', covers: { scale: 'above', title: '规上企业', clause: '1' } },
      'unknown-name',
    ],
    ['two moves of one name', { moves: [apply, back, close, drop, drop] }, 'duplicate'],
    ...(
      [
        ['that is not there', 'nowhere', {}, 'unknown-name'],
        ['that the platform may not make', 'drop', {}, 'nobody-may'],
        ['that does not leave the list', 'up', { to: 'working' }, 'nobody-may'],
        ['that asks for a paper', 'up', { evidence: [{ kind: 'proof' }] }, 'nobody-may'],
        ['that wants a second person', 'up', { second: true }, 'nobody-may'],
      ] as const
    ).map(([title, removed, change, code]): [string, Record<string, unknown>, string] => [
      `an upheld appeal with a move ${title}`,
      {
        moves: [...SMALL.moves, { ...drop, id: 'up', by: ['system'], second: false, ...change }],
        appealed: { removed },
      },
      code,
    ]),
    [
      'a rule that compares land with days',
      {
        lights: [
          {
            light: 'red',
            title: '逾期',
            when: { above: [{ fact: 'entry.overdueDays' }, { fact: 'freed' }] },
          },
        ],
      },
      'rule',
    ],
  ])('%s is found', (_title, change, code) => {
    expect(problemsOf(change)).toContainEqual(expect.objectContaining({ code, severity: 'error' }));
  });

  test('a field that no step asks for is likely an oversight, and only warned of', () => {
    const note = { type: 'text', label: '备注', sensitivity: 'public' };
    expect(problemsOf({ fields: { ...SMALL.fields, note } })).toMatchObject([
      { code: 'field-not-asked', severity: 'warning', message: '没有哪一步要求填“备注”' },
    ]);
  });
});
