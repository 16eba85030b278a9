import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arbitraryRecord,
  arbitraryYears,
  type KnownRecord,
  sourceOf,
} from '../../test/rule/arbitrary-facts.ts';
import { arbitraryRule } from '../../test/rule/arbitrary-rule.ts';
import { environment, vocabulary } from '../../test/rule/world.ts';
import { patience, trials } from '../../test/trials.ts';
import { canonicalJson, toExactText } from '../values/index.ts';
import type { Answer } from './answer.ts';
import type { FactValue, MissingFact, Rule } from './index.ts';
import {
  checkTrace,
  compileRule,
  type Expression,
  ExpressionSchema,
  interpretRule,
  prepareRule,
} from './index.ts';

const DAY = '2022-12-31';
const kinds = ['boolean', 'money', 'intensity', 'plain', 'mass', 'text', 'date', 'items'] as const;
const anyRule = fc.oneof(
  { weight: 4, arbitrary: arbitraryRule('boolean', 4) },
  ...kinds.map((kind) => ({ weight: 1, arbitrary: arbitraryRule(kind, 3) })),
);

function prepared(expression: Expression): Rule {
  expect(ExpressionSchema.safeParse(expression).error?.issues ?? []).toEqual([]);
  const result = prepareRule({ id: 'random', expression }, environment);
  // Comparing "A or B" with "C" is refused for good reason; anything else the checker refuses is a defect of the maker.
  if (result.kind === 'problems') fc.pre(result.problems.some(({ code }) => code !== 'not-an-option'));
  if (result.kind === 'problems') throw new Error(JSON.stringify({ expression, problems: result.problems }));
  return result.rule;
}

/** An answer in a form that can be compared: numbers by value and unit, lists by their members. */
function plain(answer: Answer): unknown {
  if (answer.kind === 'number') return { value: toExactText(answer.value), unit: answer.unit.text };
  if (answer.kind !== 'list') return answer;
  return answer.members.map(({ item, doubt }) => ({ path: item.path, doubtful: doubt !== undefined }));
}

describe('the interpreter and the compiled form, written apart', () => {
  test(
    'agree on every answer, every unit and every cause, and the trace can be worked out again',
    () => {
      fc.assert(
        fc.property(anyRule, arbitraryYears, (expression, years) => {
          const rule = prepared(expression);
          const facts = sourceOf(years);
          const { answer, trace } = interpretRule(rule, { facts, asOf: DAY, year: 2022 });
          expect(plain(compileRule(rule, DAY).evaluate(facts))).toEqual(plain(answer));
          expect(checkTrace(JSON.parse(canonicalJson(trace)))).toEqual([]);
        }),
        { numRuns: trials.numRuns * 10 },
      );
    },
    patience,
  );

  test(
    'leave a trace in which no calculated result can be changed unnoticed',
    () => {
      const given = new Set(['literal', 'fact', 'item', 'parameter', 'lookup', 'listed']);
      fc.assert(
        fc.property(anyRule, arbitraryYears, fc.nat(), (expression, years, pick) => {
          const { trace } = interpretRule(prepared(expression), { facts: sourceOf(years), asOf: DAY });
          const calculated = trace.steps.filter(
            ({ operator, result }) =>
              !given.has(operator) && (result.kind === 'boolean' || result.kind === 'number'),
          );
          const target = calculated[pick % calculated.length];
          fc.pre(target !== undefined);
          const steps = trace.steps.map((step) => {
            const { result } = step;
            if (step !== target) return step;
            if (result.kind === 'boolean') return { ...step, result: { ...result, value: !result.value } };
            const value = result.kind === 'number' && result.value === '1' ? '2' : '1';
            return { ...step, result: { ...result, value } };
          });
          expect(checkTrace({ ...trace, steps }).map(({ step }) => step)).toContain(target.step);
        }),
        { numRuns: trials.numRuns * 5 },
      );
    },
    patience,
  );

  test(
    'give the same answer to the same frame however often it is asked',
    () => {
      fc.assert(
        fc.property(
          arbitraryRule('boolean', 3),
          fc.array(arbitraryYears, { minLength: 2, maxLength: 4 }),
          (expression, firms) => {
            const compiled = compileRule(prepared(expression), DAY);
            const frames = firms.map((years) => compiled.bind(sourceOf(years)));
            const first = frames.map((frame) => plain(compiled.run(frame)));
            const again = [...frames].reverse().map((frame) => plain(compiled.run(frame)));
            expect(again.reverse()).toEqual(first);
          },
        ),
        trials,
      );
    },
    patience,
  );
});

