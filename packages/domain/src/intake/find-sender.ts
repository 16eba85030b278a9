import type { Dataset } from './dataset.ts';
import { foldText } from './text.ts';

/** A department by every way it is written. */
export interface DepartmentWords {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** `统计局-企业用能-2022.xlsx`: what stands before the first separator names who sends it. */
const SENDER = /^[\s【[(（]*([^-—–_\s【】[\]()（）]+)/;

/**
 * Who sends a workbook: another department of the plan if the file name begins with it, else the one that answers for
 * the dataset. Two departments that send the same table are two sources, not one that corrects the other.
 *
 * @returns the id of the department
 */
export function findSender(
  fileName: string,
  { file }: Dataset,
  departments: readonly DepartmentWords[],
): string {
  const written = foldText(SENDER.exec(fileName)?.[1] ?? '');
  if (written === '') return file.department;
  const named = departments.filter(({ name, aliases }) =>
    [name, ...aliases].some((word) => written === foldText(word)),
  );
  return named.find(({ id }) => id === file.department)?.id ?? named[0]?.id ?? file.department;
}

const REVISION = /修订|更正|订正|补正|重报|改正/;

/** Whether a file says in its name that it puts an earlier one right: `…-2022年（修订）.xlsx`. */
export const namesRevision = (fileName: string): boolean => REVISION.test(fileName);
