/** A part of an official letter, top to bottom. */
export type DocumentBlock =
  /** 发文字号, centred. */
  | { readonly kind: 'number'; readonly text: string }
  /** 标题: 二号小标宋, centred. */
  | { readonly kind: 'title'; readonly text: string }
  /** 主送: flush left. */
  | { readonly kind: 'addressee'; readonly text: string }
  /** 一、 in 黑体. */
  | { readonly kind: 'heading'; readonly text: string }
  /** 正文: 三号仿宋, two characters in. */
  | { readonly kind: 'text'; readonly text: string }
  /** 落款: right, four characters in, fewer where a long name would break. */
  | { readonly kind: 'sign'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the width, in per cent. */
      readonly widths: readonly number[];
      /** Columns of figures, right-aligned. */
      readonly figures: readonly number[];
    };

export interface DocumentSpec {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
}
