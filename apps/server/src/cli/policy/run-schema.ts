import { factsJsonSchema } from '@tenglong/domain/policy';
import type { PolicyOptions } from '../commands/policy.ts';
import type { CliIo } from '../io.ts';
import { loadPolicy } from './load-policy.ts';

/** Prints the JSON Schema of a policy's facts. @throws CliFailure if there is no such policy */
export async function runPolicySchema(id: string, { plan }: PolicyOptions, io: CliIo): Promise<void> {
  const { file } = await loadPolicy(plan, id);
  io.out(`${JSON.stringify(factsJsonSchema(file), undefined, 2)}\n`);
}
