import { z } from 'zod';
import {
  choiceParam,
  choicesParam,
  flagParam,
  listParam,
  textParam,
  yearParam,
} from '../../shared/url/index.ts';

/** 亩均评价 in the address: year, run, part of the page, and every condition of the result list. */
export const EvaluationSearch = z.object({
  year: yearParam(),
  run: textParam(64),
  view: choiceParam(['results', 'units', 'adjustments', 'runs'], 'results'),
  scale: choiceParam(['above', 'below'], 'above'),
  q: textParam(),
  unit: listParam(),
  industry: textParam(4),
  grade: choicesParam(['A', 'B', 'C', 'D', 'none']),
  adjusted: flagParam(),
  /** `baseline:taxPerMu`: the number whose source is open. */
  source: textParam(64),
  sort: textParam(40),
  columns: textParam(600),
});
export type EvaluationSearch = z.infer<typeof EvaluationSearch>;

/** 两次测算的变化. */
export const ComparisonSearch = z.object({
  from: textParam(64),
  to: textParam(64),
  /** All who changed, or only those whose grade did. */
  show: choiceParam(['all', 'grades'], 'all'),
});
