export { evaluationMigrations } from './migrations/index.ts';
export { previewGrades } from './preview-grades.ts';
export { schemesInUse } from './schemes-in-use.ts';
