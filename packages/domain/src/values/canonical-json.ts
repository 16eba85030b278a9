import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the same value is always the same bytes, so that it can be hashed and compared.
 *
 * @throws TypeError for a value JSON cannot hold at the top (undefined, a function); Error for NaN or infinity
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
