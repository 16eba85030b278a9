import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

test('a contradiction is ruled on with a reason, and the plan has a new version', async ({ page }) => {
  await signIn(page);
  await page.goto('/plan/contradictions?state=open');
  const card = page.getByRole('article').filter({ hasText: '隐形冠军' }).first();
  await card.getByRole('button', { name: '去裁定' }).click();
  await card.getByRole('radio').first().check();
  await card.getByRole('textbox').fill('以第 7 条总目标为准');
  await card.getByRole('button', { name: '裁定', exact: true }).click();
  await expect(page.getByText('裁定已记下')).toBeVisible();
  await page.goto('/plan/contradictions?state=ruled');
  await expect(page.getByRole('article').filter({ hasText: '隐形冠军' }).first()).toContainText(
    '以第 7 条总目标为准',
  );
});

test('the search box finds an enterprise by the initials of its name', async ({ page }) => {
  await signIn(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('yhdycsy');
  await page.getByText('玉环丁酉昌塑业有限公司').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('玉环丁酉昌塑业有限公司');
});

test('a filtered list keeps its filter in the address', async ({ page }) => {
  await signIn(page);
  await page.goto('/enterprises?grade=D&scale=above&sort=-total');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('47 家');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('47 家');
});
