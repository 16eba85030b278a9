import canonicalize from 'canonicalize';

/** A ruling as a file holds it; only its identity is looked at. */
export type RulingData = { readonly id: string } & Readonly<Record<string, unknown>>;

/** A ruling that was changed in the folder and on screen, each in its own way. */
export interface RulingConflict {
  readonly id: string;
  /** What the folder says now; `undefined` where it was taken out of the folder. */
  readonly folder: RulingData | undefined;
  /** What was ruled on screen. */
  readonly screen: RulingData;
}

export interface MergedRulings {
  /** The rulings to hold; of a conflict nobody decided, the one made on screen. */
  readonly rulings: readonly RulingData[];
  readonly conflicts: readonly RulingConflict[];
}

const same = (a: RulingData | undefined, b: RulingData | undefined): boolean =>
  canonicalize(a ?? null) === canonicalize(b ?? null);

/**
 * Brings together what a folder says of rulings and what was ruled on screen since the folder was last put in force.
 * What only one side changed is taken from that side; what both changed is a conflict, for somebody to decide.
 *
 * @param base - the rulings of the folder that was last put in force
 * @param folder - those of the folder that came now
 * @param screen - those in force
 * @param takeFolder - ids of conflicts decided for the folder
 */
export function mergeRulings(
  base: readonly RulingData[],
  folder: readonly RulingData[],
  screen: readonly RulingData[],
  takeFolder: ReadonlySet<string> = new Set(),
): MergedRulings {
  const find = (rulings: readonly RulingData[], id: string) => rulings.find((one) => one.id === id);
  const ids = [...new Set([...folder, ...screen].map(({ id }) => id))];
  const conflicts: RulingConflict[] = [];
  const rulings = ids.flatMap((id): RulingData[] => {
    const [was, theirs, ours] = [find(base, id), find(folder, id), find(screen, id)];
    const kept = (ruling: RulingData | undefined) => (ruling ? [ruling] : []);
    if (same(ours, was)) return kept(theirs);
    if (same(theirs, was) || same(theirs, ours) || !ours) return kept(ours);
    conflicts.push({ id, folder: theirs, screen: ours });
    return takeFolder.has(id) ? kept(theirs) : kept(ours);
  });
  return { rulings, conflicts };
}
