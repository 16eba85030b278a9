import type { FactReference } from './cause.ts';
import type { Environment } from './environment.ts';
import { childrenOf, type Node } from './node.ts';

/**
 * The facts an expression speaks of, for naming a denominator that does not serve.
 *
 * @param shift - how many years before the year under judgement the expression is read
 * @param pathOfItem - the place of the item `up` levels out, for fields of the list item under judgement
 */
export function nameFacts(
  node: Node,
  environment: Environment,
  shift: number,
  pathOfItem: (up: number) => FactReference | undefined,
): readonly FactReference[] {
  const found = new Map<string, FactReference>();
  const note = (reference: FactReference) =>
    found.set(`${reference.yearsBefore} ${reference.fact}`, reference);
  const visit = (below: Node, years: number, inner: number): void => {
    if (below.kind === 'fact') note({ fact: below.fact, yearsBefore: years + below.yearsBefore });
    else if (below.kind === 'item' && below.up >= inner) {
      const place = pathOfItem(below.up - inner);
      if (place) note({ fact: `${place.fact}.${below.field}`, yearsBefore: place.yearsBefore });
    } else if (below.kind === 'use') {
      const definition = environment.definitions.get(below.name);
      // A definition stands by itself: it never speaks of the item around its use.
      if (definition) {
        for (const reference of nameFacts(
          definition.node,
          environment,
          years + below.yearsBefore,
          () => undefined,
        )) {
          note(reference);
        }
      }
    } else if (below.kind === 'years') {
      for (const year of below.years) visit(below.condition, years + year, inner);
    } else {
      const goesOverItems =
        below.kind === 'select' || below.kind === 'quantify' || below.kind === 'aggregate';
      for (const [index, child] of childrenOf(below).entries()) {
        visit(child, years, goesOverItems && index === 1 ? inner + 1 : inner);
      }
    }
  };
  visit(node, shift, 0);
  return [...found.values()];
}
