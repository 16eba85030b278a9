// Writes the JSON Schemas of plan files for editors: plans/schemas/*.schema.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./apps/server/src/modules/plan/render-schemas.ts');
mkdirSync('plans/schemas', { recursive: true });
for (const { path, text } of module.renderSchemas()) writeFileSync(`plans/schemas/${path}`, text);
