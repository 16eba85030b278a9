import { departmentNames, type Plan } from '@tenglong/domain/plan';
import { isPartyWord, type PartyWord } from '@tenglong/domain/register';

const WORDS: Readonly<Record<PartyWord, string>> = {
  office: '专班',
  unit: '属地乡镇（街道）',
  enterprise: '企业',
  system: '平台',
};

/** A party of a move, as a person reads it. */
export const partyName = (plan: Plan, party: string): string =>
  isPartyWord(party) ? WORDS[party] : departmentNames(plan, [party]);
