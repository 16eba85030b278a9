import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const sentence = (page: Page) => page.getByRole('heading', { level: 1 });
const receipt = { name: '回单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 回单') };

interface Line {
  readonly entryId: string;
  readonly orderNumber: string;
  readonly payee: string;
  readonly creditCode: string;
  readonly amountYuan: string;
  readonly caseNumber: string;
}

/** The first line of the list that lies with the finance bureau. */
async function lineOf(page: Page): Promise<Line> {
  const { lists } = (await (await page.request.get('/api/payment-lists')).json()) as {
    lists: { id: string }[];
  };
  const answer = await page.request.get(`/api/payment-lists/${lists.at(-1)?.id}`);
  const { lines } = (await answer.json()) as { lines: Line[] };
  const [first] = lines;
  if (!first) throw new Error('the demo county has a list with the finance bureau');
  return first;
}

test('a payment made after its order was called back is booked as owed back, and comes back slip by slip', async ({
  page,
}) => {
  await signIn(page, 'zhuanban');
  const line = await lineOf(page);
  const yuan = (amount: number) =>
    amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const amount = Number(line.amountYuan);

  // The order is called back while its list lies with the finance bureau: the page says which line is not to be paid.
  await page.goto(`/entries/${line.entryId}`);
  await page.getByRole('button', { name: '撤回拨付通知' }).click();
  const form = page.getByRole('complementary');
  await form.getByLabel(/理由/).fill('账户不通，核实后重新下达');
  await form.getByRole('button', { name: '撤回拨付通知' }).click();
  await expect(page.getByText('已办“撤回拨付通知”')).toBeVisible();
  await page.goto('/payments');
  const lists = page.getByRole('region', { name: '拨付清册', exact: true });
  await expect(lists).toContainText('请告知财政局停付');
  await expect(lists).toContainText('8 月 31 日撤回（撤回拨付通知：账户不通，核实后重新下达）');

  // The bureau has paid it all the same. Its answer is looked at first; taken, the money stands as owed back.
  const heads =
    '拨付通知文号,收款单位,统一社会信用代码,金额（元）,项目编号,拨付结果,拨付日期,回单号,失败原因';
  const row = [line.orderNumber, line.payee, line.creditCode, line.amountYuan, line.caseNumber];
  const csv = `\uFEFF${heads}\r\n${[...row, '已付', '2023-08-31', 'HD-0831', ''].join(',')}\r\n`;
  await lists.getByRole('button', { name: '接收回复' }).click();
  await lists
    .locator('input[type=file]')
    .setInputFiles({ name: '回复.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(lists.getByText(/接收后记作应收追缴/)).toBeVisible();
  await lists.getByRole('button', { name: '接收 1 笔' }).click();
  await expect(lists).toContainText('不该再付而财政局已经付出的 1 笔还没有追完');
  await expect(page.getByText(`应收追缴`).first()).toBeVisible();
  await expectAccessible(page);

  // It counts among all that is owed to the county, though nobody broke a promise.
  await page.goto('/commitments');
  await expect(sentence(page)).toContainText('不该付而已付的还有');
  const owed = page.getByRole('region', { name: '不该付而已付的' });
  await expect(owed.getByRole('row', { name: line.payee })).toContainText(yuan(amount));
  await expectAccessible(page);
  await owed.getByRole('link', { name: '到兑现台账登记追回' }).click();
  await expect(page).toHaveURL(/state=owed/);

  // Two slips, each with its receipt; more than is owed is refused.
  const dialog = page.getByRole('dialog');
  const register = async (sum: number, slip: string) => {
    await dialog.getByLabel(/本次追回/).fill(sum.toFixed(2));
    await dialog.getByLabel('到账日期').fill('2023-08-31');
    await dialog.getByLabel('银行回单号').fill(slip);
    await dialog.locator('input[type=file]').setInputFiles(receipt);
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
  };
  await lists.getByRole('button', { name: '登记追回' }).click();
  await expect(dialog.getByRole('button', { name: '登记', exact: true })).toBeDisabled();
  await register(amount + 0.01, 'ZJ-1');
  await expect(dialog.getByRole('alert')).toContainText('超过了还应追缴的');
  await register(10_000, 'ZJ-1');
  await expect(dialog).toHaveCount(0);
  await expect(lists).toContainText('回单 ZJ-1');
  const slip = page.waitForEvent('download');
  await lists.getByRole('button', { name: '看回单' }).click();
  expect((await slip).suggestedFilename()).toContain('ZJ-1');
  await lists.getByRole('button', { name: '登记追回' }).click();
  await expect(dialog.getByLabel(/本次追回/)).toHaveValue((amount - 10_000).toFixed(2));
  await register(amount - 10_000, 'ZJ-2');
  await expect(dialog).toHaveCount(0);
  await expect(lists).toContainText('不该再付而财政局已经付出的，都已追回');
  await page.goto('/commitments');
  await expect(sentence(page)).not.toContainText('不该付而已付');
});
