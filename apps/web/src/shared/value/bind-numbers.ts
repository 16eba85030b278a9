const NUMBER_BEFORE_HAN = /(?<=[\d%]) (?=\p{Script=Han})/gu;

/** Ties a number to the measure word behind it, so that no line ends between `3` and `处`. */
export const bindNumbers = (sentence: string): string => sentence.replace(NUMBER_BEFORE_HAN, '\u00a0');
