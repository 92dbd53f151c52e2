import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceLogger } from '@wenxiao/service-kit';
import { Arrivals } from './arrival.js';
import { FolderBlobStore } from './folder-blob-store.js';
import type { KeptBlobs } from './kept-blobs.js';
import { Sweeper } from './sweeper.js';

const tenant = '018f2f6e-0000-7000-8000-000000000002';
const [kept, lagging, orphan, young] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
];
const old = new Date('2020-01-01');

it('takes away what no event names and what never came whole, a day after; a list that lags behind costs nobody their file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenxiao-sweep-'));
  const store = new FolderBlobStore(folder);
  for (const hash of [kept, lagging, orphan, young]) {
    const path = join(folder, randomUUID());
    await writeFile(path, hash);
    await store.put({ tenant, hash }, path);
    if (hash !== young) await utimes(join(folder, 'blobs', tenant, hash.slice(0, 2), hash), old, old);
  }
  await mkdir(join(folder, 'arriving'));
  for (const name of ['cut-off', 'coming']) await writeFile(join(folder, 'arriving', name), name);
  await utimes(join(folder, 'arriving', 'cut-off'), old, old);
  const known: Pick<KeptBlobs, 'has' | 'hasInHistory'> = {
    has: async ({ hash }) => hash === kept,
    hasInHistory: async ({ hash }) => hash === lagging,
  };
  const sweeper = new Sweeper(store, new Arrivals(folder), known as KeptBlobs, serviceLogger('evidence', 'silent'));
  await sweeper.sweep(new Date('2021-01-01'));
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = left.filter((each) => each.isFile()).map(({ name }) => name);
  expect(names.sort()).toEqual([kept, lagging, young, 'coming'].sort());
  await rm(folder, { recursive: true, force: true });
});
