import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { overviewQuery } from '../features/plan/plan-queries.ts';
import { todoCountQuery } from '../features/register/register-queries.ts';
import { useCan, useSession } from '../shared/session/index.ts';

const LATEST_MS = 2000;

/** True once the browser has painted and is idle, at the latest after two seconds. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const settle = () => setIdle(true);
    // Safari has no idle callback.
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = window.setTimeout(settle, LATEST_MS);
      return () => window.clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(settle, { timeout: LATEST_MS });
    return () => window.cancelIdleCallback(handle);
  }, []);
  return idle;
}

/**
 * What waits behind the rail's entries, by path: steps that are mine to take, contradictions that are mine to rule. Read
 * after the first paint, the latter from the cache of 方案总览; where it cannot be read the rail has no number.
 */
export function useRailCounts(): Readonly<Record<string, number>> {
  const idle = useIdle();
  const hasPlan = useSession().county.planId !== '';
  // A number in the rail is something to be done: whoever cannot rule has nothing to do there.
  const mayRule = useCan('plan.rule') && hasPlan;
  const { data: open = 0 } = useQuery({
    ...overviewQuery,
    enabled: idle && mayRule,
    select: ({ counts }) => counts.open,
    staleTime: 5 * 60_000,
  });
  const mayAct = useCan('todo.read');
  const { data: todo = 0 } = useQuery({
    ...todoCountQuery,
    enabled: idle && mayAct && hasPlan,
    select: ({ mine }) => mine,
  });
  return { '/todo': todo, '/plan/contradictions': mayRule ? open : 0 };
}
