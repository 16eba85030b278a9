import { departmentNames, type Plan, unitName } from '@tenglong/domain/plan';
import { isPartyWord, type PartyWord } from '@tenglong/domain/register';

const WORDS: Readonly<Record<PartyWord, string>> = {
  office: '专班',
  unit: '属地乡镇（街道）',
  enterprise: '企业',
  system: '平台',
};

/** A party of a move, as a person reads it; the township by its name, where the entry has one. */
export function partyName(plan: Plan, party: string, unit: string | null): string {
  if (party === 'unit' && unit !== null) return unitName(plan, unit);
  return isPartyWord(party) ? WORDS[party] : departmentNames(plan, [party]);
}
