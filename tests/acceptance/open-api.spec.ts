import { freshHome } from '@wenxiao/infra/testing';
import { Progress } from '@wenxiao/cli/demo';
import { type RunningStandalone, startStandalone } from '@wenxiao/standalone';
import { flawsOfDocument } from './harness/open-api-validator.js';

const silent = new Progress({ isTTY: false, write: () => true });
let running: RunningStandalone;

beforeAll(async () => {
  const settings = { home: freshHome(), host: '127.0.0.1', port: 0, demo: false, postgresUrl: '', kafkaBrokers: [] };
  running = await startStandalone({ ...settings, logLevel: 'silent' }, silent);
}, 240_000);
afterAll(() => running.close());

it('the public document is what a strict validator takes for OpenAPI, so that clients can be made from it', async () => {
  const document = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as object;
  expect(await flawsOfDocument(document)).toEqual([]);
});
