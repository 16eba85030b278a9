import { open } from 'node:fs/promises';
import { refusal } from './refusal.ts';

/** Bytes of a file, read where they are needed: a large file is never in memory whole. */
export interface ByteSource {
  readonly size: number;
  /** The bytes from `offset`, `length` of them or up to the end of the file. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export type FileBytes = { readonly path: string } | { readonly bytes: Uint8Array };

export async function openBytes(file: FileBytes): Promise<ByteSource> {
  if ('bytes' in file) {
    const { buffer, byteOffset, byteLength } = file.bytes;
    const whole = Buffer.from(buffer, byteOffset, byteLength);
    return {
      size: whole.length,
      read: async (offset, length) => whole.subarray(offset, offset + length),
      close: async () => {},
    };
  }
  const handle = await open(file.path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    read: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const into = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(into, filled, wanted - filled, offset + filled);
        // The file became shorter while we read it.
        if (bytesRead === 0) throw refusal('FILE_DAMAGED');
        filled += bytesRead;
      }
      return into;
    },
    close: () => handle.close(),
  };
}

/** Large enough that the thread pool's round trips do not show, small enough to be cheap: measured, ADR 0004. */
export const CHUNK_BYTES = 256 * 1024;

/** The bytes of `source` from `start` to `end`, in order, chunk by chunk. */
export async function* byteChunks(source: ByteSource, start = 0, end = source.size): AsyncGenerator<Buffer> {
  for (let offset = start; offset < end; ) {
    const chunk = await source.read(offset, Math.min(CHUNK_BYTES, end - offset));
    if (chunk.length === 0) return;
    offset += chunk.length;
    yield chunk;
  }
}
