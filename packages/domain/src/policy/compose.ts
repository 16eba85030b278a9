import type { Expression } from '../rule/index.ts';
import type { PolicyFile, Provision } from './policy-file.ts';

/** Facts of this name say that a soft rule was relaxed by a named decision: `waived.parcels`. */
export const WAIVED = 'waived';

/** A definition made of a provision; its path is where the words of it stand in the file. */
export interface ComposedDefinition {
  readonly name: string;
  readonly label: string;
  readonly clause: string;
  readonly path: readonly (string | number)[];
  readonly expression: Expression;
  readonly unit?: string;
}

export interface Composed {
  readonly definitions: readonly ComposedDefinition[];
  /** The name of the definition that says whether the policy applies. */
  readonly eligible: string;
  /** The name of the definition that gives the amount, grade or term. */
  readonly outcome: string | undefined;
}

const NOTHING: Expression = { value: '0', unit: '元' };
/** Money is paid to the 分. */
const PLACES = 2;

const part = (id: string, name: string) => `provision.${id}.${name}`;
const choose = (condition: Expression, yes: Expression, no: Expression) => ({
  if: condition,
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a rule is data and never awaited
  then: yes,
  else: no,
});
const all = (parts: readonly Expression[]): Expression => (parts.length === 0 ? true : { all: parts });

/** Whether a provision concerns the case: its own `when`, and nothing that overrides it applies. */
function appliesOf(file: PolicyFile, { id, when }: Provision): Expression {
  const against = file.provisions.filter(({ overrides }) => overrides?.includes(id));
  return all([
    ...(when === undefined ? [] : [when]),
    ...against.map((exception): Expression => ({ not: { use: part(exception.id, 'applies') } })),
  ]);
}

/** Eligible: each condition is met, or does not apply, or was relaxed by a named decision. */
function eligibilityOf({ provisions }: PolicyFile): Expression {
  return all(
    provisions
      .filter(({ requires }) => requires !== undefined)
      .map(({ id, soft }): Expression => {
        const waived: Expression[] = soft ? [{ fact: `${WAIVED}.${id}` }] : [];
        return { any: [{ not: { use: part(id, 'applies') } }, { use: part(id, 'requires') }, ...waived] };
      }),
  );
}

/** What is given in sum, at most what every cap that applies leaves, never below zero. */
function grossOf({ provisions }: PolicyFile): Expression {
  const gives = provisions.filter((provision) => provision.gives !== undefined);
  return {
    add: [
      NOTHING,
      ...gives.map(({ id }) => choose({ use: part(id, 'applies') }, { use: part(id, 'gives') }, NOTHING)),
    ],
  };
}

function amountOf({ provisions }: PolicyFile): Expression {
  const gross: Expression = { use: 'determination.gross' };
  const caps = provisions
    .filter((provision) => provision.caps !== undefined)
    .map(({ id }) => choose({ use: part(id, 'applies') }, { use: part(id, 'caps') }, gross));
  return { round: { max: [NOTHING, { min: [gross, ...caps] }] }, places: PLACES, in: '元' };
}

/** What the first provision that applies sets. */
function outcomeOf({ provisions }: PolicyFile): Expression | undefined {
  const setters = provisions.filter(({ sets }) => sets !== undefined);
  return [...setters].reverse().reduce<Expression | undefined>((otherwise, { id, when }) => {
    const own: Expression = { use: part(id, 'sets') };
    return otherwise === undefined && when === undefined
      ? own
      : choose({ use: part(id, 'applies') }, own, otherwise ?? own);
  }, undefined);
}

/** Every provision and the determination as a whole, as definitions of the rule core: each is one part of the trace. */
export function composeDefinitions(file: PolicyFile): Composed {
  const { clause } = file;
  const definitions: ComposedDefinition[] = file.provisions.flatMap((provision, index) => {
    const { id, says: label, clause: cited } = provision;
    const named = (name: string, expression: Expression | undefined, unit?: string) =>
      expression === undefined
        ? []
        : [
            {
              name: part(id, name),
              label,
              clause: cited,
              path: ['provisions', index, name],
              expression,
              ...(unit === undefined ? {} : { unit }),
            },
          ];
    return [
      ...named('applies', appliesOf(file, provision)),
      ...named('requires', provision.requires),
      ...named('gives', provision.gives, '元'),
      ...named('caps', provision.caps, '元'),
      ...named('sets', provision.sets),
      ...named('quantity', provision.quantity),
    ];
  });
  const whole = (name: string, label: string, expression: Expression): ComposedDefinition => ({
    name: `determination.${name}`,
    label,
    clause,
    path: ['provisions'],
    expression,
  });
  definitions.push(whole('eligible', '符合条件', eligibilityOf(file)));
  if (file.outcome === undefined)
    return { definitions, eligible: 'determination.eligible', outcome: undefined };
  if (file.outcome === 'amount') {
    definitions.push(whole('gross', '各条合计', grossOf(file)), whole('amount', '金额', amountOf(file)));
    return { definitions, eligible: 'determination.eligible', outcome: 'determination.amount' };
  }
  const outcome = outcomeOf(file);
  if (outcome === undefined) return { definitions, eligible: 'determination.eligible', outcome: undefined };
  definitions.push(whole('outcome', file.outcome === 'grade' ? '等级' : '期限', outcome));
  return { definitions, eligible: 'determination.eligible', outcome: 'determination.outcome' };
}
