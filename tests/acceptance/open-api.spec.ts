import { flawsOfDocument } from './harness/open-api-validator.js';
import { startInstallation } from './harness/product.js';

let installation: Awaited<ReturnType<typeof startInstallation>>;

beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.close());

it('the public document is what a strict validator takes for OpenAPI, so that clients can be made from it', async () => {
  const document = (await (await fetch(`${installation.running.url}/api/openapi.json`)).json()) as object;
  expect(await flawsOfDocument(document)).toEqual([]);
});
