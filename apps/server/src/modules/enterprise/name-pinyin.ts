import { pinyin } from 'pinyin-pro';

/** Keys for ordering by pinyin and for searching by initials: PGlite has no Chinese collation. */
export interface NamePinyin {
  /** Syllables without tones, joined: `yuhuandingmao`. */
  readonly pinyin: string;
  /** First letters: `yhdm`. */
  readonly initials: string;
}

export function namePinyin(name: string): NamePinyin {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  return {
    pinyin: syllables.join(' ').toLowerCase(),
    initials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .toLowerCase(),
  };
}
