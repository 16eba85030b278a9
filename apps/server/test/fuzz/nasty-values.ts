/** A number as JSON can write it and JavaScript cannot hold it. */
const RAW = '\u0001raw:';
const raw = (text: string): string => `${RAW}${text}\u0001`;
const MARKED = /"\\u0001raw:(.*?)\\u0001"/g;

/** JSON with what `JSON.stringify` cannot write: `1e400`, an own `__proto__`, depth. */
export const writeJson = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(MARKED, (_all, text: string) => text.replaceAll('\\"', '"'));

/** Texts that a person, a careless program or an attacker sends. */
export const NASTY_TEXTS: readonly string[] = [
  ...['', ' ', '　', '\u0000', 'a\u0000b', '\ud800', '后\udc00', '\u202e倒', '𠮷', '\r\nset-cookie: a=b'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'Infinity'],
  ...['-1', '-0', '0', '1e400', '1e-400', '99999999999999999999', '0x1F', '１２３', '1,5', '2147483648'],
  ...['2023-02-31', '0000-01', '0000-01-01', '2023-13', '9999-12-31', '10000-01-01', '2023-08'],
  ...[
    '%',
    '_',
    '\\',
    "'; drop table users; --",
    '"',
    '../../etc/passwd',
    '..\\..\\x',
    '/',
    ',',
    ':',
    '::',
    ',,',
  ],
  ...[
    '<svg onload=alert(1)>',
    '=1+1',
    '@SUM(A1)',
    '字'.repeat(5_000),
    'x'.repeat(100_000),
    '(((((a+)+)+)+)+$',
  ],
  ...['fact.taxPaid:gt:1', 'fact.:gt:', 'fact.__proto__:eq:1', 'name:asc', 'a:b:c:d', 'A,B,,', 'yes'],
];

const ownProto = JSON.parse('{"__proto__":{"polluted":true}}') as unknown;

/** Values of any kind that may stand anywhere in a body. */
export const NASTY_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, -0, 2 ** 31, 2 ** 53, [], {}, [null], [[]]],
  ...[
    raw('1e400'),
    raw('-1e400'),
    raw('1e-400'),
    raw('9007199254740993'),
    raw('123456789012345678901234567890'),
  ],
  ...[
    ownProto,
    { constructor: { prototype: { polluted: true } } },
    { thenable: 'x', $ref: '#' },
    { toString: null, length: -1 },
  ],
  ...[raw(`${'['.repeat(3_000)}${']'.repeat(3_000)}`), raw(`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`)],
  Array.from({ length: 3_000 }, () => null),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`k${at}`, 'v'])),
  ...NASTY_TEXTS,
];

/** Pieces of an address that are no proper address. */
export const NASTY_PIECES: readonly string[] = [
  ...[
    '%',
    '%zz',
    '%00',
    '%ED%A0%80',
    '%c0%ae%c0%ae',
    '..%2f..%2f',
    '%2e%2e',
    '%0d%0a',
    ';a=b',
    '%F0%9F%98%80',
  ],
  ...['a'.repeat(199), 'a'.repeat(201), '%E5%AD%97'.repeat(300)],
];

/** A text inside an address; half a character goes as the bytes that some programs make of it. */
export function encodePart(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}

/** Bodies that are no form at all, each with the type it claims to be. */
export const NASTY_BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/json', ''],
  ['application/json', '{'],
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '"x"'],
  ['application/json', '1e400'],
  ['application/json', '{"a":1}{"b":2}'],
  ['application/json', '{"__proto__":{"polluted":true}}'],
  ['application/json', '\u0000'],
  ['application/json; charset=gbk', '{}'],
  ['application/json', `{"a":"${'x'.repeat(2_200_000)}"}`],
  ['application/json', '['.repeat(200_000)],
  ['text/plain', 'x'],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['application/x-www-form-urlencoded', 'a=b&a[__proto__]=c'],
  ['multipart/form-data', 'x'],
  ['multipart/form-data; boundary=b', '--b\r\n'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
  ],
  [
    'multipart/form-data; boundary=b',
    '--b\r\ncontent-disposition: form-data; name="file"; filename="\r\n\r\n--b--',
  ],
  ['', 'x'],
  ['a/b/c', 'x'],
];
