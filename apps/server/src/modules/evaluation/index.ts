export { listGoalActuals } from './goal-actuals.ts';
export { evaluationMigrations } from './migrations/index.ts';
export { prepareRun } from './prepare-run.ts';
export { previewFigures, type TryFigures } from './preview-figures.ts';
export { previewGrades } from './preview-grades.ts';
export { evaluationRoutes } from './routes.ts';
export { runEvaluation } from './run-evaluation.ts';
export { findLatestRun, getRunRecord, type RunRecord } from './run-library.ts';
export { schemesInUse } from './schemes-in-use.ts';
