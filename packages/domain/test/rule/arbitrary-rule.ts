import fc from 'fast-check';
import type { Expression } from '../../src/rule/index.ts';

type Rule = fc.Arbitrary<Expression>;
type Kind =
  | 'money'
  | 'area'
  | 'intensity'
  | 'plain'
  | 'mass'
  | 'boolean'
  | 'text'
  | 'date'
  | 'items'
  | 'parts';
/** The lists around an expression, the innermost last. */
type Scope = readonly ('items' | 'parts')[];

const made = new Map<string, Rule>();

/** A rule of a kind that passes the checker, at most `depth` operations deep. `known` is left out unless asked for. */
export function arbitraryRule(kind: Kind, depth: number, scope: Scope = [], withKnown = true): Rule {
  const key = [kind, depth, scope.join(), withKnown].join(' ');
  const before = made.get(key);
  if (before) return before;
  const rule = make(kind, depth, scope, withKnown);
  made.set(key, rule);
  return rule;
}

/** An operation whose key was drawn at random. */
const operation = (node: object): Expression => node as Expression;
const value = (unit: string, ...values: string[]): Rule =>
  fc.constantFrom(...values).map((text) => ({ value: text, unit }));
const named = (name: string): Rule =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ fact: name }) },
    { weight: 1, arbitrary: fc.constantFrom(1, 2, 3).map((yearsBefore) => ({ fact: name, yearsBefore })) },
  );
const used = (name: string): Rule => fc.constantFrom(0, 1).map((yearsBefore) => ({ use: name, yearsBefore }));
const param = (name: string): Rule => fc.constant({ param: name });

function make(kind: Kind, depth: number, scope: Scope, withKnown: boolean): Rule {
  const leaves = leavesOf(kind, scope);
  if (depth <= 0) return fc.oneof(...leaves);
  const sub = (other: Kind, inside: Scope = scope) => arbitraryRule(other, depth - 1, inside, withKnown);
  const branches = kind === 'boolean' ? conditions(sub, scope, withKnown) : values(kind, sub, scope);
  return fc.oneof(
    { weight: 1, arbitrary: fc.oneof(...leaves) },
    // The first kinds of a condition are the logical ones: what decides and what stays open meets there.
    ...branches.map((arbitrary, index) => ({ weight: kind === 'boolean' && index < 3 ? 4 : 1, arbitrary })),
  );
}

/** Fields of the item under judgement, and of the one around it. */
function itemLeaves(list: 'items' | 'parts', field: string, scope: Scope): Rule[] {
  return [...scope]
    .reverse()
    .flatMap((name, up) => (name === list ? [fc.constant({ item: field, up })] : []));
}

function leavesOf(kind: Kind, scope: Scope): Rule[] {
  switch (kind) {
    case 'money':
      return [
        named('tax'),
        named('revenue'),
        value('万元', '5', '0.002', '0'),
        value('元', '20', '1/3'),
        param('limit'),
        param('gone'),
        used('inYuan'),
        ...itemLeaves('items', 'price', scope),
      ];
    case 'area':
      return [named('land'), named('floor'), value('亩', '3', '1'), value('公顷', '0.2')];
    case 'intensity':
      return [used('taxPerMu'), value('万元/亩', '5', '1.25'), value('元/㎡', '75')];
    case 'plain':
      return [
        named('number'),
        named('share'),
        param('rate'),
        fc.integer({ min: -2, max: 9 }),
        ...itemLeaves('items', 'quantity', scope),
      ];
    case 'mass':
      return [value('吨', '1', '0'), value('千克', '500'), ...itemLeaves('parts', 'weight', scope)];
    case 'boolean':
      return [
        fc.boolean(),
        named('filed'),
        used('sound'),
        param('strict'),
        ...itemLeaves('items', 'productive', scope),
        ...itemLeaves('parts', 'local', scope),
      ];
    case 'text':
      return [
        named('grade'),
        fc.constantFrom('A', 'B', 'C'),
        param('word'),
        used('letter'),
        ...itemLeaves('items', 'kind', scope),
      ];
    case 'date':
      return [
        named('startedOn'),
        used('nextYear'),
        param('firstDay'),
        fc.constantFrom('2021-03-31', '2022-12-31').map((date) => ({ date })),
        ...itemLeaves('items', 'boughtOn', scope),
      ];
    case 'items':
      return [named('items'), used('dear')];
    case 'parts':
      return itemLeaves('items', 'parts', scope);
  }
}

