import {
  answerWords,
  explainRule,
  explainTerms,
  type Rule,
  readParameterOn,
  type Term,
} from '../rule/index.ts';
import type { PreparedPolicy, PreparedProvision } from './prepare-policy.ts';

export const PROVISION_PARTS = ['when', 'requires', 'gives', 'caps', 'sets', 'quantity'] as const;
export type ProvisionPart = (typeof PROVISION_PARTS)[number];

/** A parameter as it stands on a day. */
export interface ParameterWords {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly clause: string | undefined;
  readonly note: string | undefined;
}

/** A provision with its rule in the office's words, part by part. */
export interface ProvisionWords {
  readonly id: string;
  readonly clause: string;
  readonly says: string;
  readonly soft: boolean;
  readonly overrides: readonly string[];
  readonly obliges: string | undefined;
  readonly parts: readonly { readonly part: ProvisionPart; readonly text: string }[];
}

export interface PolicyWords {
  readonly parameters: readonly ParameterWords[];
  readonly provisions: readonly ProvisionWords[];
  /** The names used and what they stand for, each once. */
  readonly terms: readonly Term[];
}

/** What stands behind a part of a provision, instead of its name. */
function openedRule({ environment }: PreparedPolicy, rule: Rule): Rule {
  const { node } = rule;
  const definition = node.kind === 'use' ? environment.definitions.get(node.name) : undefined;
  return definition ? { ...rule, node: definition.node } : rule;
}

function rulesOf(provision: PreparedProvision): readonly (readonly [ProvisionPart, Rule])[] {
  const { source, applies, requires, gives, caps, sets, quantity } = provision;
  const when = source.when === undefined ? undefined : applies;
  return Object.entries({ when, requires, gives, caps, sets, quantity }).flatMap(([name, rule]) => {
    const part = PROVISION_PARTS.find((one) => one === name);
    return part && rule ? [[part, rule] as const] : [];
  });
}

/** A policy in the office's words, with its parameters as they stand on a day. */
export function explainPolicy(policy: PreparedPolicy, asOf: string): PolicyWords {
  const terms = new Map<string, Term>();
  const provisions = policy.provisions.map((provision): ProvisionWords => {
    const { id, clause, says, soft, overrides = [], obliges } = provision.source;
    const parts = rulesOf(provision).map(([part, rule]) => {
      const opened = openedRule(policy, rule);
      for (const term of explainTerms(opened, { asOf })) {
        if (!policy.provisions.some(({ source }) => source.says === term.label)) terms.set(term.label, term);
      }
      return { part, text: explainRule(opened, { asOf }) };
    });
    return { id, clause, says, soft: soft === true, overrides, obliges, parts };
  });
  const parameters = [...policy.environment.parameters].map(([name, parameter]): ParameterWords => {
    const value = readParameterOn(parameter, asOf);
    const { label, clause, note } = parameter;
    return { name, label, value: value ? answerWords(value) : '当日无有效取值', clause, note };
  });
  return { parameters, provisions, terms: [...terms.values()] };
}
