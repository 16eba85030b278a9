import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type DemoAccount, signIn } from './sign-in.ts';

/** An enterprise of 大麦屿街道. */
const FIRM = '玉环丁酉昌塑业有限公司';
const CODE = '913310210340026376';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
const photo = (n: number) => ({
  name: `${n}.jpg`,
  mimeType: 'image/jpeg',
  buffer: Buffer.concat([JPEG, Buffer.from([n])]),
});
const paper = { name: '材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 材料') };

/** Another person at another machine. */
async function as(browser: Browser, account: DemoAccount, phone = false): Promise<Page> {
  const context = await browser.newContext(phone ? { viewport: { width: 390, height: 844 } } : {});
  const page = await context.newPage();
  await signIn(page, account);
  return page;
}

const sentence = (page: Page) => page.getByRole('heading', { level: 1 });
const form = (page: Page) => page.getByRole('complementary');
async function hand(
  page: Page,
  button: string,
  ...files: { name: string; mimeType: string; buffer: Buffer }[]
) {
  for (const file of files) {
    const chooser = page.waitForEvent('filechooser');
    await form(page).getByRole('button', { name: button }).first().click();
    await (await chooser).setFiles(file);
    await expect(form(page).getByText('正在上传')).toHaveCount(0);
  }
}

test('an enterprise goes from the list to its approved plan through three pairs of hands', async ({
  browser,
}) => {
  test.slow();
  const office = await as(browser, 'zhuanban');
  await office.goto('/registers/rectification');
  await office.getByRole('button', { name: '新增一家' }).first().click();
  const dialog = office.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await office.keyboard.type(CODE);
  await office.getByTitle(FIRM).first().click();
  await dialog.getByRole('button', { name: '列入清单' }).click();
  await expect(sentence(office)).toHaveText('可以交属地核实了');
  await office.getByRole('button', { name: '交属地核实' }).click();
  await form(office).getByRole('button', { name: '交属地核实' }).click();
  await expect(sentence(office)).toHaveText('等大麦屿街道属地核实');
  const address = new URL(office.url()).pathname;

  const town = await as(browser, 'damaiyu', true);
  await town.goto('/todo');
  await expect(sentence(town)).toContainText('件待办');

  // The bell says that something has come; the notice leads to it, and is read from then on.
  const bell = town.getByRole('link', { name: /^消息，\d+ 条未读$/ });
  const unread = Number((await bell.getAttribute('aria-label'))?.match(/\d+/)?.[0]);
  await bell.click();
  await expect(sentence(town)).toHaveText(`${unread} 条消息未读`);
  await expectAccessible(town);
  await town.getByRole('link', { name: new RegExp(`${FIRM}\\s*（未读）`) }).click();
  await expect(town).toHaveURL(new RegExp(`${address}$`));
  await town.goto('/notices');
  await expect(sentence(town)).toHaveText(`${unread - 1} 条消息未读`);
  await town.goto('/todo');
  await town.getByRole('link', { name: FIRM }).click();
  await expect(sentence(town)).toHaveText('再填 2 项、交 1 份用地核实单即可属地核实');
  await town.getByRole('button', { name: '属地核实', exact: true }).click();
  await form(town).getByLabel('实际用地').fill('8.29');
  // The page is closed by mistake: what was typed is still there.
  await town.reload();
  await expect(form(town).getByLabel('实际用地')).toHaveValue('8.29');
  await form(town).getByLabel('实际用能').fill('一百');
  await hand(town, '选文件', paper);
  await form(town).getByRole('button', { name: '属地核实' }).click();
  await expect(form(town).getByRole('alert').first()).toContainText('实际用能');
  await form(town).getByLabel('实际用能').fill('120.5');

  // Somebody else says something meanwhile: it is told by name, nothing typed is lost, and pressing again counts.
  await office.reload();
  await office.getByRole('button', { name: '留言' }).click();
  await office.getByRole('dialog').getByLabel('留言').fill('请抓紧');
  await office.getByRole('dialog').getByRole('button', { name: '留言' }).click();
  await expect(office.getByRole('listitem').filter({ hasText: '请抓紧' })).toBeVisible();
  await form(town).getByRole('button', { name: '属地核实' }).click();
  await expect(form(town).getByText(/专班办公室：留言/)).toBeVisible();
  await expect(form(town).getByLabel('实际用能')).toHaveValue('120.5');
  await form(town).getByRole('button', { name: '属地核实' }).click();
  await expect(sentence(town)).toHaveText('再填 5 项、拍 2 张整治前照片即可建一企一档');

  await town.getByRole('button', { name: '建一企一档', exact: true }).click();
  await form(town).getByRole('group', { name: '存在违法违规情形' }).getByLabel('否').check();
  for (const check of ['安全', '环保', '质量', '能源']) {
    await form(town)
      .getByRole('group', { name: `${check}合规检查` })
      .getByLabel('合规', { exact: true })
      .check();
  }
  await hand(town, '拍照或选照片', photo(1), photo(2));
  await form(town).getByRole('button', { name: '建一企一档' }).click();
  await expect(sentence(town)).toHaveText('再填 3 项即可报一企一方案');
  await town.getByRole('button', { name: '报一企一方案', exact: true }).click();
  await form(town).getByLabel('整治方式').selectOption('改造提升');
  await form(town).getByLabel('一企一方案').fill('更新两条注塑线');
  await form(town).getByLabel('计划完成日期').fill('2030-12-31');
  await form(town).getByRole('button', { name: '报一企一方案' }).click();
  await expect(sentence(town)).toHaveText('等市经信局批复方案');
  await expectAccessible(town);

  const lead = await as(browser, 'jingxin');
  await lead.goto(address);
  await lead.getByRole('button', { name: '批复方案', exact: true }).click();
  await form(lead).getByLabel('方案批复日期').fill('2026-11-28');
  await hand(lead, '选文件', paper);
  await form(lead).getByRole('button', { name: '批复方案' }).click();
  await expect(sentence(lead)).toHaveText('等大麦屿街道申请验收');
  await expect(lead.getByText('批复方案，到“整治”')).toBeVisible();
  await expectAccessible(lead);

  await lead.goto(`/enterprises/${CODE}`);
  await expect(lead.getByRole('link', { name: '高耗低效整治企业清单' })).toHaveAttribute('href', address);
  await lead.goto('/registers/rectification?q=丁酉昌');
  await expect(lead.getByRole('link', { name: FIRM })).toBeVisible();
});

test('a reader looks and is offered nothing to do', async ({ page }) => {
  await signIn(page, 'chakan');
  await page.goto('/registers/rectification');
  await expect(sentence(page)).toContainText('家已销号');
  await expect(page.getByRole('button', { name: '新增一家' })).toHaveCount(0);
  await page.goto('/todo');
  await expect(page.getByText('您的岗位看不到它')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '目录' }).getByText('我的待办')).toHaveCount(0);
});
