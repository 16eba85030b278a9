import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'Ceshi-2023-mima';

/** 工作专班, 市经信局, 大麦屿街道, 只读, 系统管理员, 安全管理员 and 审计管理员. */
export type DemoAccount = 'zhuanban' | 'jingxin' | 'damaiyu' | 'chakan' | 'xitong' | 'anquan' | 'shenji';

/** Signs in and waits for the first page. */
export async function signIn(page: Page, account: DemoAccount = 'zhuanban'): Promise<void> {
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
}
