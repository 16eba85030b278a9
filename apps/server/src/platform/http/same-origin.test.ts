import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

test.each([
  ['our own page, told by the browser', { 'sec-fetch-site': 'same-origin' }, true],
  ['an address typed by the user', { 'sec-fetch-site': 'none' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site' }, false],
  ['another host of the same domain', { 'sec-fetch-site': 'same-site' }, false],
  [
    'another site that forges our Origin still shows itself',
    { 'sec-fetch-site': 'cross-site', origin: 'http://tenglong.example:8080' },
    false,
  ],
  [
    'our own page over plain http, where only Origin is sent',
    { origin: 'http://tenglong.example:8080' },
    true,
  ],
  ['our own page behind a gateway that ends TLS', { origin: 'https://tenglong.example:8080' }, true],
  ['another port is another site', { origin: 'http://tenglong.example:8081' }, false],
  ['a sandboxed frame', { origin: 'null' }, false],
  ['a request that says nothing', {}, false],
])('%s', (_title, headers, expected) => {
  expect(isSameOrigin(headers, 'tenglong.example:8080')).toBe(expected);
});
