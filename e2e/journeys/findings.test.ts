import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const TAX = '税务局-企业入库税收-2022.csv';
const FIRM = '913310210340026376';
const sample = (name: string) =>
  fileURLToPath(new URL(`../../samples/yuhuan-demo/workbooks/${name}`, import.meta.url));

/** The tax figure of one firm as the statistics office would have it: its own line of the sheet, 489,669 become 500,000. */
function otherOffice(): Buffer {
  const lines = new TextDecoder('gb18030').decode(readFileSync(sample(TAX))).split(/\r?\n/);
  const own = lines.find((line) => line.startsWith(FIRM)) ?? '';
  expect(own).toContain('489669');
  const head = lines.find((line) => line.includes('入库税额') || line.includes('纳税人识别号')) ?? '';
  expect(head).not.toBe('');
  return Buffer.from(`\uFEFF${head}\n${own.replace('489669', '500000')}\n`);
}

test('two departments disagree: both figures stand side by side, the effect is shown, a ruling settles it and is taken back', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/intake');
  await page.setInputFiles('input[type=file]', {
    name: '统计局-企业入库税收-2022.csv',
    mimeType: 'text/csv',
    buffer: otherOffice(),
  });
  await expect(page.getByText(/由市统计局报送，另作一个来源/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '入库', exact: true }).click();
  await expect(page.getByText(/批已入库/)).toBeVisible({ timeout: 60_000 });

  await page.getByRole('link', { name: '待裁定 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 处数据分歧待裁定');
  const sides = page.getByRole('table').first();
  await expect(sides).toContainText('市税务局');
  await expect(sides).toContainText('48.97');
  await expect(sides).toContainText('市统计局');
  await expect(sides).toContainText('50.00');
  await expect(sides).toContainText('+2.1%');
  await expect(page.getByText(/总分 .*→.*档/).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: '去裁定' }).click();
  await page.getByRole('radio', { name: '以市税务局为准' }).check();
  await page.getByLabel('理由').fill('以入库数为准');
  await page.getByRole('button', { name: '裁定', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 处分歧都已裁定');

  await page.goto(`/enterprises/${FIRM}?tab=years&source=tax:2022`);
  await expect(page.getByText(/以市税务局为准，入库税收 48.9669 万元，理由：以入库数为准/)).toBeVisible();

  await page.goto('/intake/findings?state=ruled');
  await page.getByRole('button', { name: '重新打开' }).click();
  await page.getByLabel('重新打开的理由').fill('再核');
  await page.getByRole('button', { name: '重新打开', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 处数据分歧待裁定');
});

test('a batch is taken back whole and its file opened again on the spot', async ({ page }) => {
  await signIn(page);
  await page.goto('/intake');
  await page.getByRole('link', { name: '统计局-企业入库税收-2022.csv' }).first().click();
  await page.getByRole('button', { name: '整批撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText(/批已撤回/).first()).toBeVisible({ timeout: 60_000 });
  await page.goto('/intake/findings');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('没有要裁定的分歧');

  await page.goto('/intake');
  await page.getByRole('link', { name: '统计局-企业入库税收-2022.csv' }).first().click();
  await page.getByRole('button', { name: '重新打开' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByText(/已用原文件开了第/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '放弃' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click();
  await expect(page).not.toHaveURL(/batch=/);
});
