import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { oneTimeCode } from './one-time-code.ts';
import { type DemoAccount, signIn } from './sign-in.ts';

async function as(browser: Browser, account: DemoAccount): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, account);
  return page;
}

const sentence = (page: Page) => page.getByRole('heading', { level: 1 });

async function enter(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('an account is made by one administrator, given its role by another, and guarded by a second factor', async ({
  browser,
}) => {
  const system = await as(browser, 'xitong');
  await system.goto('/people');
  await system.getByRole('button', { name: '新增人员' }).click();
  const dialog = system.getByRole('dialog');
  await dialog.getByLabel('账号').fill('chenwu');
  await dialog.getByLabel('姓名').fill('陈五');
  await dialog.getByLabel('单位').fill('沙门镇');
  await dialog.getByRole('button', { name: '建立账号' }).click();
  const made = system.getByRole('dialog', { name: '账号 chenwu 的密码' });
  const first = await made.getByRole('code').innerText();
  await made.getByRole('button', { name: '已交给本人' }).click();
  await expect(sentence(system)).toContainText('1 个待授权');
  await expectAccessible(system);

  const security = await as(browser, 'anquan');
  await security.goto('/people?q=chenwu');
  await expect(security.getByRole('button', { name: '新增人员' })).toHaveCount(0);
  await security.getByRole('link', { name: '陈五' }).click();
  const drawer = security.getByRole('complementary');
  await drawer.getByLabel('岗位').selectOption('township');
  await drawer.getByLabel('沙门镇').check();
  await drawer.getByRole('button', { name: '授予' }).click();
  await expect(security.getByRole('row', { name: /陈五/ })).toContainText('沙门镇');
  await expectAccessible(security);

  // The password was somebody else's: it has to be changed before anything else.
  const person = await (await browser.newContext()).newPage();
  await person.goto('/sign-in');
  await enter(person, 'chenwu', first);
  await person.getByLabel('原密码').fill(first);
  await person.getByLabel('新密码', { exact: true }).fill('Shamen-2023-zhen');
  await person.getByLabel('再填一次新密码').fill('Shamen-2023-zhen');
  await person.getByRole('button', { name: '修改密码' }).click();
  await expect(person.getByText('密码已改')).toBeVisible();
  await person.getByRole('button', { name: '开始绑定' }).click();
  const secret = await person.locator('code').first().innerText();
  await person.getByLabel(/六位数字/).fill('000000');
  await person.getByRole('button', { name: '绑定', exact: true }).click();
  await expect(person.getByText('动态口令不对，请核对手机时间')).toBeVisible();
  await person.getByLabel(/六位数字/).fill(oneTimeCode(secret));
  await person.getByRole('button', { name: '绑定', exact: true }).click();
  const recovery = await person.getByRole('listitem').getByRole('code').first().innerText();
  await person.getByRole('button', { name: '已经收好' }).click();
  await expect(person.getByText('已绑定。换手机时')).toBeVisible();
  await expectAccessible(person);

  // From now on the password alone lets nobody in; a recovery code does, once.
  for (const [code, enters] of [
    [oneTimeCode(secret, 1), true],
    [recovery, true],
    [recovery, false],
  ] as const) {
    const again = await (await browser.newContext()).newPage();
    await again.goto('/sign-in');
    await enter(again, 'chenwu', 'Shamen-2023-zhen');
    await again.getByLabel('动态口令').fill(code);
    await again.getByRole('button', { name: '登录' }).click();
    if (enters) await expect(again).not.toHaveURL(/sign-in/);
    else await expect(again.getByText('动态口令不对或已用过')).toBeVisible();
    await again.context().close();
  }
});

test('what was done to an account stands in the audit, and the chain proves itself', async ({ page }) => {
  await signIn(page, 'shenji');
  await page.goto('/audit');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('链条完整');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectAccessible(page);

  // Its end is signed and taken away, which is itself a row; an entry is found by whom it is about and says so in words.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出链尾' }).click();
  expect((await download).suggestedFilename()).toMatch(/^审计链尾-第\d+条-.*\.json$/);
  await page.goto('/audit?action=audit.headSigned');
  await expect(page.getByRole('row').nth(1)).toContainText('导出审计链尾');
  await page.goto('/audit?subject=zhuanban');
  await expect(page.getByRole('row').nth(1)).toContainText('专班办公室（zhuanban）');
  await page.goto('/audit?action=spotCheck.judged');
  await page.getByRole('link', { name: '记录抽查结论' }).first().click();
  await expect(page.getByRole('complementary')).toContainText(/结论：不?属实/);
  await expectAccessible(page);
});
