import { compilePolicy, determine } from '@tenglong/domain/policy';
import type { DetermineOptions } from '../commands/policy.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { loadPolicyOn, readWaivers, readyPolicy } from './load-policy.ts';
import { readCase } from './read-case.ts';
import { readLines } from './read-input.ts';

/** Results are written together up to this many characters, then the reader downstream is waited for. */
const BATCH = 256 * 1024;

/**
 * Determines a population, one case a line, one result a line in the order of the input; nothing but the line at hand
 * and the results not yet written is held.
 *
 * @throws CliFailure at the end if some lines were of no use
 */
export async function runPopulation(options: DetermineOptions, io: CliIo): Promise<void> {
  const policy = readyPolicy(await loadPolicyOn(options.plan, options.policy, options.asOf), options.set);
  const compiled = compilePolicy(policy, options.asOf);
  const waived = readWaivers(options.waive);
  let written = '';
  let line = 0;
  let useless = 0;
  const flush = async () => {
    io.out(written);
    written = '';
    await io.drained?.();
  };
  for await (const text of readLines(options.facts)) {
    line += 1;
    if (text.trim() === '') continue;
    const reading = readCase(policy, text, waived);
    if (reading.ok) {
      const { facts } = reading;
      const result = options.trace ? determine(policy, facts, options.asOf) : compiled.determine(facts);
      written += `${JSON.stringify(result)}\n`;
    } else {
      useless += 1;
      written += `${JSON.stringify({ policy: policy.file.id, line, problem: reading.message, remedy: reading.remedy })}\n`;
    }
    if (written.length > BATCH) await flush();
  }
  await flush();
  if (useless > 0) throw new CliFailure(`有 ${useless} 行不能判定`, '这些行的结果里写明了行号、问题和改法');
}
