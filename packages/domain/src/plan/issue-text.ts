const MARK = '｜';
const CHINESE = /[\u4e00-\u9fff]/;

/**
 * A schema's own message: what is wrong and what to do, in one string that {@link splitSaying} takes apart again.
 * 〈值〉 in it stands for the value found.
 */
export function says(message: string, remedy: string): string {
  return `${message}${MARK}${remedy}`;
}

export interface Saying {
  readonly message: string;
  readonly remedy: string;
}

/**
 * The two halves of a schema's own message: of one made by {@link says}, or of a Chinese sentence that ends in “请……”.
 *
 * @returns `undefined` for the library's own English messages
 */
export function splitSaying(text: string): Saying | undefined {
  const [message, remedy] = text.split(MARK);
  if (message !== undefined && remedy !== undefined) return { message, remedy };
  if (!CHINESE.test(text)) return undefined;
  const ask = text.search(/(?<=[，；。])请/);
  if (ask < 0) return { message: text, remedy: '请照此改正' };
  return { message: text.slice(0, ask).replace(/[，；。]$/, ''), remedy: text.slice(ask).replace(/。$/, '') };
}
