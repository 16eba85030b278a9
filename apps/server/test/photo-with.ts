/** The beginning of a JPEG with an Exif block, as a telephone writes it. */
export function photoWith({
  order,
  taken,
  lat,
  lon,
  refs,
}: {
  readonly order: 'II' | 'MM';
  readonly taken: string;
  readonly lat: readonly number[];
  readonly lon: readonly number[];
  readonly refs: readonly string[];
}): Buffer {
  const block = Buffer.alloc(300);
  const u16 = (at: number, value: number) =>
    order === 'II' ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const u32 = (at: number, value: number) =>
    order === 'II' ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  const entry = (at: number, tag: number, type: number, count: number) => {
    u16(at, tag);
    u16(at + 2, type);
    u32(at + 4, count);
  };
  const fractions = (at: number, values: readonly number[]) =>
    values.forEach((value, n) => {
      u32(at + n * 8, Math.round(value * 100));
      u32(at + n * 8 + 4, 100);
    });
  block.write(order, 0, 'latin1');
  u16(2, 42);
  u32(4, 8);
  // 0x8769 Exif at 40, 0x8825 GPS at 60.
  u16(8, 2);
  entry(10, 0x8769, 4, 1);
  u32(18, 40);
  entry(22, 0x8825, 4, 1);
  u32(30, 60);
  u16(40, 1);
  entry(42, 0x9003, 2, 20);
  u32(50, 160);
  block.write(taken, 160, 'latin1');
  u16(60, 4);
  entry(62, 1, 2, 2);
  block.write(refs[0] ?? '', 70, 'latin1');
  entry(74, 2, 5, 3);
  u32(82, 200);
  entry(86, 3, 2, 2);
  block.write(refs[1] ?? '', 94, 'latin1');
  entry(98, 4, 5, 3);
  u32(106, 230);
  fractions(200, lat);
  fractions(230, lon);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x01, 0x34]),
    Buffer.from('Exif\0\0', 'latin1'),
    block,
  ]);
}
