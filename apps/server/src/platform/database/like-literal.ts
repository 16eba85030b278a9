/** A text inside a pattern of `like`, where each of its characters stands for itself. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
