import { type PolicyFacts, type PreparedPolicy, readFacts } from '@tenglong/domain/policy';
import { findRepeatedKey } from './find-repeated-key.ts';

export type CaseReading =
  | { readonly ok: true; readonly facts: PolicyFacts }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** What stands for bytes that are no UTF-8. */
const UNREADABLE = '\uFFFD';

/** The facts of a case from their JSON, or what is wrong with them in a sentence. */
export function readCase(
  policy: PreparedPolicy,
  text: string,
  waived: ReadonlyMap<string, string>,
): CaseReading {
  if (text.includes(UNREADABLE)) {
    return { ok: false, message: '事实里有读不出的字', remedy: '请把文件另存为 UTF-8 编码' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const odd = /\b(NaN|-?Infinity|undefined)\b/.exec(text)?.[1];
    const message = odd === undefined ? '事实不是合法的 JSON' : `事实里写了 ${odd}，不是数值`;
    return { ok: false, message, remedy: '请核对引号、逗号和括号；不知道的数就不写' };
  }
  const repeated = findRepeatedKey(text);
  if (repeated !== undefined) {
    const message = `事实里“${repeated}”写了两次，不知道以哪个为准`;
    return { ok: false, message, remedy: '请删去其中一个' };
  }
  const reading = readFacts(policy, value, waived);
  if (reading.kind === 'facts') return { ok: true, facts: reading.facts };
  const [first] = reading.problems;
  const sentences = reading.problems.map(({ path, message }) =>
    path === '' ? message : `${path}：${message}`,
  );
  return { ok: false, message: sentences.join('；'), remedy: first?.remedy ?? '请核对事实' };
}
