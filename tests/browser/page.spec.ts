// The page, as people use it: in a real browser, against the whole product.
import { demoPassword } from '@wenxiao/cli/demo';
import { describeUnless } from '@wenxiao/infra/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { approved, yuan } from '../acceptance/harness/cycle.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { type Product, startProduct } from '../acceptance/harness/product.js';
import { citedTrail } from './cited-trail.js';
import { launchChromium, withoutChromium } from './chromium.js';
import { openWatchedPage, type WatchedPage } from './watched-page.js';

/** What a careless page would run. */
const hostile = '<img src="/nowhere" onerror="document.title=1">公路';

describeUnless(withoutChromium, 'the page', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: WatchedPage;
  let subjectId: string;

  beforeAll(async () => {
    product = await startProduct();
    [subjectId = ''] = await approved(product.county, { subjectName: hostile, requested: yuan('1000000.00') });
    // A page shows what there is when it is opened.
    type Listed = Readonly<{ items: readonly Readonly<{ subject: string; inForce: string | null }>[] }>;
    await eventually('the subject is listed with its budget', async () => {
      const { body } = await product.county.get<Listed>('office', 'targets', 'performance-targets?limit=200');
      return body.items.some(({ subject, inForce }) => subject === subjectId && inForce === '1000000.00') || undefined;
    });
    await citedTrail(product.county, subjectId);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await product.close();
  });

  beforeEach(async () => {
    watched = await openWatchedPage(browser, product.running.url);
    ({ context, page } = watched);
  });
  afterEach(() => watched.close());

  async function signIn(accountName: string, password = demoPassword): Promise<void> {
    await page.goto(product.running.url);
    await page.getByLabel('账号').fill(accountName);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
  }

  it('warns that it is a demo, in Chinese first, and says why nobody is let in', async () => {
    await signIn('office', 'not the password');
    await page.locator('form [role=alert]:not(:empty)').waitFor();
    expect(await page.locator('form [role=alert]').textContent()).toMatch(/^[\u4e00-\u9fff]/);
    expect(await page.locator('#notice').textContent()).toMatch(/^⚠ 演示环境/);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
  });

  it('shows the subjects, where each is in the cycle, and the trail of one with before and after', async () => {
    await signIn('office');
    const row = page.getByRole('row').filter({ hasText: '公路' });
    await row.waitFor();
    expect(await row.textContent()).toContain('1,000,000.00 元');
    await page.locator('select[name=amounts]').selectOption('万元');
    await row.filter({ hasText: '100 万元' }).waitFor();
    await page.locator('select[name=amounts]').selectOption('元');
    await row.filter({ hasText: '1,000,000.00 元' }).waitFor();
    await row.getByRole('link').click();

    await page.getByRole('heading', { name: '审计轨迹' }).waitFor();
    const entry = page.locator('ol.trail > li').filter({ hasText: 'budget-approved' });
    await entry.waitFor();
    expect(await entry.locator('table').textContent()).toMatch(/现行预算.*1,000,000\.00 元/s);
    expect(await entry.textContent()).toMatch(/第[一二三四五六七八九十]+条/);
    expect(await entry.textContent()).toMatch(/演示预算股（财政预算股）/);
    expect(await entry.textContent()).toMatch(/fufeng-2022 第 1 版/);
    expect(page.url()).toContain(subjectId);
  });

  it('shows what somebody typed as text, and runs none of it', async () => {
    await signIn('office');
    await page.getByText(hostile).first().waitFor();
    expect(await page.title()).toBe('问效 · Wenxiao');
    expect(await page.locator('main img').count()).toBe(0);
  });

  it('keeps the session over a reload and ends it on request', async () => {
    await signIn('auditor');
    await page.getByRole('row').filter({ hasText: '公路' }).waitFor();
    await page.reload();
    await page.getByRole('row').filter({ hasText: '公路' }).waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByLabel('账号').waitFor();
    await page.reload();
    await page.getByLabel('账号').waitFor();
    expect(await context.cookies()).toEqual([]);
  });

  it('fits a telephone: only wide tables scroll sideways', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn('office');
    await page.getByRole('row').filter({ hasText: '公路' }).waitFor();
    const overhang = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overhang).toBe(0);
  });

  it('reads the API document, from this product alone', async () => {
    await page.goto(`${product.running.url}/api/docs`);
    await page.getByRole('link', { name: '绩效目标' }).click();
    await page.locator('.opblock').filter({ hasText: '申报' }).first().waitFor();
    expect(await page.locator('.opblock-tag').count()).toBeGreaterThan(10);
  });
});
