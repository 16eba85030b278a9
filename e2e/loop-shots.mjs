import { chromium } from '@playwright/test';
const B = 'http://127.0.0.1:8915';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const shots = JSON.parse(process.argv[2]);
for (const [account, path, name, width = 1366, actions = []] of shots) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
  const page = await context.newPage();
  page.on('pageerror', (e) => console.log(name, 'PAGEERROR', e.message));
  const r = await context.request.post(B + '/api/session', { data: { account, password: 'Ceshi-2023-mima' }, headers: { origin: B } });
  if (!r.ok()) console.log(name, await r.text());
  await page.goto(B + path, { waitUntil: 'networkidle' });
  for (const [kind, target, value] of actions) {
    try {
      if (kind === 'click') await page.getByRole('button', { name: target, exact: true }).first().click();
      if (kind === 'link') await page.getByRole('link', { name: target }).first().click();
      if (kind === 'file') await page.locator('input[type=file]').first().setInputFiles(target);
      if (kind === 'select') await page.getByLabel(target).first().selectOption(value);
      if (kind === 'fill') await page.getByLabel(target).first().fill(value);
      if (kind === 'wait') await page.waitForTimeout(target);
      if (kind === 'goto') await page.goto(B + target, { waitUntil: 'networkidle' });
      if (kind === 'print') await page.emulateMedia({ media: 'print' });
    } catch (e) { console.log(name, kind, target, e.message.split('\n')[0]); }
  }
  await page.waitForTimeout(700);
  await page.screenshot({ path: `/tmp/loop/shots/${name}.png`, fullPage: actions.some(([k]) => k === 'full') });
  await context.close();
}
await browser.close();
