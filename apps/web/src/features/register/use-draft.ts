import type { FieldText } from '@tenglong/contracts/register';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const Draft = z.object({
  fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  reason: z.string(),
  at: z.string(),
  /** Which step of which entry, for the list of what waits to be sent. */
  title: z.string().optional(),
});

export interface DraftContent {
  readonly fields: Readonly<Record<string, FieldText>>;
  readonly reason: string;
}

/** What somebody typed and has not handed in, kept on this machine under their account until it is. */
export function readDraft(store: Pick<Storage, 'getItem'>, key: string): z.infer<typeof Draft> | undefined {
  try {
    return Draft.parse(JSON.parse(store.getItem(key) ?? ''));
  } catch {
    return undefined;
  }
}

export const draftKey = (account: string, entry: string, move: string): string =>
  `tenglong.draft.${account}.${entry}.${move}`;

/** Steps that an account has begun to fill in on this machine, the latest first; what goes on a new list is not told. */
export function listDrafts(
  store: Pick<Storage, 'getItem' | 'key' | 'length'>,
  account: string,
): { readonly key: string; readonly title: string; readonly href: string; readonly at: string }[] {
  const prefix = `tenglong.draft.${account}.`;
  return Array.from({ length: store.length }, (_, at) => store.key(at) ?? '')
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const [id = '', move = ''] = key.slice(prefix.length).split('.');
      const draft = readDraft(store, key);
      if (!draft || !/^[0-9a-f-]{36}$/.test(id)) return [];
      // What is said month by month has its form on the page of its task.
      const step = move === '' || move.startsWith('report-') ? '' : `?move=${encodeURIComponent(move)}`;
      return [{ key, title: draft.title ?? '清单里的一步', href: `/entries/${id}${step}`, at: draft.at }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

export interface DraftState extends DraftContent {
  /** When it was last kept; nothing before the first word, or where the browser keeps nothing. */
  readonly at: string | undefined;
  readonly set: (change: Partial<DraftContent>) => void;
  readonly clear: () => void;
}

/** A form that survives a closed page and a lost connection. */
export function useDraft(key: string, title?: string): DraftState {
  const [draft, setDraft] = useState(() => readDraft(localStorage, key));
  useEffect(() => setDraft(readDraft(localStorage, key)), [key]);
  const { fields = {}, reason = '', at } = draft ?? {};
  return {
    fields,
    reason,
    at,
    set: (change) => {
      const next = { fields, reason, ...change, at: new Date().toISOString(), ...(title && { title }) };
      setDraft({ ...next, fields: { ...next.fields } });
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still holds the form while the page is open.
      }
    },
    clear: () => {
      setDraft(undefined);
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
