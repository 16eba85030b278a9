export { EvaluationSheet, type EvaluationSheetProps } from './evaluation-sheet.tsx';
export type { HistoryMultiplesProps, HistorySeries } from './history-multiples.tsx';
export type { SourceChoice } from './indicator-table.tsx';
export { resultColumnSets } from './result-columns.ts';
export { ResultList, type ResultListProps } from './result-list.tsx';
export { type Lever, WhatIf, type WhatIfProps } from './what-if.tsx';
