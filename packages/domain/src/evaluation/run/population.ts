import type { EnterpriseYear } from '../../enterprise/index.ts';
import { compare, decimal } from '../../values/index.ts';
import { Membership } from '../kernel/index.ts';
import type { SchemeFile } from '../scheme/index.ts';

/** An enterprise that a scheme evaluates, or only lists. */
export interface Member {
  readonly enterprise: EnterpriseYear;
  readonly membership: number;
}

/**
 * Whether a scheme evaluates an enterprise. The minimum is compared exactly on the decimals: 2,000 ㎡ is 3 亩.
 *
 * @returns one of {@link Membership}
 */
function decideMembership(enterprise: EnterpriseYear, { population }: SchemeFile): number {
  if (enterprise.scale !== population.scale) return Membership.outside;
  if (population.exemptIndustries.some((prefix) => enterprise.industry.startsWith(prefix)))
    return Membership.outside;
  if (!population.minimum) return Membership.member;
  const figure = enterprise.facts.get(population.minimum.fact);
  if (!figure) return population.minimum.unknown === 'leaveOut' ? Membership.outside : Membership.listed;
  return compare(figure, decimal(population.minimum.atLeast)) >= 0 ? Membership.member : Membership.outside;
}

/** The enterprises of a scheme in canonical order: by credit code, smaller first. */
export function selectMembers(enterprises: readonly EnterpriseYear[], scheme: SchemeFile): readonly Member[] {
  return enterprises
    .map((enterprise) => ({ enterprise, membership: decideMembership(enterprise, scheme) }))
    .filter(({ membership }) => membership !== Membership.outside)
    .sort((a, b) => (a.enterprise.creditCode < b.enterprise.creditCode ? -1 : 1));
}
