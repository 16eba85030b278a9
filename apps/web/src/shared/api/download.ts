import { apiPath, type RequestOptions, refused, send } from './request.ts';

/** The name the server gives a file: the UTF-8 form of Content-Disposition, else the plain one, else `otherwise`. */
export function fileNameFrom(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition ?? '')?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded.trim());
    } catch {
      return otherwise;
    }
  }
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1]?.trim() || otherwise;
}

/** Fetches a file and hands it to the browser to keep. @throws ApiProblem */
export async function download(
  path: string,
  options: Pick<RequestOptions, 'query' | 'signal'> & { readonly fileName: string },
): Promise<void> {
  const response = await send(apiPath(path, options.query), {
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
  });
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => undefined);
    throw refused(response.status, answer, response.headers.get('x-request-id') ?? '');
  }
  const name = fileNameFrom(response.headers.get('content-disposition'), options.fileName);
  keepFile(await response.blob(), name);
}

/** Offers bytes made in the page as a download. */
function keepFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address over by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
