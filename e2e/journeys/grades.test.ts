import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const expected = (name: string): Record<string, string>[] => {
  const path = fileURLToPath(new URL(`../../samples/yuhuan-demo/expected/${name}.csv`, import.meta.url));
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    // A reason with commas is quoted.
    const cells =
      line.match(/("([^"]*)"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ??
      [];
    return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  });
};

interface Row {
  creditCode: string;
  total: number | null;
  rank: number | null;
  preliminary: string | null;
  grade: string | null;
  reason: string;
}

for (const year of [2021, 2022]) {
  test(`the browser shows for ${year} the expected total, rank and grade of every enterprise`, async ({
    page,
  }) => {
    await signIn(page);
    await page.goto(`/evaluation?year=${year}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year} 年 A 档`);
    const rows = await page.evaluate(async (of) => {
      const ask = async (path: string) => (await fetch(`/api${path}`)).json();
      const [run] = await ask(`/evaluation/runs?year=${of}`);
      const all: Row[] = [];
      for (let at = 0; ; at += 1) {
        const { rows: part } = await ask(`/evaluation/runs/${run.id}/results?size=500&page=${at}`);
        all.push(...part);
        if (part.length < 500) return all;
      }
    }, year);
    const shown = new Map(rows.map((row) => [row.creditCode, row]));
    const wanted = expected(`results-${year}`);
    expect(rows.length).toBe(wanted.length);
    for (const row of wanted) {
      const own = shown.get(row.creditCode ?? '');
      expect([
        row.creditCode,
        own?.total?.toFixed(6) ?? '',
        String(own?.rank ?? ''),
        own?.preliminary ?? '',
        own?.grade ?? '',
        own?.reason,
      ]).toEqual([row.creditCode, row.total, row.rank, row.preliminaryGrade, row.grade, row.reason]);
    }
  });
}

test('an enterprise is told why it is a C and how it becomes a B', async ({ page }) => {
  await signIn(page);
  await page.goto('/enterprises/913310210340026376');
  await expect(page.getByText('2022 年 57.32 分')).toBeVisible();
  await expect(page.getByText('再得 4.70 分可到 B')).toBeVisible();
  await expect(page.getByRole('heading', { name: '到 B 的最短路' })).toBeVisible();
  await expect(page.getByText('92.57')).toBeVisible();

  await page
    .getByRole('button', { name: /48\.97/ })
    .first()
    .click();
  await expect(page.getByRole('complementary').getByText('税务局-企业入库税收-2022.csv')).toBeVisible();
  await expect(page).toHaveURL(/source=/);
  await page.keyboard.press('Escape');

  const slider = page.getByRole('slider', { name: /工业增加值/ });
  await slider.focus();
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/前移/)).toBeVisible();
});

test('a baseline opens its formula, who was counted and what the scheme says', async ({ page }) => {
  await signIn(page);
  await page.goto('/enterprises/913310210340026376');
  await page.getByRole('button', { name: /6,609\.81/ }).click();
  await expect(page).toHaveURL(/source=baseline:valueAddedPerEmission/);
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByText('全市工业增加值合计 ÷ 主要污染物排放合计')).toBeVisible();
  await expect(drawer.getByText('611 家')).toBeVisible();
  await expect(drawer.getByText('缺主要污染物排放').first()).toBeVisible();
  await expect(drawer.getByText('按有数据企业的平均得分计')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.goto('/evaluation');
  await page.getByRole('button', { name: /33\.58/ }).click();
  await expect(drawer.getByText('全市入库税收合计 ÷ 实际用地合计')).toBeVisible();
});

test('the list is walked and opened by keyboard, and another order is read from its first row', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/evaluation?year=2021');
  const grid = page.getByRole('grid');
  await grid.evaluate((table) => table.parentElement?.scrollTo({ top: 9_000 }));
  await page.getByRole('columnheader', { name: /总分/ }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-?total/);
  await expect.poll(() => grid.evaluate((table) => table.parentElement?.scrollTop)).toBe(0);
  await grid.focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/enterprises\/[0-9A-Z]{18}\?(?:tab=score&)?year=2021(?:&|$)/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('2021 年');
});

test('a list under another filter is read from its first row', async ({ page }) => {
  await signIn(page);
  await page.goto('/enterprises');
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row').nth(5)).toBeVisible();
  const top = () => grid.evaluate((table) => table.parentElement?.scrollTop);
  await grid.evaluate((table) => table.parentElement?.scrollTo({ top: 9_000 }));
  await expect.poll(top).toBe(9_000);
  await page.getByRole('button', { name: '加条件' }).click();
  const sheet = page.getByRole('group', { name: '加条件' });
  await sheet.getByRole('button', { name: '规模', exact: true }).click();
  await sheet.getByText('规下', { exact: true }).click();
  await expect(page).toHaveURL(/scale=below/);
  await expect.poll(top).toBe(0);
});

test('the list exports the columns on the screen and prints every row of the filter', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset.printed = String(document.querySelectorAll('.dt tbody tr').length);
    };
  });
  await signIn(page);
  await page.goto('/enterprises?unit=331083003&columns=grade,fact.tax');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('符合条件的企业 339 家');
  const asked = page.waitForRequest(/enterprises\/export/);
  await page.getByRole('button', { name: '导出' }).click();
  const wanted = new URL((await asked).url()).searchParams;
  expect([wanted.get('columns'), wanted.get('filterText'), wanted.get('unit')]).toEqual([
    'name,grade,fact.tax',
    '乡镇 大麦屿街道',
    '331083003',
  ]);
  let asks = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/enterprises?') && request.url().includes('size=500')) asks += 1;
  });
  await page.getByRole('button', { name: '打印' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', /\d+/);
  expect(asks).toBe(1);
  const rows = await page.evaluate(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const drawn = document.querySelectorAll('.dt tbody tr').length;
    window.dispatchEvent(new Event('afterprint'));
    return drawn;
  });
  expect(rows).toBe(339);
});

test('a grade held down by name waits for a run, and can be taken back', async ({ page }) => {
  await signIn(page);
  await page.goto('/enterprises/913310210340026376?year=2021');
  await page.getByRole('button', { name: '登记等级调整' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('调整', { exact: true }).selectOption({ label: '降档：不高于 C' });
  await dialog.getByLabel('依据').fill('第 3 次专班会议纪要');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('已登记等级调整，重新测算后生效')).toBeVisible();
  await page.goto('/evaluation?year=2021&view=adjustments');
  await expect(page.getByText('待重新测算')).toBeVisible();
  await page.getByRole('button', { name: '撤销 玉环丁酉昌塑业有限公司，降档：不高于 C' }).click();
  await dialog.getByLabel('为什么撤销').fill('登错年度');
  await dialog.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText('专班办公室：登错年度')).toBeVisible();
});
