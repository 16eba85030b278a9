import { type PlanPolicy, type PolicyVersion, policyVersionOn } from '@tenglong/domain/plan';
import { type PreparedPolicy, preparePolicy, setParameters } from '@tenglong/domain/policy';
import { loadCommandPlan } from '../evaluate/load-plan.ts';
import { CliFailure } from '../failure.ts';

/** The policies of a plan folder. @throws CliFailure if it has none */
export async function loadPolicies(folder: string): Promise<readonly PlanPolicy[]> {
  const { plan } = await loadCommandPlan(folder);
  if (plan.policies.length > 0) return plan.policies;
  throw new CliFailure(`这个方案没有政策：${folder}`, '政策放在方案目录的 policies 之下，一项一个目录');
}

/** One policy of a plan folder. @throws CliFailure if it is not there */
export async function loadPolicy(folder: string, id: string): Promise<PlanPolicy> {
  const policies = await loadPolicies(folder);
  const found = policies.find(({ file }) => file.id === id);
  if (found) return found;
  throw new CliFailure(`没有“${id}”这项政策`, `现有：${policies.map(({ file }) => file.id).join('、')}`);
}

/** The version of a policy that judges a day. @throws CliFailure if there is no such policy */
export const loadPolicyOn = async (folder: string, id: string, day: string): Promise<PolicyVersion> =>
  policyVersionOn(await loadPolicy(folder, id), day);

/** Splits `22-equipment.cap=6000000`. @throws CliFailure if it is not of that form, or of another policy */
function readSetting(text: string, id: string): readonly [string, string] {
  const at = text.indexOf('=');
  const name = text.slice(0, at).trim();
  if (at < 1 || !name.includes('.')) {
    throw new CliFailure(`--set 写的“${text}”看不懂`, `请写成 ${id}.参数=值，例如 22-equipment.cap=6000000`);
  }
  const [policy = '', ...parameter] = name.split('.');
  if (policy !== id) {
    throw new CliFailure(`--set 写的是“${policy}”的参数，判定的却是“${id}”`, `请写成 ${id}.参数=值`);
  }
  return [parameter.join('.'), text.slice(at + 1).trim()];
}

/** A policy made ready, with the parameters set for a trial. @throws CliFailure if a parameter cannot be set so */
export function readyPolicy(
  { file, superseding }: PolicyVersion,
  settings: readonly string[],
): PreparedPolicy {
  const values = new Map(settings.map((text) => readSetting(text, file.id)));
  const setting =
    values.size === 0
      ? { kind: 'set' as const, preparation: preparePolicy(file, { superseding }) }
      : setParameters(file, values, superseding);
  if (setting.kind === 'refused') throw new CliFailure(setting.message, setting.remedy);
  const { preparation } = setting;
  if (preparation.kind === 'policy') return preparation.policy;
  const [first] = preparation.problems;
  throw new CliFailure(
    first?.message ?? '政策不能用',
    first?.remedy ?? '请用 tenglong policy check 查看全部问题',
  );
}

/** The soft provisions that a decision relaxed, each with the decision: `parcels=文号`. @throws CliFailure if none is named */
export function readWaivers(waivers: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    waivers.map((text): [string, string] => {
      const at = text.indexOf('=');
      const decision = text.slice(at + 1).trim();
      if (at > 0 && decision !== '') return [text.slice(0, at).trim(), decision];
      throw new CliFailure(
        `--waive 写的“${text}”没有写明决定`,
        '请写成 分条=决定，例如 parcels=专题会议纪要〔2022〕5号',
      );
    }),
  );
}
