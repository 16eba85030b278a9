import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './sign-in.ts';

const ENTERPRISE = '913310210340026376';
const PAGES = [
  ['方案总览', '/plan', '31 项任务'],
  ['矛盾台', '/plan/contradictions', '自相矛盾'],
  ['来源账', '/plan/coverage', '有牵头'],
  ['数据归集', '/intake', '年数据收到'],
  ['待裁定', '/intake/findings', '裁定'],
  ['已记住的对应', '/intake/remembered', '记住'],
  ['企业库', '/enterprises', '2,980 家'],
  ['评价说明', `/enterprises/${ENTERPRISE}`, '玉环丁酉昌塑业有限公司'],
  ['历年数据', `/enterprises/${ENTERPRISE}?tab=years`, '玉环丁酉昌塑业有限公司'],
  ['亩均评价', '/evaluation', 'A 档'],
  ['高耗低效排查', '/screening', '列入高耗低效清单'],
  ['政策库', '/policies', '项政策'],
  ['一项政策', '/policies/22-equipment', '技术改造设备补助'],
  ['政策计算器', '/policies/calculator', '项政策可以自己先算一算'],
  ['一项政策的计算', '/policies/calculator/22-equipment', '就能算出'],
  ['政策找企业', '/policies/matches', '年符合条件的'],
  ['可享政策', `/enterprises/${ENTERPRISE}?tab=policies`, '玉环丁酉昌塑业有限公司'],
  ['申报审核', '/applications', '在办申报 52 件'],
  ['政策编辑', '/policies/drafts', '改'],
  ['断崖透视', '/policies/cliffs', '各项政策有界限'],
  ['兑现台账', '/payments', '已兑付'],
  ['预算', '/budget?year=2023', '2023 年安排'],
  ['承诺追缴', '/commitments', '还应追缴'],
  ['银行参考名单', '/commitments/banks', '家'],
  ['责任清单', '/tasks', '31 项任务'],
  ['一项任务', '/tasks/4', '高耗低效整治'],
  ['八张清单', '/lists', '8 张清单'],
  ['腾笼账', '/ledger', '已腾出用地'],
  ['专项清单', '/registers', '张清单'],
  ['一张清单', '/registers/rectification', '家已销号'],
  ['清单看板', '/registers/rectification?view=board', '家已销号'],
  ['清单进度', '/registers/rectification?view=units', '家已销号'],
  ['我的待办', '/todo', '办'],
  ['消息', '/notices', '消息'],
  ['外发台', '/outbox', '外发渠道没有配置'],
] as const;

test.describe('every page', () => {
  // One person who goes from page to page: what the browser has kept of the first is there for the others.
  let page: Page;
  const outside: string[] = [];
  const broken: string[] = [];
  test.beforeAll(async ({ browser, baseURL }) => {
    page = await browser.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('data:'))
        outside.push(request.url());
    });
    page.on('pageerror', (error) => broken.push(String(error)));
    await signIn(page);
  });
  test.afterAll(() => page.close());

  for (const [title, path, answer] of PAGES) {
    test(`${title} opens with its answer, asks nobody outside, and can be used by everybody`, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(answer);
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      expect(outside.splice(0)).toEqual([]);
      expect(broken.splice(0)).toEqual([]);
    });
  }

  test('fits a phone without scrolling sideways', async () => {
    test.slow();
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [, path, answer] of PAGES) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(answer);
      await page.waitForLoadState('networkidle');
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});
