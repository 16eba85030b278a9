import { measureKernel } from '../kernel/measure.mjs';
import { fact, line } from './line.mjs';

export async function measure() {
  const found = await measureKernel();
  if (!found.agree) throw new Error('the kernel and DuckDB rank differently');
  return {
    lines: [
      line('1,000,000 enterprises: kernel ÷ DuckDB, two threads', found.ratio, '×', 0.5),
      line('memory over the input columns', found.megabytesOverInput, 'MB', 300),
      ...found.growth.map(({ from, to, timePerEnterprise }) =>
        line(`growth ${from} → ${to}: time per enterprise`, timePerEnterprise, '×', 1),
      ),
      fact('kernel', found.kernel.milliseconds, 'ms'),
      fact('DuckDB', found.duckdb.milliseconds, 'ms'),
    ],
    detail: found,
  };
}
