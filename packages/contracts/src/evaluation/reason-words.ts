type Titled = { readonly fact: string; readonly title: string };

/** What an indicator and its figures are called. */
export interface NamedIndicator {
  readonly id: string;
  readonly title: string;
  readonly numerator: Titled;
  readonly denominator: Titled | null;
}

const WORDS: Readonly<Record<string, string>> = {
  unknown: '缺',
  'not positive': '不大于零的有',
  'no baseline': '没有基准的有',
};

/** Why somebody has no grade, in the office's words: `unknown: tax, landMu` → `缺入库税收、实际用地`. */
export function reasonWords(reason: string, indicators: readonly NamedIndicator[]): string {
  const titles = new Map(
    indicators.flatMap(({ id, title, numerator, denominator }) => [
      [id, title] as const,
      [numerator.fact, numerator.title] as const,
      ...(denominator ? [[denominator.fact, denominator.title] as const] : []),
    ]),
  );
  return reason
    .split('; ')
    .filter((part) => part !== '')
    .map((part) => {
      const [kind = '', list] = part.split(': ');
      if (list === undefined) return kind;
      const names = list.split(', ').map((id) => titles.get(id) ?? id);
      return `${WORDS[kind] ?? `${kind}：`}${names.join('、')}`;
    })
    .join('；');
}
