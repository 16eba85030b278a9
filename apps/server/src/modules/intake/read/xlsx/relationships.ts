import { refusal } from '../refusal.ts';
import { readElements } from '../xml/read-xml.ts';
import type { ZipPackage } from '../zip/zip-package.ts';

/** One arrow from a part to another. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type address, the same for transitional and strict files: `worksheet`, `sharedStrings`. */
  readonly type: string;
  /** Name of the part it points to. */
  readonly target: string;
}

const MOST_ARROWS = 20_000;

/** The arrows that leave `part` (empty string: the package itself). External ones are left out: nothing is fetched. */
export async function readRelationships(parts: ZipPackage, part: string): Promise<readonly Relationship[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!parts.has(path)) return [];
  const found: Relationship[] = [];
  await readElements(parts.part(path), (name, attribute) => {
    if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
    if (found.length === MOST_ARROWS) throw refusal('FILE_UNSAFE');
    const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')];
    if (id === undefined || type === undefined || target === undefined) return;
    found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolveTarget(folder, target) });
  });
  return found;
}

/** A target relative to the folder of its part, or absolute from the root of the package. */
function resolveTarget(folder: string, target: string): string {
  const spelt = decoded(target).replace(/\\/g, '/');
  const segments: string[] = [];
  for (const segment of (spelt.startsWith('/') ? spelt : folder + spelt).split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) throw refusal('FILE_UNSAFE');
  }
  return segments.join('/');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