/** Every fact that has no value yet and is not named gets the filler's, those of list items too. */
function fill(
  record: KnownRecord,
  filler: KnownRecord,
  named: (path: string) => boolean,
  prefix = '',
): KnownRecord {
  const filled = new Map<string, FactValue | null>(record);
  for (const [name, given] of filler) {
    const before = record.get(name);
    if ((before === undefined || before === null) && !named(`${prefix}${name}`)) filled.set(name, given);
    if (!Array.isArray(before)) continue;
    const items = before as readonly KnownRecord[];
    const [pattern] = (Array.isArray(given) ? given : []) as readonly KnownRecord[];
    if (!pattern) continue;
    filled.set(
      name,
      items.map((item, index) => fill(item, pattern, named, `${prefix}${name}[${index}].`)),
    );
  }
  return filled;
}

function fillOthers(
  years: readonly (KnownRecord | undefined)[],
  missing: readonly MissingFact[],
  filler: KnownRecord,
) {
  const names = new Set(missing.map(({ fact, yearsBefore }) => `${yearsBefore} ${fact}`));
  return years.map(
    (record, yearsBefore) => record && fill(record, filler, (path) => names.has(`${yearsBefore} ${path}`)),
  );
}

describe('an unknown answer', () => {
  const withoutKnown = arbitraryRule('boolean', 4, [], false);

  test(
    'does not depend on any fact that is not named missing',
    () => {
      fc.assert(
        fc.property(
          withoutKnown,
          arbitraryYears,
          arbitraryRecord(vocabulary),
          (expression, years, filler) => {
            const rule = prepared(expression);
            const before = interpretRule(rule, { facts: sourceOf(years), asOf: DAY });
            fc.pre(before.answer.kind === 'unknown');
            const after = interpretRule(rule, {
              facts: sourceOf(fillOthers(years, before.missing, filler)),
              asOf: DAY,
            });
            expect(after.answer.kind).toBe('unknown');
          },
        ),
        trials,
      );
    },
    patience,
  );

  test(
    'names what is missing or says what else is in the way; a known answer names nothing',
    () => {
      fc.assert(
        fc.property(arbitraryRule('boolean', 4), arbitraryYears, (expression, years) => {
          const { answer, missing } = interpretRule(prepared(expression), {
            facts: sourceOf(years),
            asOf: DAY,
          });
          if (answer.kind === 'unknown') expect(answer.causes.length).toBeGreaterThan(0);
          else expect(missing).toEqual([]);
        }),
        trials,
      );
    },
    patience,
  );
});

describe('a known answer', () => {
  test(
    'stays as it is when facts come in that were unknown',
    () => {
      fc.assert(
        fc.property(
          arbitraryRule('boolean', 4, [], false),
          arbitraryYears,
          arbitraryRecord(vocabulary),
          (expression, years, filler) => {
            const rule = prepared(expression);
            const before = interpretRule(rule, { facts: sourceOf(years), asOf: DAY }).answer;
            fc.pre(before.kind !== 'unknown');
            const after = interpretRule(rule, {
              facts: sourceOf(fillOthers(years, [], filler)),
              asOf: DAY,
            }).answer;
            expect(after).toEqual(before);
          },
        ),
        trials,
      );
    },
    patience,
  );
});
