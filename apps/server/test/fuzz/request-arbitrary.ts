import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { Operation, Parameter } from './api-operations.ts';
import { type KnownValues, lastParameter } from './known-values.ts';
import {
  encodePart,
  NASTY_BODIES,
  NASTY_PIECES,
  NASTY_TEXTS,
  NASTY_VALUES,
  writeJson,
} from './nasty-values.ts';
import { valueFor } from './schema-arbitrary.ts';

type Value = Readonly<Record<string, unknown>>;
interface Shape {
  readonly path: Value;
  readonly query: Value;
  readonly body: unknown;
  readonly file: readonly [name: string, bytes: Buffer];
}

const FILES: readonly Buffer[] = [
  ...['', 'x', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<html><script>1</script>'].map(
    (text) => Buffer.from(text),
  ),
  Buffer.from('%PDF-1.7 x'),
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.from('504b0304140000000800', 'hex'),
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.from('属期,纳税人代码,纳税人,季度,实缴税金,开票销售（万元）\n2023,,某厂,上,=1+1,\n'),
  Buffer.alloc(70_000, 0xff),
];
const FILE_NAMES = [
  'x.png',
  '纳税开票2023.csv',
  '../../x.csv',
  'C:\\x\\..\\y.xlsx',
  '',
  '.',
  '\u0000.csv',
  `${'字'.repeat(300)}.csv`,
  'a/b.svg',
  '__proto__',
];

const BOUNDARY = 'tenglong-fuzz';

/** A value as a form or an address carries it: an object, whatever it holds under `toString`, as its JSON. */
function written(value: unknown): string {
  if (Array.isArray(value)) return value.map(written).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function formOf(body: unknown, [name, bytes]: Shape['file']): Buffer {
  const fields = Object.entries(Object(body)).map(
    ([key, value]) =>
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${written(value)}\r\n`,
  );
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(`${fields.join('')}${head}`),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

const queryText = (query: Value): string =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodePart(key)}=${encodePart(written(value))}`)
    .join('&');

/** The request as it is sent, if everything in it is as it should be. */
function requestOf({ method, path, body }: Operation, shape: Shape): InjectOptions {
  const address = path.replace(
    /\{(\w+)\}/g,
    (_all, name: string) => encodePart(written(shape.path[name])) || '%20',
  );
  const query = queryText(shape.query);
  const url = query ? `${address}?${query}` : address;
  if (body?.kind === 'form') {
    const { file: _file, ...fields } = Object(shape.body);
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    return { method, url, headers, payload: formOf(fields, shape.file) };
  }
  if (!body) return { method, url };
  return { method, url, headers: { 'content-type': 'application/json' }, payload: writeJson(shape.body) };
}

function shapeOf({ path, parameters, body }: Operation, known: KnownValues): fc.Arbitrary<Shape> {
  const inPath = (one: Parameter) => {
    const upTo = path.slice(0, path.indexOf(`{${one.name}}`) + one.name.length + 2);
    const here = [...(known.byPath.get(upTo) ?? known.byPath.get(lastParameter(path)) ?? [])];
    const any = valueFor(one.schema, known, one.name);
    return here.length === 0
      ? any
      : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...here) }, { weight: 1, arbitrary: any });
  };
  const of = (place: 'path' | 'query') => parameters.filter((one) => one.in === place);
  const record = (place: 'path' | 'query', value: (one: Parameter) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries(of(place).map((one) => [one.name, value(one)])), {
      requiredKeys: of(place)
        .filter((one) => one.required)
        .map((one) => one.name),
    });
  return fc.record({
    path: record('path', inPath),
    query: record('query', (one) => valueFor(one.schema, known, one.name)),
    body: body ? valueFor(body.schema, known) : fc.constant(undefined),
    file: fc.tuple(fc.constantFrom(...FILE_NAMES), fc.constantFrom(...FILES)),
  });
}

/** Puts `value` in the place of one of the nodes of `whole`, the whole among them. */
function spoilNode(whole: unknown, at: number, value: unknown): unknown {
  let count = 0;
  const nodes = (one: unknown): number =>
    typeof one === 'object' && one !== null
      ? Object.values(one).reduce<number>((sum, child) => sum + nodes(child), 1)
      : 1;
  const target = at % nodes(whole);
  const visit = (one: unknown): unknown => {
    const here = count;
    count += 1;
    if (here === target) return value;
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, visit(child)]));
  };
  return visit(whole);
}

const spoilValue = (values: Value, name: string, value: unknown): Value => ({ ...values, [name]: value });

/** One thing about it is wrong. */
function spoilt(operation: Operation, known: KnownValues): fc.Arbitrary<InjectOptions> {
  const { parameters, body } = operation;
  const named = (place: 'path' | 'query') =>
    parameters.filter((one) => one.in === place).map(({ name }) => name);
  const whole = shapeOf(operation, known);
  const text = fc.constantFrom(...NASTY_TEXTS);
  const query = fc.tuple(whole, fc.constantFrom('x', '__proto__', 'constructor', ...named('query')), text);
  const ways: fc.Arbitrary<InjectOptions>[] = [
    query.map(([shape, name, value]) =>
      requestOf(operation, { ...shape, query: spoilValue(shape.query, name, value) }),
    ),
    fc.tuple(whole, fc.constantFrom(...NASTY_PIECES)).map(([shape, piece]) => {
      const request = requestOf(operation, shape);
      return {
        ...request,
        url: `${request.url as string}${String(request.url).includes('?') ? '&' : '?'}${piece}`,
      };
    }),
    // The same name twice is a list for whoever reads it.
    query.map(([shape, name, value]) => {
      const request = requestOf(operation, { ...shape, query: spoilValue(shape.query, name, value) });
      return { ...request, url: `${request.url as string}&${encodePart(name)}=a` };
    }),
    fc.tuple(whole, fc.constantFrom(...NASTY_BODIES)).map(([shape, [type, payload]]) => ({
      ...requestOf(operation, shape),
      payload,
      headers: type ? { 'content-type': type } : {},
    })),
  ];
  if (named('path').length > 0) {
    const name = fc.constantFrom(...named('path'));
    ways.push(
      fc
        .tuple(whole, name, text)
        .map(([shape, at, value]) =>
          requestOf(operation, { ...shape, path: spoilValue(shape.path, at, value) }),
        ),
      fc.tuple(whole, fc.constantFrom(...NASTY_PIECES)).map(([shape, piece]) => {
        const request = requestOf(operation, shape);
        return { ...request, url: operation.path.replace(/\{\w+\}/g, piece) };
      }),
    );
  }
  if (body) {
    const node = fc
      .tuple(whole, fc.nat(1_000), fc.constantFrom(...NASTY_VALUES))
      .map(([shape, at, value]) =>
        requestOf(operation, { ...shape, body: spoilNode(shape.body, at, value) }),
      );
    ways.push(node, node, node);
  }
  return fc.oneof(...ways);
}

/** Requests for an operation: as its schema wants them, and with one thing wrong. */
export const requestsFor = (operation: Operation, known: KnownValues): fc.Arbitrary<InjectOptions> =>
  fc.oneof(
    shapeOf(operation, known).map((shape) => requestOf(operation, shape)),
    spoilt(operation, known),
  );
