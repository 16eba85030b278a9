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
