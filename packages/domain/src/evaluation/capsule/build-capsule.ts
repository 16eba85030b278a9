import type { EnterpriseYear, FactsFile } from '../../enterprise/index.ts';
import { canonicalJson } from '../../values/index.ts';
import {
  type Demotion,
  type EvaluationResult,
  type EvaluationRun,
  evaluate,
  type Promotion,
  type SchemeRun,
} from '../run/index.ts';
import type { SchemeFile } from '../scheme/index.ts';
import { CAPSULE_FORMAT, EvaluationCapsule, type FrozenResult, type FrozenRuling } from './capsule.ts';
import { freezeEnterprise, thawEnterprise } from './freeze-enterprise.ts';

/** Everything an evaluation is made of. */
export interface CapsuleInput {
  readonly planHash: string;
  readonly engineVersion: string;
  readonly year: number;
  readonly schemes: readonly SchemeFile[];
  readonly dictionary: FactsFile;
  readonly enterprises: readonly EnterpriseYear[];
  readonly promotions: readonly Promotion[];
  readonly demotions?: readonly Demotion[];
  readonly rulings: readonly FrozenRuling[];
}

/** A capsule, its bytes, and the run it was made from (not part of it). */
export interface FrozenRun {
  readonly capsule: EvaluationCapsule;
  /** Canonical JSON: what is stored and hashed. */
  readonly json: string;
  readonly run: EvaluationRun;
}

const finite = (figure: number | undefined): number | null =>
  figure !== undefined && Number.isFinite(figure) ? figure : null;

function freezeBaselines({ compiled, columns, outcome }: SchemeRun): EvaluationCapsule['baselines'] {
  return outcome.references.flatMap(({ figure, worst, sums }, at) =>
    Array.from(figure, (own, group) => ({
      schemeId: compiled.scheme.id,
      indicator: compiled.indicators[at]?.id ?? '',
      group: columns.industries[group] ?? '',
      figure: finite(own),
      worst: finite(worst[group]),
      members: sums.members[group] ?? 0,
    })),
  );
}

function freezeResult(result: EvaluationResult): FrozenResult {
  const { name, unit, scale, obstacles, items, adjustments, undecided, ...rest } = result;
  return {
    ...rest,
    items: { ...items },
    adjustments: adjustments.map((adjustment) => ({ ...adjustment })),
    undecided: undecided.map((adjustment) => ({ ...adjustment, missing: [...adjustment.missing] })),
  };
}

/** By code units, so that the order depends on nothing but the texts. */
const byText =
  <Item>(textOf: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;

/** Evaluates what a capsule is to hold. @throws TypeError if a scheme's conditions do not fit the dictionary */
export function evaluateInput({
  year,
  schemes,
  dictionary,
  enterprises,
  promotions,
  demotions = [],
}: CapsuleInput): EvaluationRun {
  const granted = { promotions: inOrder(promotions), demotions: inOrder(demotions) };
  return evaluate(enterprises, schemes, { year, facts: dictionary, ...granted });
}

const inOrder = <Item>(items: readonly Item[]): Item[] =>
  [...items].sort(byText((item) => canonicalJson(item)));

/** Freezes an evaluation of the input: the same input, in whatever order, gives the same bytes. */
export function freezeRun(input: CapsuleInput, run: EvaluationRun): FrozenRun {
  const { planHash, engineVersion, year, schemes, dictionary, enterprises } = input;
  const capsule: EvaluationCapsule = {
    format: CAPSULE_FORMAT,
    engineVersion,
    planHash,
    year,
    schemes: [...schemes],
    dictionary,
    rulings: inOrder(input.rulings),
    promotions: inOrder(input.promotions),
    ...(input.demotions?.length ? { demotions: inOrder(input.demotions) } : {}),
    enterprises: enterprises.map(freezeEnterprise).sort(byText(({ creditCode }) => creditCode)),
    baselines: run.schemes.flatMap(freezeBaselines),
    results: run.results.map(freezeResult),
  };
  return { capsule, json: canonicalJson(capsule), run };
}

/** Evaluates and freezes. @throws TypeError if a scheme's conditions do not fit the dictionary */
export const buildCapsule = (input: CapsuleInput): FrozenRun => freezeRun(input, evaluateInput(input));

/** Reads a stored capsule. @throws ZodError if it is none; SyntaxError if it is no JSON */
export const readCapsule = (json: string): EvaluationCapsule => EvaluationCapsule.parse(JSON.parse(json));

/** Evaluates a capsule's own inputs again; with the same engine the bytes must be the same. */
export function rerunCapsule(capsule: EvaluationCapsule): FrozenRun {
  const { planHash, engineVersion, year, schemes, dictionary, promotions, demotions = [], rulings } = capsule;
  const enterprises = capsule.enterprises.map(thawEnterprise);
  return buildCapsule({
    planHash,
    engineVersion,
    year,
    schemes,
    dictionary,
    enterprises,
    promotions,
    demotions,
    rulings,
  });
}
