import type { Environment } from '../environment.ts';
import type { RuleProblem } from '../problem.ts';
import { suggest } from '../problem.ts';
import type { Parameter, Table } from '../rule-book.ts';
import { readScalar, unitOfScalar, versionsOf } from '../scalar.ts';
import { describeType } from '../value-type.ts';

const TYPE_WORDS = { number: '数值', text: '文字', boolean: 'true 或 false', date: '日期' } as const;

/** Whether every parameter and every table of a rule book says what it declares to say. */
export function checkBook({ parameters, tables }: Environment): readonly RuleProblem[] {
  return [
    ...[...parameters].flatMap(([name, parameter]) => checkParameter(name, parameter)),
    ...[...tables].flatMap(([name, table]) => checkTable(name, table)),
  ];
}

/** Values of the declared type, periods that neither run backwards nor overlap. */
function checkParameter(name: string, parameter: Parameter): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const path = ['parameters', name];
  const versions = versionsOf(parameter);
  const wanted = TYPE_WORDS[parameter.type ?? 'number'];
  for (const [index, version] of versions.entries()) {
    const at = parameter.versions ? [...path, 'versions', index] : path;
    if (!readScalar(version.value, parameter)) {
      const message = `参数“${parameter.label}”的取值“${version.value}”不是${wanted}`;
      const remedy = '请改正取值，数值请加引号；或改正 type';
      problems.push({ path: [...at, 'value'], code: 'bad-value', message, remedy });
    }
    const { from = '0001-01-01', until = '9999-12-31' } = version;
    if (from > until) {
      const message = `参数“${parameter.label}”自 ${from} 起，却到 ${until} 止`;
      problems.push({ path: at, code: 'bad-value', message, remedy: '请核对起止日期' });
    }
    for (const other of versions.slice(0, index)) {
      if (from > (other.until ?? '9999-12-31') || until < (other.from ?? '0001-01-01')) continue;
      const message = `参数“${parameter.label}”有两个取值的时期重叠：“${other.value}”与“${version.value}”`;
      const remedy = '请让前一个取值止于后一个取值起的前一天';
      problems.push({ path: at, code: 'overlapping-periods', message, remedy });
    }
  }
  if (parameter.unit !== undefined && (parameter.type ?? 'number') !== 'number') {
    const found = describeType({ kind: 'number', unit: unitOfScalar(parameter) });
    const message = `参数“${parameter.label}”是${wanted}，不能带单位，${found}才能`;
    problems.push({
      path: [...path, 'unit'],
      code: 'wrong-type',
      message,
      remedy: '请删去 unit，或改正 type',
    });
  }
  return problems;
}

/** Rows that name known keys and columns, hold cells of the column's type, and are told apart by their keys. */
function checkTable(name: string, table: Table): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  const keys = table.keys.map((key) => key.name);
  const seen = new Map<string, number>();
  for (const [index, row] of table.rows.entries()) {
    const path = ['tables', name, 'rows', index];
    const place = `表“${table.label}”第 ${index + 1} 行`;
    const fail = (at: readonly string[], message: string, remedy: string) =>
      problems.push({ path: [...path, ...at], code: 'bad-row', message: `${place}${message}`, remedy });
    for (const key of Object.keys(row.when)) {
      if (!keys.includes(key)) fail(['when', key], `没有“${key}”这个键`, suggest(key, keys));
    }
    for (const [column, cell] of Object.entries(row.then)) {
      const kind = Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
      if (!kind) fail(['then', column], `没有“${column}”这一栏`, suggest(column, Object.keys(table.columns)));
      else if (!readScalar(cell, kind)) {
        const wanted = TYPE_WORDS[kind.type ?? 'number'];
        fail(['then', column], `“${kind.label}”的取值“${cell}”不是${wanted}`, '请改正取值，数值请加引号');
      }
    }
    const identity = JSON.stringify(keys.map((key) => String(row.when[key] ?? '*')));
    const twin = seen.get(identity);
    if (twin !== undefined) fail(['when'], `与第 ${twin + 1} 行的键全同`, '请合并两行，或改正其中一行的键');
    seen.set(identity, index);
  }
  return problems;
}
