/** The words by which a workbook that comes home is known; old exports carry them, so they never change. */
export const KEPT_SHEET = '对照（勿改）';
export const ID_HEADER = '条目编号（勿改）';
export const REVISION_HEADER = '修订号（勿改）';

/** Which register the workbook is of, and when it went out. */
export const keptMark = (register: string, day: string): string => `tenglong:${register}:${day}`;

export function readMark(text: string): { readonly register: string; readonly day: string } | undefined {
  const [, register, day] = /^tenglong:([A-Za-z0-9-]+):(\d{4}-\d{2}-\d{2})$/.exec(text.trim()) ?? [];
  return register === undefined || day === undefined ? undefined : { register, day };
}
