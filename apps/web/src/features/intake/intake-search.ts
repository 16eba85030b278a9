import { z } from 'zod';
import { choiceParam, textParam, wholeParam } from '../../shared/url/index.ts';

/** 数据归集 in the address: the batch whose preview is open, which of its rows, whether its columns are being mapped. */
export const IntakeSearch = z.object({
  batch: textParam(64),
  show: choiceParam(['notable', 'problems', 'changed', 'all'], 'notable'),
  map: z.enum(['1']).optional().catch(undefined),
  /** Pages of the rows and of the problems, and how grave the problems shown. */
  rows: wholeParam(0, 100_000, 0),
  problems: wholeParam(0, 100_000, 0),
  level: z.enum(['hold', 'unknown', 'hint']).optional().catch(undefined),
});
