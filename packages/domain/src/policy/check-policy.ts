import { childrenOf, type Node, prepareExpression, writePath } from '../rule/index.ts';
import { compare, ONE, ZERO } from '../values/index.ts';
import { checkFigures } from './check-figures.ts';
import type { PolicyFault } from './policy-fault.ts';
import type { PolicyFile } from './policy-file.ts';
import type { PreparedPolicy } from './prepare-policy.ts';

type Path = readonly (string | number)[];

/** Every expression of a policy file, as the nodes of the rule core. */
function expressionsOf(file: PolicyFile): readonly Node[] {
  const found: Node[] = [];
  const add = (expression: Parameters<typeof prepareExpression>[0] | undefined, path: Path) => {
    if (expression !== undefined) found.push(prepareExpression(expression, path));
  };
  for (const [name, { is }] of Object.entries(file.definitions)) add(is, ['definitions', name, 'is']);
  for (const [index, { when, requires, gives, caps, sets, quantity }] of file.provisions.entries()) {
    for (const [key, part] of Object.entries({ when, requires, gives, caps, sets, quantity })) {
      add(part, ['provisions', index, key]);
    }
  }
  for (const [at, { alternatives }] of file.readings.entries()) {
    for (const [index, { definitions = {} }] of alternatives.entries()) {
      for (const [name, is] of Object.entries(definitions)) {
        add(is, ['readings', at, 'alternatives', index, 'definitions', name]);
      }
    }
  }
  for (const [index, { that }] of file.consistent.entries()) add(that, ['consistent', index, 'that']);
  return found;
}

const walk = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(walk)];

/** Zero and one are no figures of the plan: nothing, and a whole. Any other number has a name. */
const isPlainNumber = (node: Extract<Node, { kind: 'number' }>): boolean =>
  compare(node.value, ZERO) === 0 || compare(node.value, ONE) === 0;

function unnamedNumbers(nodes: readonly Node[]): readonly PolicyFault[] {
  return nodes.flatMap((node): PolicyFault[] =>
    node.kind === 'number' && !isPlainNumber(node)
      ? [
          {
            file: 'policy',
            path: writePath(node.path),
            message: '这里直接写了一个数，没有名称',
            remedy: '请在 parameters 之下为它起名，这里改写 {param: 名称}',
          },
        ]
      : [],
  );
}

/** What is declared and never used: nobody would notice if it were wrong. */
function idleNames(file: PolicyFile, nodes: readonly Node[]): readonly PolicyFault[] {
  const used = new Set(
    nodes.flatMap((node) => {
      if (node.kind === 'fact') return `input ${node.fact}`;
      if (node.kind === 'parameter') return `parameter ${node.name}`;
      if (node.kind === 'use') return `definition ${node.name}`;
      return node.kind === 'lookup' ? `table ${node.table}` : [];
    }),
  );
  const idle = (kind: string, place: string, names: readonly string[], words: string) =>
    names
      .filter((name) => !used.has(`${kind} ${name}`))
      .map((name): PolicyFault => {
        const remedy = '请删去，或在规则里用上它';
        return { file: 'policy', path: `${place}.${name}`, message: `${words}“${name}”没有用到`, remedy };
      });
  return [
    ...idle('input', 'inputs', Object.keys(file.inputs), '事实'),
    ...idle('parameter', 'parameters', Object.keys(file.parameters), '参数'),
    ...idle('definition', 'definitions', Object.keys(file.definitions), '定义'),
    ...idle('table', 'tables', Object.keys(file.tables), '表'),
  ];
}

/** Values of a key that no row of its table serves: somebody would get no answer. */
function gapsInTables(policy: PreparedPolicy, nodes: readonly Node[]): readonly PolicyFault[] {
  const { tables, facts } = policy.environment;
  return nodes.flatMap((node): PolicyFault[] => {
    if (node.kind !== 'lookup') return [];
    const table = tables.get(node.table);
    if (!table || table.rows.length === 0) return [];
    return [...node.by].flatMap(([name, key]): PolicyFault[] => {
      const declared = key.kind === 'fact' ? facts.get(key.fact) : undefined;
      if (declared?.type !== 'text' || !declared.options) return [];
      const cells = new Set(table.rows.map(({ when }) => String(when[name] ?? '*')));
      const open = cells.has('*') ? [] : Object.keys(declared.options).filter((option) => !cells.has(option));
      if (open.length === 0) return [];
      const message = `表“${table.label}”没有${open.map((option) => `“${declared.options?.[option] ?? option}”`).join('、')}的行`;
      return [
        { file: 'policy', path: `tables.${node.table}`, message, remedy: '请补上这些行，或写一行 * 兜底' },
      ];
    });
  });
}

/** What can be told from a policy alone, before any case: numbers without a name, idle names, gaps in tables. */
export function checkPolicy(policy: PreparedPolicy): readonly PolicyFault[] {
  const nodes = expressionsOf(policy.file).flatMap(walk);
  return [
    ...checkFigures(policy.file),
    ...unnamedNumbers(nodes),
    ...idleNames(policy.file, nodes),
    ...gapsInTables(policy, nodes),
  ];
}
