import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const sample = (name: string) =>
  fileURLToPath(new URL(`../../samples/yuhuan-demo/workbooks/${name}`, import.meta.url));
const TAX = '税务局-企业入库税收-2022.csv';

/** The tax file of 2022 with one figure changed: 489,669 yuan becomes 1,489,669. */
function corrected(): Buffer {
  const bytes = readFileSync(sample(TAX));
  const text = new TextDecoder('gb18030').decode(bytes);
  const line = text.split('\n').find((one) => one.startsWith('913310210340026376'));
  expect(line).toContain('489669');
  const at = bytes.indexOf(Buffer.from('913310210340026376'));
  const figure = bytes.indexOf(Buffer.from(',489669'), at);
  return Buffer.concat([
    bytes.subarray(0, figure),
    Buffer.from(',1489669'),
    bytes.subarray(figure + ',489669'.length),
  ]);
}

test('a corrected workbook is previewed, committed, seen in the dossier, and taken back whole', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/intake');
  await page.setInputFiles('input[type=file]', { name: TAX, mimeType: 'text/csv', buffer: corrected() });
  await expect(page.getByRole('heading', { name: '入库预览' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('影响 1 家')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '入库', exact: true }).click();
  await expect(page.getByText(/批已入库/)).toBeVisible({ timeout: 60_000 });

  await page.goto('/enterprises/913310210340026376?tab=years');
  await expect(page.getByRole('button', { name: /148\.97/ })).toBeVisible();
  await page.goto('/evaluation?year=2022');
  await expect(page.getByText(/之后又入库 1 批数据/)).toBeVisible();

  await page.goto('/intake');
  await page.getByRole('link', { name: TAX }).first().click();
  await page.getByRole('button', { name: '整批撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText(/批已撤回，数据回到入库之前/)).toBeVisible({ timeout: 60_000 });
  await page.goto('/enterprises/913310210340026376?tab=years');
  await expect(page.getByRole('button', { name: /48\.97/ })).toBeVisible();
});

test('the same file again is recognised and changes nothing', async ({ page }) => {
  await signIn(page);
  await page.goto('/intake');
  await page.setInputFiles('input[type=file]', sample('违法违规企业清单.xlsx'));
  await expect(page.getByText(/完全相同/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: '放弃' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '放弃' }).click();
  await expect(page).not.toHaveURL(/batch=/);
});

test('a file that is no workbook is refused with what to do', async ({ page }) => {
  await signIn(page);
  await page.goto('/intake');
  await page.setInputFiles('input[type=file]', {
    name: '企业用能-2022.et',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a workbook'),
  });
  await expect(page.getByText(/另存为/)).toBeVisible({ timeout: 30_000 });
});

test('somebody who may only look sees everything and no button that changes anything', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/intake');
  await expect(page.getByRole('heading', { name: '谁报了什么' })).toBeVisible();
  await expect(page.getByRole('button', { name: '选择文件' })).toHaveCount(0);
  await page.goto('/plan/contradictions');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('自相矛盾');
  await expect(page.getByRole('button', { name: '去裁定' })).toHaveCount(0);
  await page.goto('/evaluation');
  await expect(page.getByRole('button', { name: '重新测算' })).toHaveCount(0);
  const refused = await page.evaluate(
    async () =>
      (
        await fetch('/api/evaluation/runs', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"year":2022}',
        })
      ).status,
  );
  expect(refused).toBe(403);
});
