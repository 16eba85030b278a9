import {
  conjunction,
  disjunction,
  invert,
  isZeroNumber,
  precedes,
  type Results,
  TraceContradiction,
  totalOf,
  unitOfValue,
  unknownBecause,
} from './recompute.ts';
import type { TraceStep, TraceValue } from './trace-schema.ts';

type ListStep = Extract<TraceStep, { list: number }>;
type Unknown = Extract<TraceValue, { kind: 'unknown' }>;

/**
 * Why a doubtful item is in doubt was said where the list was made; the doubts themselves are looked up there, in the
 * steps that judged its members.
 */
export function listResult(
  step: ListStep,
  results: Results,
  doubtsOf: (list: number, item: string) => Unknown,
): TraceValue {
  const list = results(step.list);
  if (list.kind === 'unknown') return list;
  if (list.kind !== 'list') throw new TraceContradiction('应为清单');
  const members = step.members.map(({ item, step: at, doubtful }) => {
    if (doubtful !== list.doubtful.includes(item))
      throw new TraceContradiction(`${item} 是否确定在内前后不一`);
    return {
      item,
      value: at === undefined ? undefined : results(at),
      doubt: doubtful ? doubtsOf(step.list, item) : undefined,
    };
  });
  const whole = [...list.items, ...list.doubtful];
  if (members.length !== whole.length || members.some(({ item }) => !whole.includes(item))) {
    throw new TraceContradiction('各项与清单不符');
  }
  const figureOf = ({ value }: (typeof members)[number]): TraceValue => {
    if (!value) throw new TraceContradiction('缺少各项的结果');
    return value;
  };
  const belongs = (doubt: Unknown | undefined): TraceValue => doubt ?? { kind: 'boolean', value: true };
  switch (step.operator) {
    case 'where': {
      const kept = members.filter((member) => {
        const value = figureOf(member);
        return value.kind === 'unknown' || (value.kind === 'boolean' && value.value);
      });
      const inDoubt = kept.filter((member) => member.doubt || figureOf(member).kind === 'unknown');
      return {
        kind: 'list',
        items: kept.filter((member) => !inDoubt.includes(member)).map(({ item }) => item),
        doubtful: inDoubt.map(({ item }) => item),
      };
    }
    case 'every':
      return conjunction(
        members.map((member) => disjunction([invert(belongs(member.doubt)), figureOf(member)])),
      );
    case 'some':
    case 'noneOf': {
      const some = disjunction(
        members.map((member) => conjunction([belongs(member.doubt), figureOf(member)])),
      );
      return step.operator === 'some' ? some : invert(some);
    }
    case 'count': {
      const doubts = members.flatMap(({ doubt }) => doubt ?? []);
      if (doubts.length > 0) return unknownBecause(doubts);
      const unit = step.result.kind === 'number' ? step.result.unit : '';
      return { kind: 'number', value: String(members.length), unit };
    }
    default: {
      const certain = members.filter(({ doubt }) => !doubt).map(figureOf);
      const best = certain
        .filter(({ kind }) => kind === 'number')
        .reduce<TraceValue | undefined>((a, b) => (!a || better(step.operator, b, a) ? b : a), undefined);
      const harmless = (value: TraceValue) =>
        step.operator === 'sum'
          ? isZeroNumber(value)
          : best !== undefined && !better(step.operator, value, best);
      const open = members.filter((member) => {
        const value = figureOf(member);
        return value.kind === 'unknown' || (member.doubt && !harmless(value));
      });
      if (open.length > 0) {
        return unknownBecause(
          open.flatMap((member) => [...(member.doubt ? [member.doubt] : []), figureOf(member)]),
        );
      }
      if (step.operator === 'sum')
        return members.length > 0 ? totalOf(certain, unitOfValue(step.result)) : zeroLike(step);
      return best ?? { kind: 'unknown', causes: [{ kind: 'empty-list' }] };
    }
  }
}

function better(operator: string, a: TraceValue, b: TraceValue): boolean {
  return operator === 'least' ? precedes(a, b) : operator === 'greatest' && precedes(b, a);
}

const zeroLike = ({ result }: ListStep): TraceValue => ({
  kind: 'number',
  value: '0',
  unit: result.kind === 'number' ? result.unit : '',
});
