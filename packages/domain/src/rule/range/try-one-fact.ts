import type { FactReference } from '../cause.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import type { Settling } from './settling.ts';
import { isSettled, type TruthSpan, truth } from './span.ts';
import { turnsOf } from './turns.ts';
import { onlyFact, valuesOf } from './values-of.ts';

const WHOLE: Scope = { shift: 0, items: [] };

/** What has to hold of any facts, as far as it hangs on this one fact alone. */
function givenAbout(settling: Settling, fact: FactReference, inSteps: boolean) {
  return settling.given.flatMap((rule) => {
    const plain = settling.assuming(undefined, undefined, rule);
    const only = onlyFact(plain.span(rule.node, WHOLE).causes);
    if (only?.fact !== fact.fact || only.yearsBefore !== fact.yearsBefore) return [];
    const turns = inSteps ? turnsOf(plain, rule.node, WHOLE, fact) : [];
    return turns ? [{ rule, turns }] : [];
  });
}

/**
 * A condition that hangs on one fact alone is asked once for every kind of value the fact can have: that two conditions on it
 * never hold together, or one of them always does, shows only so.
 *
 * @returns the same condition, or what it comes to whatever the fact turns out to be
 */
export function tryOneFact(settling: Settling, node: Node, scope: Scope, open: TruthSpan): TruthSpan {
  const fact = onlyFact(open.causes);
  if (!fact || (open.causes.length < 2 && settling.given.length === 0)) return open;
  const declaration = settling.declarationOf(fact);
  if (!declaration) return open;
  const inSteps = declaration.type === 'number' || declaration.type === 'date';
  const given = givenAbout(settling, fact, inSteps);
  if (open.causes.length < 2 && given.length === 0) return open;
  const values = valuesOf(declaration, () => {
    const turns = turnsOf(settling.assuming(), node, scope, fact);
    return turns && [...turns, ...given.flatMap((one) => one.turns)];
  });
  const possible = values?.filter((value) =>
    given.every(({ rule }) => {
      const holds = settling.assuming(fact, value, rule).truth(rule.node, WHOLE);
      return !(isSettled(holds) && holds.no);
    }),
  );
  const answers = possible?.map((value) => settling.assuming(fact, value).truth(node, scope));
  const [first] = answers ?? [];
  const same = first && isSettled(first) && answers?.every((one) => isSettled(one) && one.yes === first.yes);
  return same ? truth(first.yes) : open;
}
