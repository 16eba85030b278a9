import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';

/** Clause 22: 10 machines of 1,200,000 at 13 %, 7 % of 10,619,469.03 excl. tax. */
const FACTS = {
  project: {
    industryOriented: true,
    filed: true,
    provincialDemonstration: false,
    buildFrom: '2022-01-01',
    buildTo: '2022-12-31',
    extendedTo: null,
  },
  items: [
    {
      unitPriceInclTax: '1200000',
      quantity: '10',
      vatRate: '0.13',
      productive: true,
      localMaker: false,
      purchasedOn: '2022-05-01',
    },
  ],
  leases: [],
  grantedThisYear: '0',
};
const LINK = `/calculator/22-equipment#on=2022-12-31&f=${Buffer.from(JSON.stringify(FACTS)).toString('base64url')}`;

test('anybody opens a link, sees the calculation beside the clause, and changes it without a word to the server', async ({
  page,
}) => {
  const sent: string[] = [];
  // The browser asks for the icon of its tab when it finds the time.
  page.on('request', (request) => request.url().endsWith('/icon.svg') || sent.push(request.url()));
  await page.goto(LINK);
  const answer = page.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('743,362.83');
  await expect(page.getByText('所达的档', { exact: true })).toBeVisible();
  await expectAccessible(page);
  sent.length = 0;
  await page.getByLabel('数量', { exact: true }).fill('30');
  await expect(answer).toContainText('2,867,256.64');
  expect(sent).toEqual([]);
  await page.getByLabel('单价（含税）（元）').fill('1e30');
  await expect(answer).toContainText('1 处填得不对');
  await page.getByLabel('单价（含税）（元）').fill('');
  await expect(answer).toContainText('再填 1 项');
  await expect(page.getByRole('button', { name: '购置的设备第 1 项的单价（含税）是多少元？' })).toBeVisible();
});

test('a link that was cut says so and leaves an empty form', async ({ page }) => {
  await page.goto('/calculator/22-equipment#f=eyJwcm9qZWN0Ijp7');
  await expect(page.getByText('链接不完整')).toBeVisible();
});

test('the calculator fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LINK);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('743,362.83');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
