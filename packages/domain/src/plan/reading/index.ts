export { compareReadings, type FigureChange } from './compare-readings.ts';
export { type DecisionOutcome, decideReading, type FreeValue, freeValueOf } from './decide.ts';
export { type Decision, planUnder } from './plan-under.ts';
export { type ContradictionReading, readingsOf } from './readings.ts';
export type { SheetContext, SheetFigure } from './sheet-figure.ts';
