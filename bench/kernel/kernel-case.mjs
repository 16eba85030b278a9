// The kernel in a process of its own: node --expose-gc kernel-case.mjs <built domain> <size> <rounds>
import { pathToFileURL } from 'node:url';
import { digest, makeColumns, SCHEME } from './make-columns.mjs';

const [built, size, rounds] = process.argv.slice(2);
const { compileScheme, evaluateColumns, SchemeFile } = await import(pathToFileURL(built).href);
const compiled = compileScheme(SchemeFile.parse(SCHEME), 2022);

// The peak is a high-water mark of the process, so memory is read on the first run, before anything else grew it.
const columns = makeColumns(Number(size));
globalThis.gc?.();
const before = process.memoryUsage().rss;
let best = Number.POSITIVE_INFINITY;
let cpu = Number.POSITIVE_INFINITY;
let megabytes = 0;
let outcome;
for (let round = 0; round < Number(rounds); round += 1) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  outcome = evaluateColumns(columns, compiled);
  best = Math.min(best, performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  cpu = Math.min(cpu, (user + system) / 1000);
  if (round === 0) megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
  globalThis.gc?.();
}
console.log(
  JSON.stringify({
    milliseconds: best,
    cpuMilliseconds: cpu,
    megabytes,
    ranked: outcome.order.length,
    digest: digest(outcome.order),
  }),
);
