import { departmentNames, effectiveLeads, type Plan, unitName } from '@tenglong/domain/plan';
import { isPartyWord, type PartyWord } from '@tenglong/domain/register';

const WORDS: Readonly<Record<PartyWord, string>> = {
  office: '专班',
  unit: '属地乡镇（街道）',
  enterprise: '企业',
  responsible: '责任单位',
  system: '平台',
};

/** A party of a move, as a person reads it; the township and the responsible departments by name, where the entry has them. */
export function partyName(plan: Plan, party: string, unit: string | null, subject?: string | null): string {
  if (party === 'responsible') {
    const leads = subject ? (effectiveLeads(plan).get(subject)?.leads ?? []) : [];
    if (leads.length > 0) return departmentNames(plan, leads);
  }
  if (party === 'unit' && unit !== null) return unitName(plan, unit);
  return isPartyWord(party) ? WORDS[party] : departmentNames(plan, [party]);
}
