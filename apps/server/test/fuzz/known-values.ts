import type { TestClient } from '../app.ts';
import type { Operation } from './api-operations.ts';

/** What the product itself has said, so that a fuzzer can ask for what there is. */
export interface KnownValues {
  /** The short texts and the numbers of its answers, by the key they stood under; under `''` the keys themselves. */
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>;
  /** For `/api/entries/{id}` and everything below it: what may stand for `{id}`. */
  readonly byPath: ReadonlyMap<string, ReadonlySet<string>>;
  /** Looks again at what an operation is about: others have changed it. */
  refresh(operation: Operation): Promise<void>;
}

const LONGEST = 120;
const TRIES = 40;
const KEPT = 12;
/** Keys whose values stand in addresses. */
const NAMING = ['id', 'creditCode', 'indicator', 'year', 'number', 'file'];

/** The address up to and with its last parameter: what shares it shares what may stand there. */
export const lastParameter = (path: string): string => path.slice(0, path.lastIndexOf('}') + 1);
const holes = (path: string) => path.split('{').length - 1;

/** Asks every page of the product once, first those that need nothing to be known. */
export async function learnValues(
  operations: readonly Operation[],
  clients: readonly TestClient[],
): Promise<KnownValues> {
  const byKey = new Map<string, Set<string>>();
  const byPath = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, text: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(text));
  const hear = (value: unknown, key: string, heard: (key: string, text: string) => void): void => {
    if ((typeof value === 'string' && value.length <= LONGEST) || typeof value === 'number')
      heard(key, String(value));
    else if (Array.isArray(value)) for (const one of value) hear(one, key, heard);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        add(byKey, '', name);
        hear(one, name, heard);
      }
  };
  /** @returns what stood in the answer under a key that names things, if there was an answer */
  const ask = async (url: string): Promise<ReadonlySet<string> | undefined> => {
    for (const client of clients) {
      const answer = await client.get(url);
      if (answer.statusCode !== 200) continue;
      const names = new Set<string>();
      const fresh = new Set<string>();
      if (String(answer.headers['content-type']).includes('application/json'))
        hear(answer.json(), '', (key, text) => {
          if (NAMING.includes(key)) names.add(text);
          if (key === 'revision') fresh.add(text);
          else add(byKey, key, text);
        });
      // A revision is good until the next one.
      if (fresh.size > 0) byKey.set('revision', fresh);
      return names;
    }
    return undefined;
  };
  const reads = operations.filter(({ method }) => method === 'GET');

  async function learn({ path, parameters }: Operation): Promise<void> {
    const upTo = lastParameter(path);
    const [before = '', name = ''] = upTo.split(/\{(\w+)\}$/);
    const start = fill(before, byPath);
    if (start === undefined) return;
    const pattern = parameters.find((one) => one.name === name)?.schema.pattern;
    const fits = (text: string) => pattern === undefined || new RegExp(pattern).test(text);
    const listed = [...((await ask(start.slice(0, -1))) ?? [])].filter(fits);
    const pages = reads.filter((one) => lastParameter(one.path) === upTo).map((one) => one.path);
    if (pages.length === 0) {
      for (const text of listed) add(byPath, upTo, text);
      return;
    }
    const all = [...listed, ...[name, ...NAMING].flatMap((key) => [...(byKey.get(key) ?? [])])].filter(fits);
    let kept = 0;
    for (const text of [...new Set(all)].slice(0, TRIES)) {
      const answers: unknown[] = [];
      for (const one of pages)
        answers.push(await ask(`${start}${encodeURIComponent(text)}${one.slice(upTo.length)}`));
      if (answers.some(Boolean)) {
        add(byPath, upTo, text);
        kept += 1;
      }
      if (kept >= KEPT) break;
    }
  }

  for (const { path } of reads.filter((one) => holes(one.path) === 0)) await ask(path);
  const pages = reads.filter((one) => holes(one.path) > 0).sort((a, b) => holes(a.path) - holes(b.path));
  for (const page of pages) if (!byPath.has(lastParameter(page.path))) await learn(page);
  return {
    byKey,
    byPath,
    refresh: async (operation) => {
      if (operation.method === 'GET' || holes(operation.path) === 0) return;
      const known = byPath.get(lastParameter(operation.path));
      const start = fill(lastParameter(operation.path).replace(/\{\w+\}$/, ''), byPath);
      const [text] = known ?? [];
      if (text === undefined) await learn(operation);
      else await ask(`${start}${encodeURIComponent(text)}`);
    },
  };
}

/** The address with something known in every hole, if something is. */
export function fill(path: string, known: KnownValues['byPath']): string | undefined {
  let whole = '';
  let pattern = '';
  for (const part of path.split(/(?<=\})/)) {
    pattern += part;
    const [text] = part.endsWith('}') ? (known.get(pattern) ?? []) : [''];
    if (text === undefined) return undefined;
    whole += part.replace(/\{\w+\}$/, encodeURIComponent(text));
  }
  return whole;
}
