// Every policy of the plan over 5,000 enterprises, in a process of its own: node population-case.mjs <built product> <plan>
// Reading the facts is part of what is timed, as it is of what the finder does.
import { pathToFileURL } from 'node:url';

const [product, folder] = process.argv.slice(2);
const { assemblePlan, policy, readPlanFolder } = await import(pathToFileURL(product).href);
const reading = await readPlanFolder(folder);
const assembly = assemblePlan(reading.documents);
if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors.slice(0, 3)));
const ENTERPRISES = 5000;
const DAY = '2022-06-30';
const FIGURES = ['0', '3', '0.15', '8', '24', '1200', '60000', '260000', '2500000', '12000000'];
const DAYS = ['2022-01-01', '2022-03-15', '2022-06-30', '2022-12-31'];

let state = 20220630;
const draw = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

function valueFor(input, leaves) {
  switch (input.type) {
    case 'number': {
      const fit = FIGURES.filter(
        (figure) =>
          !(input.whole && figure.includes('.')) &&
          (input.most === undefined || Number(figure) <= Number(input.most)),
      );
      return fit[draw(fit.length)];
    }
    case 'boolean':
      return draw(4) > 0;
    case 'date':
      return DAYS[draw(DAYS.length)];
    case 'text': {
      const options = Object.keys(input.options ?? { 文: '' });
      return options[draw(options.length)];
    }
    case 'series':
      return Array.from({ length: 1 + draw(3) }, () => valueFor(input.of, leaves));
    default:
      return Array.from({ length: 1 + draw(3) }, () => factsOf(input.fields, leaves));
  }
}

function factsOf(inputs, leaves) {
  const facts = {};
  for (const [name, input] of Object.entries(inputs)) {
    if (leaves && draw(4) === 0) continue;
    const keys = name.split('.');
    let at = facts;
    for (const key of keys.slice(0, -1)) {
      at[key] ??= {};
      at = at[key];
    }
    at[keys.at(-1)] = valueFor(input, leaves);
  }
  return facts;
}

function judgeAll(leaves) {
  const sets = assembly.plan.policies.map(({ file }) => {
    const prepared = policy.preparePolicy(file);
    if (prepared.kind !== 'policy') throw new Error(file.id);
    const raw = Array.from({ length: ENTERPRISES }, () => factsOf(file.inputs, leaves));
    return { prepared: prepared.policy, raw };
  });
  const verdicts = { eligible: 0, ineligible: 0, unknown: 0, refused: 0 };
  const [began, before] = [performance.now(), process.cpuUsage()];
  for (const { prepared, raw } of sets) {
    const compiled = policy.compilePolicy(prepared, DAY);
    for (const facts of raw) {
      const read = policy.readFacts(prepared, facts);
      verdicts[read.kind === 'facts' ? compiled.determine(read.facts).verdict : 'refused'] += 1;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6, verdicts };
}

const full = judgeAll(false);
const part = judgeAll(true);
console.log(
  JSON.stringify({
    fullSeconds: full.seconds,
    fullProcessor: full.processor,
    partSeconds: part.seconds,
    full: full.verdicts,
    part: part.verdicts,
  }),
);
