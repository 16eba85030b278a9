import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { Suggestion } from '@tenglong/contracts/enterprise';
import { z } from 'zod';
import { request } from '../shared/api/index.ts';
import type { ContentsGroup } from './contents.ts';

export interface Found {
  readonly kind: Suggestion['kind'];
  readonly kindTitle: string;
  readonly title: string;
  readonly note: string;
  readonly href: string;
}

const kindTitles: Readonly<Record<Suggestion['kind'], string>> = {
  enterprise: '企业',
  clause: '条款',
  page: '页面',
};

/** Pages by title or pinyin initials; with nothing typed, all of them. */
export function findPages(groups: readonly ContentsGroup[], query: string): readonly Found[] {
  const wanted = query.toLowerCase();
  return groups.flatMap(({ word, entries }) =>
    entries
      .filter(({ title, initials }) => wanted === '' || title.includes(wanted) || initials.startsWith(wanted))
      .map(
        ({ title, path, href = path }) =>
          ({ kind: 'page', kindTitle: kindTitles.page, title, note: word, href }) as const,
      ),
  );
}

/** Enterprises and clauses, asked of the server from the second letter or the first Chinese character on. */
export const suggestionsQuery = (query: string) =>
  queryOptions({
    queryKey: ['enterprise', 'suggest', query],
    queryFn: async ({ signal }): Promise<readonly Found[]> => {
      const rows = await request(z.array(Suggestion), 'GET', '/enterprises/suggest', {
        query: { q: query },
        signal,
      });
      return rows
        .filter(({ kind }) => kind !== 'page')
        .map((row) => ({ ...row, kindTitle: kindTitles[row.kind] }));
    },
    enabled: query.length >= 2 || /\p{Script=Han}/u.test(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
