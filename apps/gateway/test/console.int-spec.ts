import { openGateway, type OpenGateway } from './open-gateway.js';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway('gateway-console');
});
afterAll(() => gateway.close());

const taking = (encoding: string) => ({ headers: { 'accept-encoding': encoding } });

/** The files that the page of the console asks for. */
async function filesOfPage(): Promise<readonly string[]> {
  const { text } = await gateway.call('/console/');
  return [...text.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, file = '']) => file);
}

describe('the console', () => {
  it('is one page for every place in it, asked for anew each time, with nothing inline', async () => {
    const start = await gateway.call('/console/');
    for (const place of ['/console/018f2f6e/inbox', '/console/018f2f6e/subjects/42?year=2023&figure=budget-in-force']) {
      const page = await gateway.call(place);
      expect({ status: page.status, text: page.text }).toEqual({ status: 200, text: start.text });
      expect(Object.fromEntries(page.headers)).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': expect.stringMatching(/script-src 'self'; style-src 'self';/),
      });
    }
    expect(start.text).not.toMatch(/<script(?![^>]*\bsrc=")|<style|\sstyle=|\son\w+=|https?:\/\//);
    expect(start.text).toContain('请改用 Chrome 87');
  });

  it('has files that are named by their content and kept for ever, compressed as they are asked for', async () => {
    const files = await filesOfPage();
    expect(files.map((file) => file.split('.').at(-1)).toSorted()).toEqual(['css', 'js', 'svg']);
    for (const file of files) {
      const plain = await gateway.call(file, taking('identity'));
      for (const encoding of ['br', 'gzip']) {
        const sent = await gateway.call(file, taking(`deflate, ${encoding};q=0.9`));
        expect(Object.fromEntries(sent.headers)).toMatchObject({
          'content-encoding': encoding,
          'cache-control': 'max-age=31536000, immutable',
          vary: 'accept-encoding',
        });
        expect(sent.text).toBe(plain.text);
      }
      expect([plain.status, plain.headers.get('content-encoding')]).toEqual([200, null]);
    }
  });

  it('sends no page in the place of a file that is gone, and no file of anywhere else', async () => {
    const paths = [
      '/console/assets/index-00000000.js',
      '/console/../package.json',
      '/console/%2e%2e/package.json',
      '/console/assets/..%2findex.html',
    ];
    const statuses = await Promise.all(paths.map(async (path) => (await gateway.call(path)).status));
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});
