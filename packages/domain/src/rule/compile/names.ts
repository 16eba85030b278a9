import type { Cause } from '../cause.ts';
import type { PreparedDefinition } from '../environment.ts';
import { nameFacts } from '../name-facts.ts';
import type { Node, NodeOf } from '../node.ts';
import { findVersion, readScalar } from '../scalar.ts';
import type { Compiler, Place } from './compiler.ts';
import { Doubt } from './count.ts';
import type { Frame, Slot } from './frame.ts';

/** Where a closure that only reads a slot reads it: in the item of a loop, or among the subject's own. */
interface Leaf {
  /** The register of the loop; −1 for the subject. */
  readonly register: number;
  readonly slot: number;
}

const leaves = new WeakMap<(frame: Frame) => unknown, Leaf>();

/**
 * A part of a closure. Most parts are fields of an item: those are read in place, which saves the call, and that is most
 * of what a rule does.
 */
export class Part<Value> {
  private readonly run: (frame: Frame) => Value | Doubt;
  private readonly register: number;
  private readonly slot: number;

  constructor(run: (frame: Frame) => Value | Doubt) {
    const leaf = leaves.get(run);
    this.run = run;
    this.register = leaf?.register ?? -1;
    this.slot = leaf?.slot ?? -1;
  }

  read(frame: Frame): Value | Doubt {
    if (this.slot < 0) return this.run(frame);
    const slots = this.register < 0 ? frame.slots : frame.items[this.register]?.slots;
    return bound(slots?.[this.slot]) as Value | Doubt;
  }
}

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
    return asLeaf((frame) => bound(frame.slots[slot]), { register: -1, slot });
  }
  const loop = place.loops[place.loops.length - 1 - node.up];
  if (!loop) throw new TypeError(`no list item around ${node.field}`);
  const { register } = loop;
  const slot = compiler.layout.fieldOf(loop.fields, node.field);
  return asLeaf((frame) => bound(frame.items[register]?.slots[slot]), { register, slot });
}

function asLeaf(run: (frame: Frame) => Slot, leaf: Leaf): (frame: Frame) => Slot {
  leaves.set(run, leaf);
  return run;
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
  return { definition, key: `${years} ${compiler.identify(node.name)}`, place: { shift: years, loops: [] } };
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
