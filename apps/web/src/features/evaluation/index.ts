export { EvaluationSheet, type EvaluationSheetProps } from './evaluation-sheet.tsx';
export { resultColumnSets } from './result-columns.ts';
export { ResultList, type ResultListProps } from './result-list.tsx';
