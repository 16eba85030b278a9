import { z } from 'zod';
import { choiceParam, listParam, textParam } from '../../shared/url/index.ts';

/** 方案总览 in the address: which clauses are unfolded, the word searched, an address to go to. */
export const PlanSearch = z.object({
  view: choiceParam(['tree', 'tasks', 'lists', 'text', 'versions'], 'tree'),
  open: listParam(),
  q: textParam(),
  address: textParam(32),
});

/** 矛盾台: only what is open, only what touches an address, only one, the reading being looked at and of which one. */
export const ContradictionSearch = z.object({
  address: textParam(32),
  state: z.enum(['open', 'ruled']).optional().catch(undefined),
  only: textParam(300),
  on: textParam(300),
  try: textParam(400),
});