type Sub = (kind: Kind, scope?: Scope) => Rule;

const pair = (a: Rule, b: Rule) => fc.tuple(a, b).map(([left, right]) => [left, right]);
const some = (rule: Rule) => fc.array(rule, { minLength: 1, maxLength: 3 });

function choice(sub: Sub, kind: Kind): Rule {
  return fc.tuple(sub('boolean'), sub(kind), sub(kind)).map(([condition, yes, no]) => {
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    return { if: condition, then: yes, else: no };
  });
}

const guide = (sub: Sub, head: 'lookup' | 'listed', column: string): Rule =>
  fc
    .tuple(sub('text'), fc.oneof(named('industry'), fc.constantFrom('3311', '4', '')))
    .map(([grade, industry]) =>
      head === 'lookup'
        ? { lookup: 'guide', by: { grade, industry }, column }
        : { listed: 'guide', by: { grade, industry }, column },
    );

/** Aggregates of a figure over a list; the scope inside has the list innermost. */
function aggregates(sub: Sub, scope: Scope, kind: Kind): Rule[] {
  const lists =
    scope.length < 2 ? (['items', ...(scope.includes('items') ? ['parts' as const] : [])] as const) : [];
  return lists.map((list) => {
    const inside = [...scope, list];
    return fc
      .tuple(
        sub(list),
        fc.option(sub('boolean', inside), { nil: undefined }),
        sub(kind, inside),
        fc.constantFrom('sum', 'least', 'greatest'),
      )
      .map(
        ([where, meet, of, operator]): Expression => ({
          where,
          ...(meet === undefined ? {} : { meet }),
          [operator]: of,
        }),
      );
  });
}

/** Tiers of money: whole gives what the tier reached gives, marginal money times a plain number. */
const tiers = (sub: Sub, mode: 'whole' | 'marginal', gives: readonly object[]): Rule =>
  fc.tuple(sub('money'), fc.subarray([0, 1, 2], { minLength: 1 })).map(([measured, picked]) =>
    operation({
      tiers: measured,
      mode,
      steps: picked.map((index) => ({
        from: [{ value: '20', unit: '元' }, { value: '0.5', unit: '万元' }, { param: 'limit' }][index],
        gives: gives[index],
      })),
    }),
  );
const RATES = [{ value: '5', unit: '%' }, { value: '1/3' }, { param: 'rate' }];

const arithmetic = (sub: Sub, kind: Kind): Rule[] => [
  fc
    .tuple(fc.constantFrom('add', 'min', 'max'), some(sub(kind)))
    .map(([operator, operands]) => operation({ [operator]: operands })),
  pair(sub(kind), sub(kind)).map((operands) => ({ subtract: operands })),
  sub(kind).map((operand) => ({ negate: operand })),
  pair(sub('plain'), sub(kind)).map((operands) => ({ multiply: operands })),
  fc.tuple(sub(kind), sub('plain'), fc.boolean()).map(([a, b, positive]) => ({ divide: [a, b], positive })),
  fc
    .tuple(sub(kind), fc.integer({ min: -2, max: 3 }), fc.constantFrom('half-up', 'down', 'up'))
    .map(([operand, places, mode]) => operation({ round: operand, places, mode })),
  choice(sub, kind),
];

