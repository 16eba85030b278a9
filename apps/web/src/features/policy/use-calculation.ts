import {
  determine,
  explainDetermination,
  type FactProblem,
  type PreparedPolicy,
  readFacts,
} from '@tenglong/domain/policy';
import { isCalendarDay } from '@tenglong/domain/values';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { LONGEST_LINK } from './calculator-link.ts';

/** What a policy comes to for the facts typed so far, or what is wrong with them; typing does not wait for it. */
export function useCalculation(policy: PreparedPolicy, facts: unknown, on: string) {
  const settled = useDeferredValue(facts);
  return useMemo(() => {
    // A link may name 30 February.
    if (!isCalendarDay(on)) {
      const problem: FactProblem = { path: '', message: '判定日不是日历上的日期', remedy: '请重新选判定日' };
      return { kind: 'problems' as const, problems: [problem] };
    }
    const reading = readFacts(policy, settled);
    if (reading.kind === 'problems') return reading;
    const determination = determine(policy, reading.facts, on);
    return {
      kind: 'result' as const,
      determination,
      account: explainDetermination(policy.file, determination),
    };
  }, [policy, settled, on]);
}

/** The address follows what is typed, so that going back and forth keeps it; too much for an address stays out of it. */
export function useKeptInAddress(address: string) {
  useEffect(() => {
    const timer = setTimeout(() => {
      const { pathname, search } = window.location;
      const hash = address.length > LONGEST_LINK ? '' : `#${address}`;
      window.history.replaceState(window.history.state, '', `${pathname}${search}${hash}`);
    }, 300);
    return () => clearTimeout(timer);
  }, [address]);
}
