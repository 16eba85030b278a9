import { type Answer, type Cause, missingFacts, nameOf, narrowFacts, type Rule } from '../rule/index.ts';
import { toExactText } from '../values/index.ts';
import { type AllAnswers, isNo, judgeAnswers } from './determination.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import type { PolicyFacts } from './read-facts.ts';

type Own = Pick<AllAnswers, 'adopted' | 'duties'>;

/** Every rule that a determination under the adopted reading rests on, in the order of `placed`. */
const rulesOf = ({ adopted, provisions }: PreparedPolicy): readonly Rule[] =>
  [
    adopted.eligible,
    adopted.outcome,
    ...provisions.flatMap(({ source, applies, quantity }) =>
      source.obliges === undefined ? [] : [applies, quantity],
    ),
  ].filter((rule) => rule !== undefined);

/** Puts answers in the places of the rules they answer. */
function placed({ adopted, provisions }: PreparedPolicy, answers: readonly Answer[]): Own {
  const rest = answers.values();
  const next = (): Answer => {
    const { value } = rest.next();
    if (!value) throw new TypeError('fewer answers than rules');
    return value;
  };
  return {
    adopted: { eligible: next(), outcome: adopted.outcome && next() },
    duties: provisions
      .filter(({ source }) => source.obliges !== undefined)
      .map(({ source, quantity }) => ({
        provision: source.id,
        applies: next(),
        quantity: quantity && next(),
      })),
  };
}

function wordOf(answer: Answer): string {
  if (answer.kind === 'number') return toExactText(answer.value);
  return answer.kind === 'unknown' || answer.kind === 'list' ? answer.kind : String(answer.value);
}

/**
 * What is left unknown by the rules one by one, asked of all of them together: a fact is named only if it can still change the
 * determination, and where none can, that is known.
 */
export function narrowAnswers<All extends Own>(
  policy: PreparedPolicy,
  { source }: Pick<PolicyFacts, 'source'>,
  asOf: string,
  answers: All,
): All {
  // Where nothing is given there is one rule to ask, and settling it has done so.
  if (policy.adopted.outcome === undefined) return answers;
  const { verdict, open } = judgeAnswers(policy, answers);
  if (verdict !== 'unknown') return answers;
  // Who is not eligible gets nothing and owes nothing.
  const decides = (eligible: Answer) => isNo(eligible) && policy.file.always === undefined;
  const judge = (found: readonly Answer[]) => {
    const judged = judgeAnswers(policy, placed(policy, found));
    const [eligible] = found;
    return {
      open: judged.open,
      says: eligible && decides(eligible) ? judged.verdict : found.map(wordOf).join('\n'),
    };
  };
  const given = policy.consistent.map(({ rule }) => rule);
  const narrowed = narrowFacts({ rules: rulesOf(policy), facts: source, asOf, given, judge, decides }, open);
  if (narrowed.kind === 'settled') return { ...answers, ...placed(policy, narrowed.answers) };
  if (narrowed.names.size === missingFacts(open).length) return answers;
  const stays = (cause: Cause) => cause.kind !== 'fact' || narrowed.names.has(nameOf(cause));
  const less = <Kind extends Answer | undefined>(answer: Kind): Kind | Answer =>
    answer?.kind === 'unknown' ? { ...answer, causes: answer.causes.filter(stays) } : answer;
  return {
    ...answers,
    adopted: { eligible: less(answers.adopted.eligible), outcome: less(answers.adopted.outcome) },
    duties: answers.duties.map((duty) => ({
      ...duty,
      applies: less(duty.applies),
      quantity: less(duty.quantity),
    })),
  };
}
