import type { Cause } from '../cause.ts';
import type { PreparedDefinition } from '../environment.ts';
import { nameFacts } from '../name-facts.ts';
import type { Node, NodeOf } from '../node.ts';
import { findVersion, readScalar } from '../scalar.ts';
import type { Compiler, Place } from './compiler.ts';
import { Doubt } from './count.ts';
import type { Frame, Slot } from './frame.ts';

/** Reads a fact, or a field of the item under judgement, from its slot. */
export function readSlot(
  compiler: Compiler,
  node: NodeOf<'fact'> | NodeOf<'item'>,
  place: Place,
): (frame: Frame) => Slot {
  if (node.kind === 'fact') {
    const declaration = compiler.rule.environment.facts.get(node.fact);
    if (!declaration) throw new TypeError(`undeclared fact ${node.fact}`);
    const slot = compiler.layout.slotOf(node.fact, place.shift + node.yearsBefore, declaration);
    return (frame) => bound(frame.slots[slot]);
  }
  const loop = place.loops[place.loops.length - 1 - node.up];
  if (!loop) throw new TypeError(`no list item around ${node.field}`);
  const { register } = loop;
  const slot = compiler.layout.fieldOf(loop.fields, node.field);
  return (frame) => bound(frame.items[register]?.slots[slot]);
}

function bound(slot: Slot | undefined): Slot {
  if (slot === undefined) throw new TypeError('a frame of another rule');
  return slot;
}

/** The value of a parameter on the day the rule is compiled for. */
export function readParameter(compiler: Compiler, { name }: NodeOf<'parameter'>) {
  const parameter = compiler.rule.environment.parameters.get(name);
  if (!parameter) throw new TypeError(`undeclared parameter ${name}`);
  const version = findVersion(parameter, compiler.asOf);
  return (
    (version && readScalar(version.value, parameter)) ?? new Doubt([{ kind: 'no-version', parameter: name }])
  );
}

/** A definition, with the place it is read from: its own year, no list item around it. */
export function openDefinition(
  compiler: Compiler,
  node: NodeOf<'use'>,
  { shift }: Place,
): { definition: PreparedDefinition; key: string; place: Place } {
  const definition = compiler.rule.environment.definitions.get(node.name);
  if (!definition) throw new TypeError(`undeclared definition ${node.name}`);
  const years = shift + node.yearsBefore;
  return { definition, key: `${years} ${node.name}`, place: { shift: years, loops: [] } };
}

/** Names the facts of a denominator that does not serve. */
export function undefinedQuotient(
  compiler: Compiler,
  denominator: Node,
  place: Place,
): (frame: Frame) => Cause {
  const { environment } = compiler.rule;
  return (frame) => ({
    kind: 'undefined-quotient',
    denominator: nameFacts(denominator, environment, place.shift, (up) => {
      const loop = place.loops[place.loops.length - 1 - up];
      const item = loop && frame.items[loop.register];
      return item && { fact: item.path, yearsBefore: item.yearsBefore };
    }),
  });
}
