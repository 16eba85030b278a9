import { compare, type Exact } from '../../values/index.ts';
import type { Cause, FactReference } from '../cause.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import { typeOfFact } from '../value-type.ts';
import type { Settling } from './settling.ts';
import { either, isSettled, type NumberSpan, point, type Span, type TruthSpan, truth } from './span.ts';
import { openSpan, toBase } from './span-of-value.ts';
import { someTurnsOf } from './turns.ts';

const WHOLE: Scope = { shift: 0, items: [] };
/** Of more facts than these the work would grow faster than what there is to gain. */
const MOST_FACTS = 4;
const MOST_TURNS = 4;

type FactCause = Extract<Cause, { kind: 'fact' }>;
const nameOf = ({ fact, yearsBefore }: FactReference): string => `${yearsBefore} ${fact}`;

/**
 * The facts that a condition hangs on more than once, if it hangs on few; none where something else is in doubt as well.
 * A fact that is named once meets the others in one place only, and nothing is gained by splitting it.
 */
function meetingFacts(causes: readonly Cause[]): readonly FactCause[] {
  const times = new Map<string, number>();
  const again: FactCause[] = [];
  for (const cause of causes) {
    if (cause.kind !== 'fact' || cause.fact.startsWith('.')) return [];
    const name = nameOf(cause);
    const before = times.get(name) ?? 0;
    if (before === 0 && times.size === MOST_FACTS) return [];
    if (before === 1) again.push(cause);
    times.set(name, before + 1);
  }
  return times.size < 2 ? [] : again;
}

/** A number at each turn, and between two of them anything but the turns themselves. */
export function numberPieces({ low, high, causes }: NumberSpan, turns: readonly Exact[]): readonly Span[] {
  const isTurn = (at: Exact | undefined) => turns.some((one) => at && compare(one, at) === 0);
  const inside = turns
    .filter((at) => !(low && compare(at, low) <= 0) && !(high && compare(at, high) >= 0))
    .sort(compare)
    .filter((at, index, list) => index === 0 || compare(at, list[index - 1] ?? at) !== 0);
  const bounds = [low, ...inside, high];
  // An end that is itself a turn stands apart: what holds at it may not hold beside it.
  const points = bounds.flatMap((at) => (at && isTurn(at) ? [point(at)] : []));
  const gaps = bounds.slice(1).map((to, index): Span => {
    const from = bounds[index];
    return {
      kind: 'number',
      low: from,
      high: to,
      causes,
      ...(isTurn(from) && { above: true as const }),
      ...(isTurn(to) && { below: true as const }),
    };
  });
  // Conditions are mostly bounds to be reached: above the last of them the rest is left open first, and no more is tried.
  return [...gaps.reverse(), ...points];
}

/** A fact that is not known, split into all it can be; `undefined` where that is of no use. */
function piecesOf(
  settling: Settling,
  node: Node,
  scope: Scope,
  cause: FactCause,
  declaration: FactDeclaration,
): readonly Span[] | undefined {
  if (declaration.type === 'boolean') return [truth(true), truth(false)];
  if (declaration.type === 'text') {
    const values = declaration.options && Object.keys(declaration.options);
    return values?.map((value) => ({ kind: 'text' as const, value, causes: [] }));
  }
  const all = openSpan(declaration, cause);
  const type = typeOfFact(declaration);
  if (all.kind !== 'number' || type.kind !== 'number') return undefined;
  const turns = someTurnsOf(settling.assuming(), node, scope, cause).flatMap((at) =>
    typeof at === 'string' ? [] : [toBase(at, type.unit)],
  );
  return turns.length === 0 || turns.length > MOST_TURNS ? undefined : numberPieces(all, turns);
}

/** Whether what has to hold of any facts cannot, if a fact lies where it is supposed to. */
const isImpossible = (supposed: Settling, { given }: Settling): boolean =>
  given.some((rule) => {
    const holds = supposed.assuming(undefined, undefined, rule).truth(rule.node, WHOLE);
    return isSettled(holds) && holds.no;
  });

/**
 * A condition in which several facts that are not known meet more than once: each is split in turn, and the condition asked for
 * each piece. Where all pieces of one settle it, it hangs on that one alone, or on none: 1.4 million paid are not more than 30 % of
 * a contract of five and more, whatever the contract and the deposit.
 *
 * @returns the same condition, or what it comes to, or hanging on one fact
 */
export function splitFacts(settling: Settling, node: Node, scope: Scope, open: TruthSpan): TruthSpan {
  if (node.kind !== 'logic' && node.kind !== 'choose') return open;
  for (const cause of meetingFacts(open.causes)) {
    const declaration = settling.declarationOf(cause);
    const pieces = declaration && piecesOf(settling, node, scope, cause, declaration);
    if (!pieces) continue;
    const answers = new Set<boolean | undefined>();
    for (const piece of pieces) {
      const supposed = settling.supposing(cause, piece);
      const answer = supposed.truth(node, scope);
      const said = isSettled(answer) ? answer.yes : undefined;
      // What says the same as the others need not be possible.
      if (answers.has(said) || isImpossible(supposed, settling)) continue;
      answers.add(said);
      if (said === undefined) break;
    }
    if (answers.has(undefined) || answers.size === 0) continue;
    return answers.size === 2 ? either([cause]) : truth(answers.has(true));
  }
  return open;
}
