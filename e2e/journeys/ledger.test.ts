import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const sentence = (page: Page) => page.getByRole('heading', { level: 1 });

test('what is left over goes to another township once a second person has said so', async ({ page }) => {
  await signIn(page);
  await page.goto('/ledger');
  await expect(sentence(page)).toContainText('已腾出用地');
  await page.getByRole('button', { name: '对账' }).click();
  await expect(page.getByRole('dialog')).toContainText(/相符|一致/);
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '调剂' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '提出' })).toBeDisabled();
  await dialog.getByLabel('从', { exact: true }).selectOption({ label: '大麦屿街道' });
  await dialog.getByLabel('给', { exact: true }).selectOption({ label: '沙门镇' });
  await dialog.getByLabel(/^数量/).fill('999999');
  await dialog.getByLabel('理由').fill('沙门镇新开工项目要用');
  await dialog.getByRole('button', { name: '提出' }).click();
  // More than there is: refused by the figure, and nothing typed is lost.
  await expect(dialog.getByRole('alert')).toContainText('只有');
  await dialog.getByLabel(/^数量/).fill('0.01');
  await dialog.getByRole('button', { name: '提出' }).click();
  await expect(dialog).toHaveCount(0);
  const waiting = page.getByRole('listitem').filter({ hasText: '沙门镇新开工项目要用' });
  await expect(waiting).toContainText('等另一人确认');
  await expect(waiting.getByRole('button', { name: '确认', exact: true })).toHaveCount(0);
  await expectAccessible(page);

  // Whoever proposed it may take it back, not confirm it.
  await waiting.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(waiting).toHaveCount(0);
});

test('a reader follows a line of the ledger to its entry and may move nothing', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/ledger');
  await expect(sentence(page)).toContainText('已腾出用地');
  await expect(page.getByRole('button', { name: '调剂' })).toHaveCount(0);
  // The page goes on growing while it is read: the line is taken by its name.
  const name = (await page.locator('a[href^="/entries/"]').last().innerText()).trim();
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page).toHaveURL(/\/entries\//);
  await expect(page.getByText(name).first()).toBeVisible();
});
