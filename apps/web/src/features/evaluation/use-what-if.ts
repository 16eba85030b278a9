import { useQuery } from '@tanstack/react-query';
import type { Explanation, WhatIfResult } from '@tenglong/contracts/evaluation';
import { unpackPopulation, whatIf } from '@tenglong/domain/evaluation';
import { useEffect, useMemo, useState } from 'react';
import { useCan } from '../../shared/session/index.ts';
import { populationQuery, tryOnServer } from './evaluation-queries.ts';
import type { Lever, WhatIfProps } from './what-if.tsx';

/** How far a slider goes: from a third of the figure to two and a half times it. */
const [LEAST, MOST] = [1 / 3, 2.5];

function leversOf(explanation: Explanation): readonly Lever[] {
  const inputs = explanation.indicators.flatMap(({ numerator, denominator }) => [
    numerator,
    ...(denominator ? [denominator] : []),
  ]);
  const unique = new Map(inputs.map((input) => [input.fact, input]));
  return [...unique.values()].flatMap(({ fact, title, unit, decimals, value }): Lever[] => {
    const now = value === null ? Number.NaN : Number(value);
    return now > 0 ? [{ fact, title, unit, decimals, now, min: now * LEAST, max: now * MOST }] : [];
  });
}

/**
 * 试一试: with the right to everybody's figures the same calculation runs here in the browser, on every move of a slider;
 * without it the server answers for the one enterprise.
 */
export function useWhatIf(explanation: Explanation | undefined): WhatIfProps | undefined {
  const here = useCan('evaluation.readPopulation');
  const [values, setValues] = useState<Readonly<Record<string, number>>>({});
  const runId = explanation?.runId ?? '';
  const creditCode = explanation?.creditCode ?? '';
  const touched = Object.keys(values).length > 0;
  const population = useQuery({
    ...populationQuery(runId, creditCode),
    enabled: here && touched && explanation !== undefined,
  });
  const evaluable = useMemo(
    () =>
      population.data
        ? { ...unpackPopulation(population.data.packed), index: population.data.index }
        : undefined,
    [population.data],
  );
  const local = useMemo((): WhatIfResult | undefined => {
    if (!evaluable || !touched) return undefined;
    const { total, rank, preliminaryGrade, grade, reason, scores } = whatIf(
      evaluable,
      evaluable.index,
      values,
    );
    return { total, rank, preliminary: preliminaryGrade, grade, reason, scores: { ...scores } };
  }, [evaluable, touched, values]);
  const remote = useRemote(!here && touched, runId, creditCode, values);
  if (!explanation || explanation.total === null) return undefined;
  return {
    levers: leversOf(explanation),
    values,
    onChange: (fact, value) => setValues((now) => ({ ...now, [fact]: value })),
    onReset: () => setValues({}),
    now: { total: explanation.total, rank: explanation.rank, grade: explanation.grade },
    result: touched ? (local ?? remote) : undefined,
  };
}

const SETTLE_MS = 250;

/** Asks the server once the sliders have come to rest. */
function useRemote(
  enabled: boolean,
  runId: string,
  creditCode: string,
  values: Readonly<Record<string, number>>,
) {
  const [settled, setSettled] = useState(values);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(values), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [values]);
  const facts = Object.fromEntries(Object.entries(settled).map(([fact, value]) => [fact, String(value)]));
  const { data } = useQuery({
    queryKey: ['evaluation', 'what-if', runId, creditCode, facts],
    queryFn: () => tryOnServer(runId, creditCode, facts),
    enabled: enabled && Object.keys(facts).length > 0,
  });
  return data;
}
