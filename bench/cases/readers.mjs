import { measureWorkbooks } from '../workbook/measure.mjs';
import { fact } from './line.mjs';

export async function measure() {
  const found = await measureWorkbooks(2);
  return {
    lines: found.map(({ what, name, cpuRatio }) => fact(`${what}: ${name}, processor time`, cpuRatio, '×')),
    detail: found,
  };
}
