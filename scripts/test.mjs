// npm test: lint, types, borders, every unit and integration test on the embedded database, and the browser journeys
// beside them: a browser waits more than it works.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root, together, tools } from './step.mjs';

const reports = mkdtempSync(join(tmpdir(), 'tenglong-test-'));
const unitReport = join(reports, 'unit.json');
const journeyReport = join(reports, 'journeys.json');

const chromium = findChromium();
if (!chromium) process.exit(1);

await together(
  ['types', join(root, 'scripts/types.mjs')],
  ['lint', tools.biome, ['check', '--error-on-warnings', '.']],
  ['borders', tools.depcruise, ['--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'e2e']],
  ['build', join(root, 'scripts/build.mjs')],
);
await together(
  [
    'unit and integration',
    tools.vitest,
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    // A sixth of what a single file gets: the full suite on PostgreSQL draws sixty times as many.
    { TENGLONG_TRIALS: process.env.TENGLONG_TRIALS ?? '16' },
  ],
  [
    'journeys in the browser',
    tools.playwright,
    ['test', '--config', 'e2e/playwright.config.ts'],
    { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport },
  ],
);

const unit = JSON.parse(readFileSync(unitReport, 'utf8'));
const journeys = JSON.parse(readFileSync(journeyReport, 'utf8')).stats;
rmSync(reports, { recursive: true });
console.log(
  `${unit.numPassedTests + journeys.expected} passed, ${unit.numFailedTests + journeys.unexpected} failed`,
);
