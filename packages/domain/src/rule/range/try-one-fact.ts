import type { FactReference } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactSource } from '../fact-source.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import type { Settling } from './settling.ts';
import { isSettled, type TruthSpan, truth } from './span.ts';
import { type Turn, turnsOf } from './turns.ts';
import { onlyFact, valuesOf } from './values-of.ts';

const WHOLE: Scope = { shift: 0, items: [] };

/** What has to hold of any facts, as far as it hangs on one fact alone, and where it turns. */
interface Given {
  readonly about: FactReference;
  readonly rule: Rule;
  readonly turns: readonly Turn[];
}

/** Of each case once: its rules and the readings of each ask again and again. */
const known = new WeakMap<
  FactSource,
  { readonly given: readonly Rule[]; readonly found: readonly Given[] }
>();

function givenOf(settling: Settling): readonly Given[] {
  const { given, facts } = settling;
  if (given.length === 0) return [];
  const before = known.get(facts);
  if (before?.given === given) return before.found;
  const found = given.flatMap((rule): Given[] => {
    const plain = settling.assuming(undefined, undefined, rule);
    const about = onlyFact(plain.span(rule.node, WHOLE).causes);
    const turns = about && turnsOf(plain, rule.node, WHOLE, about);
    return about && turns ? [{ about, rule, turns }] : [];
  });
  known.set(facts, { given, found });
  return found;
}

/**
 * A condition that hangs on one fact alone is asked once for every kind of value the fact can have: that two conditions on it
 * never hold together, or one of them always does, shows only so. Of an item that nobody has sent nothing is tried.
 *
 * @returns the same condition, or what it comes to whatever the fact turns out to be
 */
export function tryOneFact(settling: Settling, node: Node, scope: Scope, open: TruthSpan): TruthSpan {
  const fact = onlyFact(open.causes);
  if (!fact || fact.fact.startsWith('.')) return open;
  const given = givenOf(settling).filter(
    ({ about }) => about.fact === fact.fact && about.yearsBefore === fact.yearsBefore,
  );
  const declaration = open.causes.length < 2 && given.length === 0 ? undefined : settling.declarationOf(fact);
  const values =
    declaration &&
    valuesOf(declaration, () => {
      const turns = turnsOf(settling.assuming(), node, scope, fact);
      return turns && [...turns, ...given.flatMap((one) => one.turns)];
    });
  let same: boolean | undefined;
  for (const value of values ?? []) {
    const impossible = given.some(({ rule }) => {
      const holds = settling.assuming(fact, value, rule).truth(rule.node, WHOLE);
      return isSettled(holds) && holds.no;
    });
    if (impossible) continue;
    const answer = settling.assuming(fact, value).truth(node, scope);
    if (!isSettled(answer) || (same !== undefined && answer.yes !== same)) return open;
    same = answer.yes;
  }
  return same === undefined ? open : truth(same);
}
