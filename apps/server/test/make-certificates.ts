import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/**
 * X.509 certificates for a test, written out by hand (RFC 5280 in DER): an authority of its own and servers it vouches
 * for. Keys are P-256 and live as long as the test.
 */
const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const SHA256_WITH_ECDSA = sequence(oid('2a8648ce3d040302'));
const nameOf = (text: string) =>
  sequence(tlv(0x31, sequence(oid('550403'), tlv(0x0c, Buffer.from(text, 'utf8')))));
/** `20230901020000Z` */
const instant = (date: Date) =>
  tlv(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
const extension = (id: string, value: Buffer, critical = false) =>
  sequence(oid(id), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value));

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}
export interface Authority extends Certificate {
  /** Vouches for a server of this name, and of 127.0.0.1 unless told otherwise. */
  issue(name: string, options?: { readonly until?: Date; readonly loopback?: boolean }): Certificate;
}

const DAY = 86_400_000;
let serial = 0;

function certify(
  subject: string,
  issuer: string,
  signer: KeyObject,
  publicKey: KeyObject,
  extensions: Buffer[],
  until: Date,
): string {
  serial += 1;
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([serial])),
    SHA256_WITH_ECDSA,
    nameOf(issuer),
    sequence(instant(new Date(Date.now() - 10 * DAY)), instant(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, signer);
  return pem(sequence(body, SHA256_WITH_ECDSA, tlv(0x03, Buffer.from([0]), signature)));
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const textOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** An authority that nobody knows. */
export function createAuthority(name: string): Authority {
  const { privateKey, publicKey } = newKey();
  const isAuthority = extension('551d13', sequence(tlv(0x01, Buffer.from([0xff]))), true);
  const inAYear = new Date(Date.now() + 365 * DAY);
  const key = textOf(privateKey);
  return {
    cert: certify(name, name, privateKey, publicKey, [isAuthority], inAYear),
    key,
    issue: (host, { until = inAYear, loopback = true } = {}) => {
      const pair = newKey();
      const names = [
        tlv(0x82, Buffer.from(host)),
        ...(loopback ? [tlv(0x87, Buffer.from([127, 0, 0, 1]))] : []),
      ];
      const alternatives = extension('551d11', sequence(...names));
      const cert = certify(host, name, createPrivateKey(key), pair.publicKey, [alternatives], until);
      return { cert, key: textOf(pair.privateKey) };
    },
  };
}
