import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

test('a broken promise shows what it owes step by step, and a letter says so', async ({ page }) => {
  await signIn(page);
  await page.goto('/commitments');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('还应追缴');
  const broken = page.getByRole('region', { name: '未履约的' });
  await broken.getByRole('link').first().click();
  const clawback = page.getByRole('region', { name: '追缴', exact: true });
  await expect(clawback).toContainText('还应追缴');
  await page.goto('/commitments');
  await broken
    .getByRole('row', { name: /200,000\.00/ })
    .getByRole('link')
    .click();
  await expect(clawback).toContainText('已享受资金');
  await clawback.getByRole('button', { name: '出具追缴通知书' }).click();
  await page.getByLabel('文号').fill('玉腾笼追〔2023〕1 号');
  await page.getByLabel('缴款期限').fill('2023-12-31');
  const letter = page.waitForEvent('download');
  await page.getByRole('button', { name: '出具', exact: true }).click();
  expect((await letter).suggestedFilename()).toContain('追缴通知书');
  await expect(clawback).toContainText('玉腾笼追〔2023〕1 号');
});

test('the list for the banks names the evaluation it rests on; a reader does not get it', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/commitments');
  await page.getByRole('link', { name: '银行参考名单' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('家');
  await expect(page.getByText('封存校验值')).toBeVisible();
});
