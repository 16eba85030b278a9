// The rule of 22-equipment for every contender: `ready` turns an application into what the contender takes (not timed),
// `answer` is what is timed. Each gets the form that is fastest for it.
import { typed } from './application.mjs';
import { countedByRules, countedInJavaScript, jsonRules } from './json-rules.mjs';
import { publicodes } from './publicodes.mjs';
import { zen } from './zen.mjs';

/** The product: the compiled form of the plan's own file, all readings, what is missing and the duties with it. */
const tenglong = ({ policy, rule, file }) => {
  const prepared = policy.preparePolicy(file);
  if (prepared.kind !== 'policy') throw new Error(JSON.stringify(prepared.problems));
  const read = (facts) => {
    const reading = policy.readFacts(prepared.policy, facts);
    if (reading.kind !== 'facts') throw new Error(JSON.stringify(reading.problems));
    return reading.facts;
  };
  const compiled = policy.compilePolicy(prepared.policy, '2022-06-30');
  const { eligible, outcome } = prepared.policy.adopted;
  const alone = rule.compileRules([eligible, outcome], '2022-06-30');
  return { prepared: prepared.policy, read, compiled, alone };
};

const brief = ({ verdict, amountYuan }) => ({ verdict, amountYuan });

export const CONTENDERS = {
  'by hand': ({ byHand }) => ({
    ready: (facts) => typed(byHand.decimal, facts),
    answer: byHand.equipmentGrant,
  }),
  'by hand from JSON': ({ byHand }) => ({
    ready: (facts) => facts,
    answer: (facts) => byHand.equipmentGrant(typed(byHand.decimal, facts)),
  }),
  rule: (product) => {
    const { alone, read } = tenglong(product);
    const [eligible, amount] = alone.runs;
    return {
      ready: read,
      answer: ({ source }) => {
        const frame = alone.bind(source);
        const verdict = eligible(frame);
        if (verdict.kind !== 'boolean') throw new Error('not known');
        return verdict.value
          ? { verdict: 'eligible', amountYuan: product.toDecimalString(amount(frame).value, 2) }
          : { verdict: 'ineligible', amountYuan: '0.00' };
      },
    };
  },
  compiled: (product) => {
    const { compiled, read } = tenglong(product);
    return { ready: read, answer: (facts) => compiled.determine(facts), brief };
  },
  'compiled from JSON': (product) => {
    const { compiled, read } = tenglong(product);
    return { ready: (facts) => facts, answer: (facts) => compiled.determine(read(facts)), brief };
  },
  'with trace': (product) => {
    const { prepared, read } = tenglong(product);
    const { determine } = product.policy;
    return { ready: read, answer: (facts) => determine(prepared, facts, '2022-06-30'), brief };
  },
  'zen-engine': zen,
  publicodes,
  'json-rules-engine': jsonRules(countedByRules),
  'json-rules-engine beside JavaScript': jsonRules(countedInJavaScript),
};
