import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem/index.ts';
import { makeTempFolder } from '../temp/index.ts';

export interface ReceivedFile {
  /** The sender's file name without any folder, for display only. */
  readonly name: string;
  /** Where the bytes are until `dispose`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** The form's other fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** Removes the temporary file now; otherwise it goes when the request has been answered. */
  dispose(): Promise<void>;
}

/** A form that is cut off or no form at all is the sender’s fault, whatever the parser makes of it. */
async function firstFile(request: FastifyRequest) {
  try {
    return await request.file();
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error;
    const details = [{ path: 'file', message: '上传的内容不完整，请重新选择文件' }];
    throw new Problem('INPUT_INVALID', { details, cause: error });
  }
}

const received = new WeakMap<FastifyRequest, ReceivedFile>();

/** Removes what a request brought once it has been answered, whatever came of it. */
export function removeReceivedFiles(app: FastifyInstance): void {
  app.addHook('onResponse', async (request) => received.get(request)?.dispose());
}

/**
 * Streams the one file of a multipart request to a temporary file; memory stays flat whatever its size.
 * Fields must stand before the file in the form; the route declares them as `config.form`.
 * @throws Problem BODY_TOO_LARGE past 100 MB, INPUT_INVALID without a file, STORAGE_FULL
 */
export async function receiveFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.routeOptions.config.form)
    throw new Error(`${request.routeOptions.url} takes a file and declares no form (config.form)`);
  const part = request.isMultipart() ? await firstFile(request) : undefined;
  if (!part)
    throw new Problem('INPUT_INVALID', { details: [{ path: 'file', message: '请选择要上传的文件' }] });
  const folder = await makeTempFolder('upload');
  const dispose = () => folder.remove();
  const path = join(folder.path, 'file');
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(part.file, measure, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) throw new Problem('BODY_TOO_LARGE');
    const fields: Record<string, string> = {};
    for (const [name, value] of Object.entries(part.fields)) {
      const field = Array.isArray(value) ? value[0] : value;
      if (field?.type === 'field') fields[name] = String(field.value);
    }
    const file: ReceivedFile = {
      name: basename(part.filename.replaceAll('\\', '/')),
      path,
      size,
      sha256: hash.digest('hex'),
      fields,
      dispose,
    };
    received.set(request, file);
    return file;
  } catch (error) {
    await dispose();
    throw error;
  }
}
