import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const sentence = (page: import('@playwright/test').Page) => page.getByRole('heading', { level: 1 });

test('a department reports its month, and its word stands against the records', async ({ page }) => {
  await signIn(page, 'jingxin');
  await page.goto('/tasks');
  await expect(sentence(page)).toContainText('31 项任务');
  await page.getByRole('link', { name: /^不一致/ }).click();
  await expect(page).toHaveURL(/show=flagged/);
  await expect(page.getByText('自评正常，实据落后').first()).toBeVisible();
  await expectAccessible(page);

  // 附件1#20 sent nothing in August.
  await page.goto('/tasks/20');
  await expect(sentence(page)).toContainText('未报');
  await page.getByRole('button', { name: /填报/ }).click();
  const form = page.getByRole('complementary');
  await form.getByLabel('月份').selectOption('2023-08');
  await form.getByText('滞后', { exact: true }).click();
  await form.getByLabel(/^本月进展/).fill('两个项目卡在用地指标');
  await form.getByRole('button', { name: '报送' }).click();
  await expect(sentence(page)).toContainText('自评滞后');
  await expect(page.getByText('两个项目卡在用地指标')).toBeVisible();
});

test('a figure of the matrix leads to the entries behind it', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/lists');
  await expect(sentence(page)).toContainText('8 张清单');
  await expectAccessible(page);
  await page
    .getByRole('row', { name: /^沙门镇/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/registers\/rectification\?.*unit=/);
  await expect(sentence(page)).toContainText('高耗低效整治');
});

test('a step for many shows whom it reaches before it is taken', async ({ page }) => {
  await signIn(page, 'jingxin');
  await page.goto('/registers/rectification?stage=applied&pick=1');
  const boxes = page.getByRole('checkbox');
  await expect(boxes.nth(2)).toBeVisible();
  await boxes.nth(1).click();
  await boxes.nth(2).click();
  await page.getByRole('button', { name: '成批办理' }).click();
  await expect(page.getByRole('dialog')).toContainText('影响 2 家');
  await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
