import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'Ceshi-2023-mima';

/** Signs in as 工作专班 (`zhuanban`) or 只读 (`chakan`) and waits for the first page. */
export async function signIn(page: Page, account: 'zhuanban' | 'chakan' = 'zhuanban'): Promise<void> {
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
}
