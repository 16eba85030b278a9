import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

test('a promise of the plan is found, read with its cases, and leads to its clause', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/policies');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('项政策');
  await page.getByRole('link', { name: '技术改造设备补助' }).click();
  await expect(heading).toHaveText('技术改造设备补助');
  await expect(page.getByRole('heading', { name: /^规则 \d+ 条/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /不符合/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /^第 ?22 ?条$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/plan\?address=22/);
  await page.goBack();
  await page.getByRole('link', { name: '政策库' }).last().click();
  await expect(page).toHaveURL(/\/policies$/);
});

test('a policy without a standard says so instead of a figure', async ({ page }) => {
  await signIn(page, 'jingxin');
  await page.goto('/policies');
  await expect(page.getByText(/没有标准|尚无标准|还没有/).first()).toBeVisible();
  await page.goto('/policies/nothing-of-the-kind');
  await expect(page.getByText('方案里没有这项政策')).toBeVisible();
  // A second try would find no more: the way back instead.
  await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0);
  await page.getByRole('button', { name: '返回' }).click();
  await expect(page).toHaveURL(/\/policies$/);
});

test('on paper no head of a column is something to press: a browser repeats only words on the sheets that follow', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/registers/equipment-grant');
  const head = page.getByRole('columnheader', { name: /到期/ }).first();
  await expect(head.getByRole('button')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(head.getByRole('button')).toHaveCount(0);
  await expect(head).toHaveText(/到期/, { useInnerText: true });
});

test('an enterprise applies for its project with the form filled in, and is shown where its machines go', async ({
  page,
}) => {
  await signIn(page, 'qiye2');
  await page.goto('/enterprises/913310212150058295?tab=policies');
  await page.getByRole('link', { name: '填申报表' }).click();
  const form = page.getByRole('dialog');
  await expect(form).toContainText('玉环壬申泰水暖科技有限公司');
  await form.getByRole('button', { name: '列入清单' }).click();
  await expect(page.getByText('2022 年 12 月 16 日').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '导入购置的设备明细' })).toBeVisible();
  await expectAccessible(page);
});
