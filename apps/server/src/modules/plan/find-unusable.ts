import type { PlanError } from '@tenglong/domain/plan';
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  type LineCounter,
  type Node,
  visit,
  type YAMLMap,
} from 'yaml';

type Finding = Pick<PlanError, 'message' | 'remedy'> & { readonly node: Node };

const PLAIN = '请改成普通的文字、数字和列表';

/** Keys that become one name of the object; done here in one pass, as the library compares each key with all others. */
function repeatedKeys(map: YAMLMap): Finding[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }): Finding[] => {
    if (!isScalar(key)) return [{ node: map, message: '名称不是一个词', remedy: PLAIN }];
    const name = String(key.value);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ node: key, message: `“${name}”在同一处写了两次`, remedy: '请删去一个，或改成不同的名称' }];
  });
}

function unusableScalar(node: Node): Finding[] {
  if (!isScalar(node)) return [];
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
    return [{ node, message: '有不是数的数（.nan 或 .inf）', remedy: PLAIN }];
  }
  if (typeof node.value === 'string' && /\p{Surrogate}/u.test(node.value)) {
    return [{ node, message: '有不完整的字符', remedy: PLAIN }];
  }
  return [];
}

/** What YAML can write and a plan cannot hold: a name twice, not a number, half a character, lists too deep. */
export function findUnusable(
  file: string,
  document: Document,
  lines: LineCounter,
  depth: number,
): PlanError[] {
  const found: Finding[] = [];
  visit(document, {
    Node(_key, node, parents) {
      if (isCollection(node) && parents.filter(isCollection).length >= depth) {
        found.push({ node, message: '层次太深', remedy: PLAIN });
        return visit.BREAK;
      }
      found.push(...(isMap(node) ? repeatedKeys(node) : []), ...unusableScalar(node));
      return undefined;
    },
  });
  return found.map(({ node, message, remedy }) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return { file, path: `第 ${line} 行第 ${col} 列`, message, remedy };
  });
}
