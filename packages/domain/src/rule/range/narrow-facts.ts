import { toExactText } from '../../values/index.ts';
import type { Answer } from '../answer.ts';
import { type Cause, missingFacts } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { FactSource } from '../fact-source.ts';
import { typeOfFact } from '../value-type.ts';
import { type Assumed, type Noting, nameOf, settleSupposing } from './settle-rule.ts';
import { openSpan, toBase } from './span-of-value.ts';
import { numberPieces } from './split-facts.ts';
import { type Turn, turnsBetween } from './turns.ts';
import { onlyFact, valuesOf } from './values-of.ts';

/** Beyond these the work would grow faster than what there is to gain. */
const MOST_FACTS = 6;
const MOST_TURNS = 4;
const MOST_ASKED = 24;
const DEPTH = 2;

/** What the answers of several rules come to together. */
export interface Judgement {
  /** What is left open: of who is not eligible no amount is asked. */
  readonly open: readonly Cause[];
  /** The same for answers that come to the same, where nothing is open. */
  readonly says: string;
}

export interface Joint {
  readonly rules: readonly Rule[];
  readonly facts: FactSource;
  readonly asOf: string;
  /** What has to hold of any facts. */
  readonly given: readonly Rule[];
  readonly judge: (answers: readonly Answer[]) => Judgement;
  /** Whether the answer to the first rule decides, whatever the others say. */
  readonly decides: (first: Answer) => boolean;
}

/** Facts that can still change the answer, by name; or the answers, where none can. */
export type Narrowed =
  | { readonly kind: 'facts'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'settled'; readonly answers: readonly Answer[] };

type Piece = Assumed extends ReadonlyMap<string, infer One> ? One : never;

const namesOf = (causes: readonly Cause[]): ReadonlySet<string> => new Set(missingFacts(causes).map(nameOf));

/** The facts that are not known as they are met: how each is declared, and where it meets something known. */
class Meetings implements Noting {
  private readonly met = new Map<string, { readonly cause: Cause; readonly declaration: FactDeclaration }>();
  private readonly turns = new Map<string, Turn[]>();
  /** Days held against others that are not known, either, or counted from. */
  private readonly tied = new Set<string>();

  opened: Noting['opened'] = (cause, declaration) => {
    this.met.set(nameOf(cause), { cause, declaration });
  };

  compared: Noting['compared'] = (settling, [left, right], scope, causes) => {
    const one = onlyFact(causes);
    const turns = one && turnsBetween(settling.assuming(), left, right, scope, one);
    if (one && turns) this.turns.set(nameOf(one), [...(this.turns.get(nameOf(one)) ?? []), ...turns]);
    else if (settling.rule.types.get(left)?.kind === 'date') this.counted(causes);
  };

  counted: Noting['counted'] = (causes) => {
    for (const cause of causes) if (cause.kind === 'fact') this.tied.add(nameOf(cause));
  };

  /** All that a fact can be, in pieces; `undefined` where that is of no use. */
  piecesOf(name: string): readonly Piece[] | undefined {
    const met = this.met.get(name);
    if (!met) return undefined;
    const { cause, declaration } = met;
    const turns = this.turns.get(name) ?? [];
    const places = turns.map((turn) => (typeof turn === 'string' ? turn : toExactText(turn)));
    if (new Set(places).size > MOST_TURNS) return undefined;
    if (declaration.type === 'number') {
      const all = openSpan(declaration, cause);
      const type = typeOfFact(declaration);
      if (turns.length === 0 || all.kind !== 'number' || type.kind !== 'number') return undefined;
      const at = turns.flatMap((turn) => (typeof turn === 'string' ? [] : [toBase(turn, type.unit)]));
      return numberPieces(all, at).map((span) => ({ span }));
    }
    if (declaration.type === 'date' && (turns.length === 0 || this.tied.has(name))) return undefined;
    return valuesOf(declaration, () => turns)?.map((value) => ({ value }));
  }
}

/**
 * Facts that one by one could each matter may not matter once another is known: of a machine bought too late no tax rate is asked,
 * and one bought in time may lead to the cap whatever the rate. So one fact after the other is split into all it can be, and what
 * no piece leaves open cannot change the answer.
 *
 * @param first - what is left open, nothing supposed
 * @returns the facts that can still change the answer, never too few; or the answers, where every piece gives the same
 */
export function narrowFacts(joint: Joint, first: readonly Cause[]): Narrowed {
  const { rules, facts, asOf, given, judge, decides } = joint;
  const kept: Narrowed = { kind: 'facts', names: namesOf(first) };
  if (kept.names.size === 0 || kept.names.size > MOST_FACTS) return kept;
  let asked = 0;
  const meetings = new Meetings();
  const nothing: Assumed = new Map();
  for (const rule of [...rules, ...given]) settleSupposing(rule, facts, asOf, given, nothing, meetings);

  const isImpossible = (supposed: Assumed) =>
    given.some((rule) => {
      const holds = settleSupposing(rule, facts, asOf, [], supposed);
      return holds.kind === 'boolean' && !holds.value;
    });

  const answersTo = (supposed: Assumed): readonly Answer[] => {
    const answers: Answer[] = [];
    for (const rule of rules) {
      const [first] = answers;
      const needless = first !== undefined && decides(first);
      answers.push(needless ? first : settleSupposing(rule, facts, asOf, given, supposed));
    }
    return answers;
  };

  const narrow = (supposed: Assumed, open: readonly Cause[], depth: number): Narrowed => {
    let names = namesOf(open);
    for (const name of names) {
      const pieces = names.has(name) && !supposed.has(name) ? meetings.piecesOf(name) : undefined;
      if (!pieces) continue;
      const union = new Set([name]);
      const settled = new Map<string, readonly Answer[]>();
      let isOpen = false;
      for (const piece of pieces) {
        if (asked >= MOST_ASKED) return { kind: 'facts', names };
        const further = new Map([...supposed, [name, piece]]);
        if (isImpossible(further)) continue;
        asked += 1;
        const answers = answersTo(further);
        const left = judge(answers).open;
        const part: Narrowed =
          left.length === 0
            ? { kind: 'settled', answers }
            : depth > 1
              ? narrow(further, left, depth - 1)
              : { kind: 'facts', names: namesOf(left) };
        if (part.kind === 'settled') settled.set(judge(part.answers).says, part.answers);
        else {
          isOpen = true;
          for (const one of part.names) union.add(one);
        }
        if (isOpen && [...names].every((one) => union.has(one))) break;
      }
      const [only] = settled.values();
      if (!isOpen && settled.size === 1 && only) return { kind: 'settled', answers: only };
      names = new Set([...names].filter((one) => union.has(one)));
    }
    return { kind: 'facts', names };
  };
  return narrow(nothing, first, DEPTH);
}
