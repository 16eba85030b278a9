// The browser journeys alone, against a fresh build.
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root, step, tools } from './step.mjs';

const chromium = findChromium();
if (!chromium) process.exit(1);
step('build', join(root, 'scripts/build.mjs'));
step(
  'journeys in the browser',
  tools.playwright,
  ['test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    CHROMIUM_PATH: chromium,
  },
);
