import type { FieldText } from '@tenglong/contracts/register';
import { useEffect, useState } from 'react';
import { z } from 'zod';

const Draft = z.object({
  fields: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  reason: z.string(),
  at: z.string(),
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

export interface DraftState extends DraftContent {
  /** When it was last kept; nothing before the first word, or where the browser keeps nothing. */
  readonly at: string | undefined;
  readonly set: (change: Partial<DraftContent>) => void;
  readonly clear: () => void;
}

/** A form that survives a closed page and a lost connection. */
export function useDraft(key: string): DraftState {
  const [draft, setDraft] = useState(() => readDraft(localStorage, key));
  useEffect(() => setDraft(readDraft(localStorage, key)), [key]);
  const { fields = {}, reason = '', at } = draft ?? {};
  return {
    ...{ fields, reason, at },
    set: (change) => {
      const next = { fields, reason, ...change, at: new Date().toISOString() };
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