function values(kind: Kind, sub: Sub, scope: Scope): Rule[] {
  switch (kind) {
    case 'money':
      return [
        ...arithmetic(sub, kind),
        ...aggregates(sub, scope, kind),
        tiers(sub, 'marginal', RATES),
        tiers(sub, 'whole', [{ value: '1', unit: '元' }, { value: '2', unit: '万元' }, { param: 'limit' }]),
        sub(kind).map((operand) => ({ convert: operand, to: '亿元' })),
        pair(sub('intensity'), sub('area')).map((operands) => ({ multiply: operands })),
        fc
          .tuple(sub(kind), fc.constantFrom(0, 2))
          .map(([operand, places]) => ({ round: operand, places, in: '元' })),
      ];
    case 'area':
    case 'mass':
      return [...arithmetic(sub, kind), ...(kind === 'mass' ? aggregates(sub, scope, kind) : [])];
    case 'intensity':
      return [
        ...arithmetic(sub, kind),
        fc
          .tuple(sub('money'), sub('area'), fc.boolean())
          .map(([a, b, positive]) => ({ divide: [a, b], positive })),
        guide(sub, 'lookup', 'least'),
      ];
    case 'plain':
      return [
        ...arithmetic(sub, kind),
        pair(sub('money'), sub('money')).map((operands) => ({ divide: operands })),
        sub('items').map((where) => ({ where, count: true as const })),
        sub('date').map((date) => ({ yearOf: date })),
        tiers(sub, 'whole', RATES),
      ];
    case 'text':
      return [choice(sub, kind), guide(sub, 'lookup', 'word')];
    case 'date':
      return [
        choice(sub, kind),
        fc
          .tuple(sub('date'), fc.oneof(fc.integer({ min: -40, max: 40 }), fc.constantFrom('0.5', '1e12')))
          .map(([date, days]) => ({ addDays: [date, { value: String(days), unit: '日' }] })),
        fc
          .tuple(sub('date'), fc.integer({ min: -2, max: 30 }))
          .map(([date, days]) => ({ addWorkingDays: [date, { value: String(days), unit: '日' }] })),
        fc
          .tuple(sub('date'), fc.integer({ min: -3, max: 3 }))
          .map(([date, years]) => ({ addMonths: [date, { value: String(years), unit: '年' }] })),
      ];
    case 'items':
    case 'parts':
      if (scope.length >= 2) return leavesOf(kind, scope);
      return [
        fc.tuple(sub(kind), sub('boolean', [...scope, kind])).map(([where, meet]) => ({ where, meet })),
      ];
    default:
      throw new RangeError(kind);
  }
}

const MEASURES = ['money', 'area', 'intensity', 'plain', 'mass'] as const;

function conditions(sub: Sub, scope: Scope, withKnown: boolean): Rule[] {
  const compare = MEASURES.map((kind) =>
    fc
      .tuple(fc.constantFrom('atLeast', 'above', 'atMost', 'below', 'equal', 'unequal'), sub(kind), sub(kind))
      .map(([operator, a, b]) => operation({ [operator]: [a, b] })),
  );
  const lists =
    scope.length < 2 ? (['items', ...(scope.includes('items') ? ['parts' as const] : [])] as const) : [];
  return [
    fc
      .tuple(fc.constantFrom('all', 'any', 'none'), some(sub('boolean')))
      .map(([operator, parts]) => operation({ [operator]: parts })),
    sub('boolean').map((operand) => ({ not: operand })),
    fc
      .tuple(
        fc.constantFrom('everyYear', 'someYear'),
        fc.constantFrom([0, 1], [1], [0, 1, 2]),
        sub('boolean'),
      )
      .map(([operator, years, meets]) => operation({ [operator]: years, meets })),
    ...compare,
    fc
      .tuple(fc.constantFrom('equal', 'unequal'), sub('text'), sub('text'))
      .map(([operator, a, b]) => operation({ [operator]: [a, b] })),
    fc
      .tuple(fc.constantFrom('atLeast', 'below', 'equal'), sub('date'), sub('date'))
      .map(([operator, a, b]) => operation({ [operator]: [a, b] })),
    fc
      .tuple(sub('money'), sub('money'), sub('money'), fc.constantFrom('both', 'low', 'high', 'neither'))
      .map(([a, low, high, include]) => operation({ between: [a, low, high], include })),
    fc.tuple(sub('text'), some(sub('text'))).map(([operand, options]) => ({ oneOf: [operand, options] })),
    pair(sub('date'), sub('date')).map((operands) => ({
      above: [{ daysBetween: operands }, { value: '300', unit: '日' }],
    })),
    pair(sub('date'), sub('date')).map((operands) => ({
      atMost: [{ monthsBetween: operands }, { value: '1', unit: '年' }],
    })),
    choice(sub, 'boolean'),
    guide(sub, 'listed', 'strict'),
    guide(sub, 'lookup', 'strict'),
    ...lists.map((list) =>
      fc
        .tuple(
          sub(list),
          fc.option(sub('boolean', [...scope, list]), { nil: undefined }),
          sub('boolean', [...scope, list]),
          fc.constantFrom('every', 'some', 'none'),
        )
        .map(
          ([where, meet, condition, operator]): Expression => ({
            where,
            ...(meet === undefined ? {} : { meet }),
            [operator]: condition,
          }),
        ),
    ),
    ...(withKnown ? [sub('money').map((operand) => ({ known: operand }))] : []),
  ];
}
