import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

test('a policy is changed by one person and published by another, each case by the version of its day', async ({
  browser,
}) => {
  const office = await browser.newPage();
  await signIn(office, 'zhuanban');
  await office.goto('/policies/15-permit');
  await office.getByRole('button', { name: '起草修改' }).click();
  await office.getByLabel('为什么改').fill('专题会议定，延长一年');
  await office.getByRole('button', { name: '起草', exact: true }).click();
  const heading = office.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('改了 0 处');

  // A figure that is wrong stands beside its place and keeps the draft from being submitted.
  const figure = office.getByRole('row', { name: /投资/ }).getByRole('textbox').first();
  const before = await figure.inputValue();
  await figure.fill('-1');
  await figure.press('Enter');
  await expect(office.getByText(/小于 0/).first()).toBeVisible();
  await expect(office.getByRole('button', { name: '提交公布' })).toBeDisabled();
  await expectAccessible(office);
  await figure.fill(before);
  await figure.press('Enter');
  await expect(heading).toContainText('检查和用例全部通过');

  await office.getByRole('link', { name: '日期与文字' }).click();
  await office.getByRole('textbox', { name: '失效日期' }).fill('2099-12-31');
  await office.getByRole('textbox', { name: '失效日期' }).press('Enter');
  await expect(heading).toContainText('改了');
  await office.getByRole('textbox', { name: '生效日期' }).fill('2098-01-01');
  await office.getByRole('textbox', { name: '生效日期' }).press('Enter');
  await expect(heading).toContainText('2098 年 1 月 1 日起施行，检查和用例全部通过');

  await office.getByRole('link', { name: '影响' }).click();
  await office.getByRole('button', { name: '测算影响' }).click();
  await expect(office.getByRole('heading', { name: '分乡镇' })).toBeVisible();
  await office.getByRole('button', { name: '提交公布' }).click();
  await office.getByRole('button', { name: '提交', exact: true }).click();
  await expect(office.getByText('您动过这份草稿，要由另一个人公布')).toBeVisible();

  const address = office.url();
  const bureau = await browser.newPage();
  await signIn(bureau, 'jingxin');
  await bureau.goto(address);
  await bureau.getByRole('button', { name: '公布', exact: true }).click();
  await bureau.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click();
  await expect(bureau.getByRole('heading', { level: 1 })).toContainText('已公布');
  await bureau.goto('/policies/15-permit');
  await expect(bureau.getByRole('navigation', { name: '版本' }).getByRole('link')).toHaveCount(2);
});

test('the lens says of every threshold who stands near it', async ({ page }) => {
  await signIn(page, 'zhuanban');
  await page.goto('/policies/cliffs');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('各项政策有界限');
  await expectAccessible(page);
  await page.getByRole('link', { name: /边上有企业/ }).click();
  await expect(page).toHaveURL(/only=near/);
});

test('an official changes a condition by a form, and what cannot be compared is said before it is kept', async ({
  page,
}) => {
  await signIn(page, 'zhuanban');
  await page.goto('/policies/22-equipment');
  await page.getByRole('button', { name: '起草修改' }).click();
  await page.getByLabel('为什么改').fill('单价门槛改为不含本数');
  await page.getByRole('button', { name: '起草', exact: true }).click();
  await page.getByRole('link', { name: '规则', exact: true }).click();
  const rule = page.getByRole('listitem').filter({ hasText: /^计入的购置设备/ });
  await rule.getByRole('button', { name: '改条件' }).click();
  const second = '清单里哪些项计入（购置的设备）第 2 条';
  await page.getByLabel(`${second}：怎样比`).selectOption('above');
  await page.getByRole('combobox', { name: `${second}：与什么比` }).selectOption('literal');
  const unit = page.getByLabel(`${second}：与什么比的单位`);
  await unit.fill('㎡');
  await expect(rule.getByText('单位不相容：“元”与“㎡”不能相加或比较')).toBeVisible();
  await expect(rule.getByRole('button', { name: '记下这个条件' })).toBeDisabled();
  await expectAccessible(page);
  await unit.fill('万元');
  await page.getByRole('textbox', { name: `${second}：与什么比`, exact: true }).fill('5');
  await rule.getByRole('button', { name: '记下这个条件' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('改了 0 处');
  await page.getByRole('link', { name: '改动与记录' }).click();
  await expect(page.getByRole('cell', { name: /单价（含税） > 5 万元/ })).toBeVisible();
});
