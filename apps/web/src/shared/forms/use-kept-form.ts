import { useState } from 'react';
import { z } from 'zod';
import { useSession } from '../session/index.ts';

/** What a form holds by the names of its inputs; all of it is text. */
export type KeptValues = Readonly<Record<string, string>>;

const Kept = z.object({ values: z.record(z.string(), z.string()), at: z.string() });

export const keptFormKey = (account: string, form: string): string => `tenglong.form.${account}.${form}`;

/** What was typed into a form and has not been handed in; only what the form still asks for. */
export function readKeptForm<Values extends KeptValues>(
  store: Pick<Storage, 'getItem'>,
  key: string,
  initial: Values,
): { readonly values: Values; readonly at: string | undefined } {
  try {
    const kept = Kept.parse(JSON.parse(store.getItem(key) ?? ''));
    const known = Object.keys(initial).map(
      (name) => [name, kept.values[name] ?? initial[name] ?? ''] as const,
    );
    return { values: { ...initial, ...Object.fromEntries(known) }, at: kept.at };
  } catch {
    return { values: initial, at: undefined };
  }
}

export interface KeptForm<Values extends KeptValues> {
  readonly values: Values;
  /** When it was last kept; nothing before the first word, or where the browser keeps nothing. */
  readonly at: string | undefined;
  readonly set: (change: Partial<Values>) => void;
  readonly clear: () => void;
}

/**
 * A dialog that survives a closed page and a lost connection: what is typed stays on this machine under the account
 * until it is handed in.
 *
 * @param form - which one it is, with what it is about: `judge.<id>`
 */
export function useKeptForm<Values extends KeptValues>(form: string, initial: Values): KeptForm<Values> {
  const { account } = useSession();
  const key = keptFormKey(account, form);
  const [kept, setKept] = useState(() => readKeptForm(localStorage, key, initial));
  return {
    ...kept,
    set: (change) => {
      const next = { values: { ...kept.values, ...change }, at: new Date().toISOString() };
      setKept(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still holds the form while the page is open.
      }
    },
    clear: () => {
      setKept({ values: initial, at: undefined });
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
