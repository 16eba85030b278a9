import type { BatchDetail } from '@tenglong/contracts/intake';

/** How far the reading of a file has come, for those who do not see the page: a file that cannot be read says why. */
export function readingWords({
  file,
  status,
  failure,
}: Pick<BatchDetail, 'file' | 'status' | 'failure'>): string {
  if (failure) return `${file} 没有读成，${failure.message}`;
  return status === 'reading' ? `${file} 正在读取` : `${file} 已读完`;
}
