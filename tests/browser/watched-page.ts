import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page of which every complaint is kept: an error of a script, something that is asked of elsewhere, or that is not there. */
export type WatchedPage = Readonly<{
  context: BrowserContext;
  page: Page;
  /** Closes it. @throws where the browser complained */
  close(): Promise<void>;
}>;

/** @param home the address of the product: nothing else is to be asked. */
export async function openWatchedPage(browser: Browser, home: string): Promise<WatchedPage> {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refusal that the page shows is no fault of it, nor what a test keeps from being answered.
    const isShown = /status of (401|403)|ERR_FAILED/.test(message.text());
    if (message.type() === 'error' && !isShown) complaints.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() === 404) complaints.push(`not there: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) complaints.push(`asks elsewhere: ${request.url()}`);
  });
  return {
    context,
    page,
    close: async () => {
      await context.close();
      if (complaints.length > 0) throw new Error(`The browser complains: ${complaints.join('\n')}`);
    },
  };
}
