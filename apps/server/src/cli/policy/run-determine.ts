import { determine } from '@tenglong/domain/policy';
import type { DetermineOptions } from '../commands/policy.ts';
import { CliFailure } from '../failure.ts';
import type { CliIo } from '../io.ts';
import { loadPolicyOn, readWaivers, readyPolicy } from './load-policy.ts';
import { printDetermination } from './print-determination.ts';
import { readCase } from './read-case.ts';
import { readWhole } from './read-input.ts';

/** Determines one case and prints it as one JSON object. @throws CliFailure if facts or parameters are of no use */
export async function runDetermine(options: DetermineOptions, io: CliIo): Promise<void> {
  const policy = readyPolicy(await loadPolicyOn(options.plan, options.policy, options.asOf), options.set);
  const reading = readCase(policy, await readWhole(options.facts), readWaivers(options.waive));
  if (!reading.ok) throw new CliFailure(reading.message, reading.remedy);
  const { ignored } = reading.facts;
  if (ignored.length > 0) io.err(`本政策不用这些内容，没有采用：${ignored.slice(0, 20).join('、')}\n`);
  await printDetermination(io, determine(policy, reading.facts, options.asOf));
}
