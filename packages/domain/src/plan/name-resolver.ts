/** A thing with an id that the files call by its printed name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Finds ids by the names a document prints. */
export interface NameResolver {
  find(name: string): string | undefined;
  /** The known name that shares most characters with this one, to suggest in an error; `undefined` if none is near. */
  nearest(name: string): string | undefined;
  /** Names or aliases that two different things claim. */
  readonly ambiguous: readonly string[];
}

function likeness(a: string, b: string): number {
  const rest = [...b];
  let shared = 0;
  for (const character of a) {
    const at = rest.indexOf(character);
    if (at >= 0) {
      rest.splice(at, 1);
      shared += 1;
    }
  }
  return (2 * shared) / (a.length + b.length);
}

/** Builds a resolver over ids, names and aliases. A name claimed twice resolves to nothing. */
export function createNameResolver(things: readonly Named[]): NameResolver {
  const owners = new Map<string, Set<string>>();
  for (const { id, name, aliases } of things) {
    for (const written of new Set([id, name, ...aliases])) {
      owners.set(written, (owners.get(written) ?? new Set()).add(id));
    }
  }
  return {
    find(name) {
      const ids = owners.get(name);
      return ids?.size === 1 ? [...ids][0] : undefined;
    },
    nearest(name) {
      const best = [...owners.keys()]
        .map((written) => ({ written, score: likeness(name, written) }))
        .sort((a, b) => b.score - a.score)[0];
      return best && best.score >= 0.5 ? best.written : undefined;
    },
    ambiguous: [...owners].filter(([, ids]) => ids.size > 1).map(([written]) => written),
  };
}
