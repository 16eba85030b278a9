import { isPlaceholder } from './cell-number.ts';
import { foldText } from './text.ts';

/** The form in which parts are told apart: `1 号` is `1号`; a placeholder names none. */
export const partKey = (text: string): string => (isPlaceholder(text) ? '' : foldText(text));
