// One contender in a process of its own: node policy-case.mjs <contender> <built product> <built by hand> <policy file> <ms of processor time>
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { CONTENDERS } from './contenders.mjs';
import { proofs, timed } from './facts.mjs';

const [name, product, hand, policyFile, milliseconds] = process.argv.slice(2);
const [{ policy, rule, toDecimalString }, byHand] = await Promise.all(
  [product, hand].map((path) => import(pathToFileURL(path).href)),
);
const file = policy.PolicyFile.parse(parse(await readFile(policyFile, 'utf8')));
const {
  ready,
  answer,
  brief = (found) => found,
} = await CONTENDERS[name]({ policy, rule, toDecimalString, byHand, file });

const answers = [];
for (const facts of proofs()) answers.push(brief(await answer(ready(facts))));

const given = timed().map(ready);
const waits = answer(given[0]) instanceof Promise;
const used = (since) => {
  const { user, system } = process.cpuUsage(since);
  return user + system;
};
async function round() {
  const [start, before] = [performance.now(), process.cpuUsage()];
  if (waits) for (const facts of given) await answer(facts);
  else for (const facts of given) answer(facts);
  return { cpu: used(before) / given.length, wall: ((performance.now() - start) * 1000) / given.length };
}
// Until so much processor time is used, however busy the machine: the first half warms up, of the rest the median.
const rounds = [];
const began = process.cpuUsage();
while (used(began) < Number(milliseconds) * 1000 || rounds.length < 6) rounds.push(await round());
const median = (key) => {
  const sorted = rounds
    .slice(rounds.length >> 1)
    .map((one) => one[key])
    .sort((x, y) => x - y);
  return sorted[sorted.length >> 1];
};
console.log(
  JSON.stringify({
    cpuMicroseconds: median('cpu'),
    microseconds: median('wall'),
    rounds: rounds.length,
    answers,
  }),
);
