// The console, as people use it: in a real browser, by the keyboard alone, against the whole product.
import { mkdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { demoPassword } from '@wenxiao/cli/demo';
import { describeUnless } from '@wenxiao/infra/testing';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { approved, declared, yuan } from '../acceptance/harness/cycle.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { type Product, startProduct } from '../acceptance/harness/product.js';
import { citedTrail } from './cited-trail.js';
import { launchChromium, withoutChromium } from './chromium.js';
import { openWatchedPage, type WatchedPage } from './watched-page.js';

/** For whoever looks at the screens; under no version control. */
const pictures = fileURLToPath(new URL('../../tmp/console/', import.meta.url));
const longName = `县域农村公路养护${'及安全生命防护工程'.repeat(6)}专项资金`;

describeUnless(withoutChromium, 'the console', () => {
  let product: Product;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let watched: WatchedPage;
  let subjectId: string;
  const place = () => `${product.running.url}/console/${product.county.id}`;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    product = await startProduct();
    [subjectId = ''] = await approved(product.county, { subjectName: longName, requested: yuan('1000000.00') });
    // What is approved for a year is its budget from the first day of that on.
    await product.advanceTo('2023-02-01T01:00:00.000000Z');
    type Listed = Readonly<{ items: readonly Readonly<{ subject: string; budget: string | null }>[] }>;
    await eventually('the subject is listed with its budget', async () => {
      const { body } = await product.county.get<Listed>('office', 'overview', 'subjects');
      return body.items.some(({ subject, budget }) => subject === subjectId && budget === '1000000.00') || undefined;
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

  /** What a reader meets: nothing that keeps anybody out, no word of a program, a heading that has the focus, a title of its own. */
  async function sound(picture: string): Promise<void> {
    await page.screenshot({ path: `${pictures}${picture}.png`, fullPage: true });
    await page.evaluate(axe.source);
    type Found = Readonly<{
      violations: readonly Readonly<{ id: string; nodes: readonly Readonly<{ html: string }>[] }>[];
    }>;
    const { violations } = await page.evaluate<Found>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${picture}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    const words = await page.evaluate<string>('document.body.innerText');
    expect(words.replaceAll(/[\w./:-]*(?=#\d)/g, '').match(/[a-z]{3,}/gi)).toBeNull();
  }
  const focused = () =>
    page.evaluate<string>('document.activeElement.tagName + " " + document.activeElement.textContent');
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  async function signIn(accountName: string): Promise<void> {
    await page.getByLabel('账号').waitFor();
    await page.keyboard.press('Tab');
    await page.getByLabel('账号').focus();
    await page.keyboard.type(accountName);
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
  }

  /** By the keyboard: to what is called so, and on. */
  async function follow(role: 'link' | 'button', name: string | RegExp): Promise<void> {
    await page.getByRole(role, { name }).first().focus();
    await page.keyboard.press('Enter');
  }

  /** By the keyboard. */
  async function choose(name: string): Promise<void> {
    await page.getByRole('radio', { name, exact: true }).focus();
    await page.keyboard.press('Space');
  }

  it('leads by the keyboard from signing in to who set a figure, when, and under which article', async () => {
    const titles: string[] = [];
    await page.goto(`${product.running.url}/console/`);
    await heading('登录').waitFor();
    await sound('sign-in');
    titles.push(await page.title());
    await signIn('office');
    await heading('待办').waitFor();
    await page.getByText(/^共 \d+ 项，显示 \d+ 项/).waitFor();
    expect(await focused()).toBe('H1 待办');
    await sound('inbox');
    titles.push(await page.title());

    await follow('link', '项目一览');
    await page.getByRole('row').filter({ hasText: longName }).waitFor();
    expect(await focused()).toBe('H1 项目一览');
    expect(await page.getByRole('row').filter({ hasText: longName }).textContent()).toContain('100.00');
    expect(await page.getByText(/^共 \d+ 项，显示 1–\d+/).count()).toBe(1);
    await sound('subjects');
    titles.push(await page.title());

    await follow('link', longName);
    await heading(longName).waitFor();
    await page.getByRole('button', { name: /^现行预算/ }).waitFor();
    await sound('dossier');
    titles.push(await page.title());
    expect(new Set(titles).size).toBe(titles.length);

    await follow('button', /^现行预算/);
    const drawer = page.getByRole('dialog');
    await drawer.getByText('100.00 万元').first().waitFor();
    await drawer.getByText(/演示预算股/).waitFor();
    expect(await drawer.textContent()).toMatch(
      /无 → 100\.00 万元.*演示预算股（财政预算股）.*预算批复.*第[一二三四五六七八九十]+条/s,
    );
    expect(page.url()).toContain('figure=budget-in-force');
    await sound('provenance');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('figure=');
    expect(await focused()).toMatch(/^BUTTON 100\.00 万元/);

    await follow('link', '审计轨迹');
    await page.getByText(/^共 \d+ 条记录：人办/).waitFor();
    await sound('trail');
  });

  it('takes a step that the rules ask for, says what is wanting, and keeps what was typed over a new sign-in', async () => {
    const name = '乡镇敬老院维修改造';
    const id = await declared(product.county, { subjectName: name });
    await page.goto(`${place()}/inbox`);
    await signIn('reviewer');
    await follow('link', new RegExp(`^去办理：.*${name}`));
    await page.getByRole('radio', { name: '通过', exact: true }).waitFor();
    expect(await page.getByRole('group', { name: '完整性审核' }).textContent()).toContain('填报内容是否完整');
    await sound('step');
    await follow('button', '提交');
    await page.getByRole('alert').filter({ hasText: '请选择办理结果' }).waitFor();
    await choose('通过');
    for (const group of await page.getByRole('group').all()) {
      if ((await group.getByRole('radio').count()) !== 3) continue;
      await group.getByRole('radio', { name: '符合', exact: true }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByLabel(/^意见/).focus();
    await page.keyboard.type('指标明确，同意报送。');
    await context.clearCookies();
    await page.keyboard.press('Tab');
    await follow('button', '提交');
    await signIn('reviewer');
    await page.getByLabel(/^意见/).waitFor();
    expect(await page.getByLabel(/^意见/).inputValue()).toBe('指标明确，同意报送。');
    await sound('step-typed');
    await follow('button', '提交');
    await page.getByRole('status').filter({ hasText: `已办理：` }).waitFor();
    expect(await focused()).toBe('H1 待办');
    await sound('inbox-done');
    type Reviewed = Readonly<{ done: readonly Readonly<{ step: string; answer: string }>[] }>;
    const { body } = await product.county.get<Reviewed>('office', 'targets', `performance-targets/${id}/2023`);
    expect(body.done.map(({ step, answer }) => `${step} ${answer}`)).toEqual([
      'submit submitted',
      'unit-review passed',
    ]);
  });

  it('shows what an address names to whoever signs in there, and to nobody else', async () => {
    await page.goto(`${place()}/subjects/${subjectId}?year=2023&figure=budget-in-force&item=2023`);
    await signIn('auditor');
    await page.getByRole('dialog').getByText('100.00 万元').first().waitFor();
    await context.clearCookies();
    await page.goto(`${place()}/subjects?search=${encodeURIComponent('没有这样的项目')}`);
    await signIn('office');
    await page.getByText('没有符合这些条件的项目').waitFor();
    await sound('subjects-empty');
    // The session ends while somebody reads: signed in again, they are where they were.
    await context.clearCookies();
    await page.getByLabel('名称、单位或编码').fill('公路养护');
    await page.keyboard.press('Enter');
    await signIn('office');
    await page.getByRole('row').filter({ hasText: longName }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('search=公路养护');
  });

  it('says what it could not get, and shows nothing in its place', async () => {
    await page.goto(`${place()}/inbox`);
    await signIn('office');
    await page.getByText(/^共 \d+ 项/).waitFor();
    await page.route('**/api/overview/**/subjects**', (route) => route.abort());
    await follow('link', '项目一览');
    await page.getByRole('alert').filter({ hasText: '项目暂无法取得：连接不上系统' }).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await sound('subjects-unreachable');
    await page.unroute('**/api/overview/**/subjects**');
    await follow('button', '重试');
    await page.getByRole('row').filter({ hasText: longName }).waitFor();
    await page.goto(`${place()}/nothing/here`);
    await heading('没有这一页').waitFor();
    await sound('nowhere');
  });

  it('has larger letters and stronger colours where they are asked for, and fits a telephone', async () => {
    await page.goto(`${place()}/subjects/${subjectId}`);
    await signIn('office');
    await page.getByRole('button', { name: /^现行预算/ }).waitFor();
    await follow('button', '关怀版');
    const smallest = () =>
      page.evaluate<number>(
        `Math.min(...[...document.querySelectorAll('body *')].filter((each) => each.innerText?.trim()).map((each) => parseFloat(getComputedStyle(each).fontSize)))`,
      );
    expect(await smallest()).toBeGreaterThanOrEqual(17);
    await sound('care');
    await page.reload();
    await page.getByRole('button', { name: /^现行预算/ }).waitFor();
    expect(await page.getByRole('button', { name: '关怀版' }).getAttribute('aria-pressed')).toBe('true');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [`/subjects/${subjectId}`, '/subjects', '/inbox']) {
      await page.goto(place() + path);
      await page.getByText(/^共 \d+ 项/).waitFor();
      const overhang = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ path, overhang }).toEqual({ path, overhang: 0 });
    }
    await sound('telephone');
  });

  it('asks a browser for 150 kB of script at most', async () => {
    const assets = new URL('../../apps/console/dist/assets/', import.meta.url);
    const scripts = (await readdir(assets)).filter((name) => name.endsWith('.js'));
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await readFile(new URL(name, assets))).length),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150 * 1024);
    expect(scripts.length).toBeGreaterThan(0);
  });
});
