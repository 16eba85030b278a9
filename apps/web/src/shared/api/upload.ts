import { MAX_UPLOAD_BYTES } from '@tenglong/contracts/problem';
import type { z } from 'zod';
import { ApiProblem } from './api-problem.ts';
import { apiPath, refused } from './request.ts';

export interface UploadOptions {
  /** From 0 to 1 while the bytes go out. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Further fields of the form, sent before the file. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends one file as a form with progress; fetch cannot report that, so this one speaks XMLHttpRequest.
 *
 * @throws ApiProblem as {@link request} does; aborting rejects with an `AbortError`
 */
export function upload<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  file: File,
  { onProgress, signal, fields = {} }: UploadOptions = {},
): Promise<z.output<Schema>> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name);
    const call = new XMLHttpRequest();
    call.open('POST', apiPath(path));
    call.setRequestHeader('accept', 'application/json');
    call.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    };
    call.onerror = () => reject(ApiProblem.local('OFFLINE'));
    call.onabort = () => reject(new DOMException('上传已取消', 'AbortError'));
    call.onload = () => {
      const requestId = call.getResponseHeader('x-request-id') ?? '';
      const answer = parse(call.responseText);
      if (call.status < 200 || call.status > 299) return reject(refused(call.status, answer, requestId));
      const parsed = schema.safeParse(answer);
      if (parsed.success) resolve(parsed.data);
      else reject(ApiProblem.local('ANSWER_NOT_UNDERSTOOD', call.status, requestId));
    };
    // A server that refuses in the middle breaks the connection, and the sentence with it.
    if (file.size > MAX_UPLOAD_BYTES) return reject(ApiProblem.local('BODY_TOO_LARGE', 413));
    if (signal?.aborted) return reject(new DOMException('上传已取消', 'AbortError'));
    signal?.addEventListener('abort', () => call.abort(), { once: true });
    call.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
