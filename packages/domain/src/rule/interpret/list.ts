import { compare, type Exact, isZero, sum, whole, ZERO } from '../../values/index.ts';
import { type Answer, booleanAnswer, type Member, numberAnswer, unknownAnswer } from '../answer.ts';
import type { Cause } from '../cause.ts';
import type { Node, NodeOf } from '../node.ts';
import type { Outcome } from '../trace/trace-writer.ts';
import { allOf, anyOf, negation } from './logic.ts';
import { causesOf, inUnit, known, type Run, type Scope, unitOf } from './run.ts';

/** What was found of one member of a list. */
interface Finding {
  readonly member: Member;
  readonly answer: Answer;
  readonly step: number;
}

interface Survey {
  readonly list: Outcome;
  /** `undefined` if the list itself is unknown. */
  readonly findings: readonly Finding[] | undefined;
}

/** Evaluates a node once for every member of a list. */
function survey(run: Run, list: Node, each: Node, scope: Scope): Survey {
  const found = run.evaluate(list, scope);
  if (found.answer.kind === 'unknown') return { list: found, findings: undefined };
  const findings = known(found.answer, 'list').members.map((member) => ({
    member,
    ...run.evaluate(each, { shift: scope.shift, items: [...scope.items, member.item] }),
  }));
  return { list: found, findings };
}

const traceMembers = (findings: readonly Finding[] = []) =>
  findings.map(({ member, step }) => ({
    item: member.item.path,
    step,
    doubtful: member.doubt !== undefined,
  }));

/** The members that meet the condition. Whether one belongs there may itself be unknown; then it stays, in doubt. */
export function interpretSelect(run: Run, node: NodeOf<'select'>, scope: Scope): Outcome {
  const { list, findings } = survey(run, node.list, node.meet, scope);
  const members = (findings ?? []).flatMap(({ member, answer }): Member[] => {
    if (answer.kind === 'unknown')
      return [{ item: member.item, doubt: [...(member.doubt ?? []), ...answer.causes] }];
    return known(answer, 'boolean').value ? [member] : [];
  });
  const note = { operator: 'where', list: list.step, members: traceMembers(findings) } as const;
  return run.trace.write(node.path, note, findings ? { kind: 'list', members } : list.answer);
}

/** A member in doubt counts only if its own answer would matter: "it is one, and meets it" in three values. */
export function interpretQuantify(run: Run, node: NodeOf<'quantify'>, scope: Scope): Outcome {
  const { list, findings } = survey(run, node.list, node.condition, scope);
  const belongs = ({ doubt }: Member): Answer => (doubt ? unknownAnswer(doubt) : booleanAnswer(true));
  const judge = (): Answer => {
    if (!findings) return list.answer;
    if (node.operator === 'every') {
      return allOf(findings.map(({ member, answer }) => anyOf([negation(belongs(member)), answer])));
    }
    const some = anyOf(findings.map(({ member, answer }) => allOf([belongs(member), answer])));
    return node.operator === 'some' ? some : negation(some);
  };
  const operator = node.operator === 'none' ? 'noneOf' : node.operator;
  return run.trace.write(node.path, { operator, list: list.step, members: traceMembers(findings) }, judge());
}

export function interpretCount(run: Run, node: NodeOf<'count'>, scope: Scope): Outcome {
  const list = run.evaluate(node.list, scope);
  const note = (members: readonly Member[]) => ({
    operator: 'count' as const,
    list: list.step,
    members: members.map(({ item, doubt }) => ({ item: item.path, doubtful: doubt !== undefined })),
  });
  if (list.answer.kind === 'unknown') return run.trace.write(node.path, note([]), list.answer);
  const { members } = known(list.answer, 'list');
  const doubts = members.flatMap(({ doubt }) => doubt ?? []);
  const answer = doubts.length > 0 ? unknownAnswer(doubts) : numberAnswer(whole(members.length), node.unit);
  return run.trace.write(node.path, note(members), answer);
}

export function interpretAggregate(run: Run, node: NodeOf<'aggregate'>, scope: Scope): Outcome {
  const { list, findings } = survey(run, node.list, node.of, scope);
  const { operator } = node;
  const unit = unitOf(run, node);
  const figureOf = (answer: Answer): Exact | undefined =>
    answer.kind === 'number' ? inUnit(answer.value, answer.unit, unit) : undefined;
  const judge = (): Answer => {
    if (!findings) return list.answer;
    const result = operator === 'sum' ? total(findings, figureOf) : extreme(findings, figureOf, operator);
    return 'd' in result ? numberAnswer(result, unit) : unknownAnswer(result);
  };
  return run.trace.write(node.path, { operator, list: list.step, members: traceMembers(findings) }, judge());
}

type FigureOf = (answer: Answer) => Exact | undefined;

const doubtsAbout = ({ member, answer }: Finding): readonly Cause[] => [
  ...(member.doubt ?? []),
  ...causesOf([answer]),
];

/** A member in doubt that adds nothing either way is no reason for doubt. The sum of no members is zero. */
function total(findings: readonly Finding[], figureOf: FigureOf): Exact | readonly Cause[] {
  const values: Exact[] = [];
  const causes: Cause[] = [];
  for (const finding of findings) {
    const value = figureOf(finding.answer);
    if (value && (!finding.member.doubt || isZero(value))) values.push(value);
    else causes.push(...doubtsAbout(finding));
  }
  if (causes.length > 0) return causes;
  return values.length > 0 ? sum(values) : ZERO;
}

/** A member in doubt that would not be the least (or greatest) anyway is no reason for doubt. */
function extreme(
  findings: readonly Finding[],
  figureOf: FigureOf,
  operator: 'least' | 'greatest',
): Exact | readonly Cause[] {
  const better = (a: Exact, b: Exact) => compare(a, b) * (operator === 'least' ? -1 : 1) > 0;
  let best: Exact | undefined;
  for (const { member, answer } of findings) {
    const value = figureOf(answer);
    if (value && !member.doubt && (!best || better(value, best))) best = value;
  }
  const causes = findings.flatMap((finding) => {
    const value = figureOf(finding.answer);
    const settled = value && (!finding.member.doubt || (best && !better(value, best)));
    return settled ? [] : doubtsAbout(finding);
  });
  if (causes.length > 0) return causes;
  return best ?? [{ kind: 'empty-list' }];
}
