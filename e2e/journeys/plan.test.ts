import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

test('a contradiction is ruled on with a reason, and the plan has a new version', async ({ page }) => {
  await signIn(page);
  await page.goto('/plan/contradictions?state=open');
  const card = page.getByRole('article').filter({ hasText: '隐形冠军' }).first();
  await card.getByRole('button', { name: '去裁定' }).click();
  await card.getByRole('radio').first().check();
  await card.getByRole('textbox', { name: '理由' }).fill('以第 7 条总目标为准');
  await card.getByRole('button', { name: '裁定', exact: true }).click();
  await expect(page.getByText('裁定已记下')).toBeVisible();
  await page.goto('/plan/contradictions?state=ruled');
  await expect(page.getByRole('article').filter({ hasText: '隐形冠军' }).first()).toContainText(
    '以第 7 条总目标为准',
  );
});

test('the other reading shows the figures that would change, in one press and without ruling', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/plan/contradictions');
  const card = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: '当年落地项目投资完成率' }),
  });
  await card.getByRole('button', { name: '若取 每年 10% 以上（含）' }).click();
  await expect(card.getByRole('row', { name: /^目标/ })).toContainText('每年超过 20%');
  await expect(card.getByRole('row', { name: /^目标/ })).toContainText('每年 10% 以上（含）');
  // 10% itself: short of more than 20%, enough for at least 10%.
  await expect(card.getByRole('row', { name: /^恰为 10/ })).toContainText('未达到');
  await page.reload();
  await expect(card.getByText(/有 \d+ 个数会变/)).toBeVisible();
});

test('a ruling is taken back with a reason, and both readings stand again', async ({ page }) => {
  await signIn(page);
  await page.goto('/plan/contradictions');
  const card = page.getByRole('article').filter({
    has: page.getByRole('heading', { name: '当年落地项目投资完成率' }),
  });
  await card.getByRole('button', { name: '撤回裁定' }).click();
  await card.getByRole('textbox').fill('等市里答复');
  await card.getByRole('button', { name: '撤回裁定' }).click();
  await expect(page.getByText('裁定已撤回')).toBeVisible();
  await expect(card.getByText('待裁定')).toBeVisible();
  await page.goto('/plan?view=versions');
  await expect(page.getByText('等市里答复')).toBeVisible();
});

test('the office’s copy put in stands beside the summary, and taken away is gone', async ({ page }) => {
  await signIn(page);
  await page.goto('/plan?view=text');
  await page.locator('input[type=file]').setInputFiles({
    name: '方案.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('一、总体要求\n1．本单位写的第一条。\n2．本单位写的第二条。\n'),
  });
  await expect(page.getByText(/已放入方案原文，认出 \d+ 处/)).toBeVisible();
  await page.goto('/plan?address=2');
  await expect(page.getByText('2．本单位写的第二条。')).toBeVisible();
  await page.goto('/plan?view=text');
  await page.getByRole('button', { name: '撤下原文' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤下原文' }).click();
  await expect(page.getByText('还没有放入')).toBeVisible();
});

test('the search box finds an enterprise by the initials of its name', async ({ page }) => {
  await signIn(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
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
