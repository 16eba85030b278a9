import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.TENGLONG_E2E_PORT ?? 8791);

/** One product on a fresh embedded database with the demo county, for all journeys; one journey after the other. */
export default defineConfig({
  testDir: '.',
  testMatch: 'journeys/*.test.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  // Beside the other tests a page has a part of a core.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  outputDir: join(tmpdir(), 'tenglong-e2e-results'),
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording every step costs as much as taking it: TENGLONG_E2E_TRACE=on when there is something to find out.
    trace: process.env.TENGLONG_E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `node ../apps/server/bin/tenglong.js serve --demo --port ${port}`,
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    env: {
      TENGLONG_DATA: join(mkdtempSync(join(tmpdir(), 'tenglong-e2e-')), 'data'),
      TENGLONG_DEMO_PASSWORD: 'Ceshi-2023-mima',
    },
  },
});
