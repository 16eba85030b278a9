import { placeInput } from './fact-label.ts';
import type { PolicyFile } from './policy-file.ts';

const QUESTION_ENDS = {
  boolean: '：是还是否？',
  date: '是哪一天？',
  list: '有哪些？',
  series: '各是多少？',
} as const;

/** 购置的设备第 1 项的增值税税率是多少？ */
export function factQuestion({ inputs }: PolicyFile, path: string): string {
  const placed = placeInput(inputs, path);
  if (!placed) return `${path}是什么？`;
  const { input, words } = placed;
  if (input.type === 'number') return `${words}是多少${input.unit ?? ''}？`;
  if (input.type === 'text') return `${words}是什么？`;
  // 经批准延长到哪一天？
  if (input.type === 'date' && words.endsWith('到')) return `${words}哪一天？`;
  return `${words}${QUESTION_ENDS[input.type]}`;
}
