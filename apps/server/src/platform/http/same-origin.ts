import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a changing request comes from our own pages. Browsers say so by `Sec-Fetch-Site` (only over https or on
 * localhost) or by `Origin` (always, on a changing request); a program says so by sending `Origin` itself. A request
 * that says nothing is refused. The scheme is not compared: behind a gateway that ends TLS it differs.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}
