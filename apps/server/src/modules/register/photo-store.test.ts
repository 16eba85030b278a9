import type { EntryDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { photoWith } from '../../../test/photo-with.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
let entry: EntryDetail;

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
  entry = (await county.office.post('/api/registers/cleanup/entries', body)).json();
});
afterAll(() => county.close());

const HERE = { lat: [28, 8, 7.08], lon: [121, 13, 54.48], refs: ['N', 'E'] } as const;
const PLAIN = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.from('素图')]);

function hand(bytes: Uint8Array, fields: Readonly<Record<string, string>> = {}) {
  const kind = entry.evidenceSpecs.find(({ photo }) => photo)?.kind ?? '';
  const said = { kind, revision: String(entry.revision), ...fields };
  const parts = Object.entries(said).map(
    ([key, value]) => `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="IMG.jpg"\r\n\r\n`;
  return county.office.inject({
    method: 'POST',
    url: `/api/entries/${entry.id}/evidence`,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]),
  });
}
const handed = async (bytes: Uint8Array, fields = {}) => {
  const answer = await hand(bytes, fields);
  expect(answer.statusCode, answer.body).toBe(200);
  entry = answer.json<EntryDetail>();
  return entry.evidence.at(-1);
};

describe('a photo of a dossier', () => {
  test('tells when and where it was taken, by itself before the telephone', async () => {
    const photo = photoWith({ order: 'II', taken: '2023:08:30 10:21:59', ...HERE });
    expect(await handed(photo, { lat: '1.5', lon: '2.5' })).toMatchObject({
      takenAt: '2023-08-30 10:21',
      place: { lat: '28.13530', lon: '121.23180', from: 'photo' },
    });
  });

  test('that says nothing has the place of the telephone, and is told to be from there', async () => {
    expect(await handed(PLAIN, { lat: '28.1', lon: '-121.25' })).toMatchObject({
      takenAt: null,
      place: { lat: '28.10000', lon: '-121.25000', from: 'phone' },
    });
  });

  test('without either is taken all the same', async () => {
    const other = Buffer.concat([PLAIN, Buffer.from('二')]);
    expect(await handed(other)).toMatchObject({ takenAt: null, place: null });
  });

  test.each([
    ['90', '180', 200],
    ['90.1', '0', 400],
    ['0', '180.5', 400],
    ['1e2', '0', 400],
    ['x', '0', 400],
  ])('at %s, %s: %i', async (lat, lon, status) => {
    const bytes = Buffer.concat([PLAIN, Buffer.from(lat + lon)]);
    const answer = await hand(bytes, { lat, lon });
    expect(answer.statusCode).toBe(status);
    if (status === 200) entry = answer.json();
  });
});
