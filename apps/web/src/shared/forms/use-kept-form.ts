import { useState } from 'react';
import { z } from 'zod';
import { useSession } from '../session/index.ts';

/** What a form holds by the names of its inputs; all of it is text. */
export type KeptValues = Readonly<Record<string, string>>;

/** Which form it is, what it is called and where it is taken up again. */
export interface KeptPlace {
  /** With what it is about: `judge.3.<id>`. */
  readonly id: string;
  readonly title: string;
  readonly href: string;
}

const Kept = z.object({
  values: z.record(z.string(), z.string()),
  at: z.string(),
  title: z.string(),
  href: z.string().startsWith('/'),
});

const PREFIX = 'tenglong.form.';
export const keptFormKey = (account: string, form: string): string => `${PREFIX}${account}.${form}`;

function parseKept(text: string | null): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
}

/** What was typed into a form and has not been handed in; only what the form still asks for. */
export function readKeptForm<Values extends KeptValues>(
  store: Pick<Storage, 'getItem'>,
  key: string,
  initial: Values,
): { readonly values: Values; readonly at: string | undefined } {
  const kept = parseKept(store.getItem(key));
  if (!kept) return { values: initial, at: undefined };
  const known = Object.keys(initial).flatMap((name) => {
    const value = kept.values[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { values: { ...initial, ...Object.fromEntries(known) }, at: kept.at };
}

export interface UnsentForm {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly at: string;
}

/** Everything an account has typed on this machine and not handed in, the latest first. */
export function listKeptForms(
  store: Pick<Storage, 'getItem' | 'key' | 'length'>,
  account: string,
): UnsentForm[] {
  const prefix = keptFormKey(account, '');
  return Array.from({ length: store.length }, (_, at) => store.key(at) ?? '')
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const kept = parseKept(store.getItem(key));
      return kept ? [{ key, title: kept.title, href: kept.href, at: kept.at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
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
 */
export function useKeptForm<Values extends KeptValues>(
  { id, title, href }: KeptPlace,
  initial: Values,
): KeptForm<Values> {
  const { account } = useSession();
  const key = keptFormKey(account, id);
  const [kept, setKept] = useState(() => readKeptForm(localStorage, key, initial));
  return {
    ...kept,
    set: (change) => {
      const next = { values: { ...kept.values, ...change }, at: new Date().toISOString() };
      setKept(next);
      try {
        localStorage.setItem(key, JSON.stringify({ ...next, title, href }));
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
