import { netPostings, type Posting, reversed, samePostings } from './posting.ts';

/**
 * What has to be posted for one entry so that the books say what the entry says now.
 *
 * As long as the entry declares what it declared before, nothing is posted, and what the office has transferred since
 * stands. Once it declares something else, everything standing for it (transfers included) is reversed and the new is
 * posted: a reversal and a new line, as in any book, never a change. Each resource is settled by itself.
 *
 * @param standing - everything posted for the entry so far
 * @param declared - the part of it up to the last posting that the entry itself caused
 * @param wanted - what it declares now; nothing, once it is relapsed, returned or given back
 */
export function settle(
  standing: readonly Posting[],
  declared: readonly Posting[],
  wanted: readonly Posting[],
): readonly Posting[] {
  const resources = new Set([...standing, ...wanted].map(({ resource }) => resource));
  return [...resources].flatMap((resource) => {
    const of = (postings: readonly Posting[]) => postings.filter((one) => one.resource === resource);
    if (samePostings(of(declared), of(wanted))) return [];
    return [...netPostings(of(standing)).map(reversed), ...netPostings(of(wanted))];
  });
}
