import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const sentence = (page: Page) => page.getByRole('heading', { level: 1 });

test('a budget is entered by one person and waits for another', async ({ page }) => {
  await signIn(page);
  await page.goto('/budget?year=2023');
  await expect(sentence(page)).toContainText('2023 年安排');
  await expectAccessible(page);
  await page.getByRole('button', { name: '编列、登记、支出' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '提出' })).toBeDisabled();
  await dialog.getByLabel(/^金额/).fill('12.345');
  await dialog.getByLabel('依据或理由').fill('年末追加');
  await dialog.getByRole('button', { name: '提出' }).click();
  await expect(dialog.getByRole('alert')).toContainText('两位小数');
  await dialog.getByLabel(/^金额/).fill('500000');
  await dialog.getByRole('button', { name: '提出' }).click();
  await expect(dialog).toHaveCount(0);
  const waiting = page.getByRole('listitem').filter({ hasText: '年末追加' });
  await expect(waiting).toContainText('等另一人确认');
  await waiting.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(waiting).toHaveCount(0);
});

test('a number of the payments opens the postings it comes from', async ({ page }) => {
  await signIn(page);
  await page.goto('/payments?state=paid');
  await expect(sentence(page)).toContainText('已兑付');
  await page
    .getByRole('button', { name: /已兑付的来源/ })
    .first()
    .click();
  await expect(page).toHaveURL(/open=/);
  await expect(page.getByRole('heading', { name: '来龙去脉' })).toBeVisible();
  await expect(page.getByText('已承诺待付 → 已兑付')).toBeVisible();
  await expectAccessible(page);
});

test('a reader sees the budget and may enter nothing', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/budget?year=2023');
  await expect(sentence(page)).toContainText('2023 年安排');
  await expect(page.getByRole('button', { name: '编列、登记、支出' })).toHaveCount(0);
});
