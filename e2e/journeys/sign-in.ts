import { expect, type Page } from '@playwright/test';

export const PASSWORD = 'Ceshi-2023-mima';

/** 工作专班, 市经信局, 大麦屿街道, 只读, an enterprise with a project, 系统管理员, 安全管理员 and 审计管理员. */
export type DemoAccount =
  | 'zhuanban'
  | 'jingxin'
  | 'damaiyu'
  | 'chakan'
  | 'qiye2'
  | 'xitong'
  | 'anquan'
  | 'shenji';

type Cookies = Parameters<ReturnType<Page['context']>['addCookies']>[0];

/** The session of each account that has signed in already: a password is made to be slow to check. */
const sessions = new Map<DemoAccount, Cookies>();

/** Signs in, the first time at the page for it and after that with the session that was opened there. */
export async function signIn(page: Page, account: DemoAccount = 'zhuanban'): Promise<void> {
  const session = sessions.get(account);
  if (session) {
    await page.context().addCookies(session);
    if ((await page.request.get('/api/session')).ok()) return;
  }
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/sign-in/);
  sessions.set(account, await page.context().cookies());
}
