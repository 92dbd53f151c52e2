import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { codeNames } from '@wenxiao/rules/wording';
import {
  type BusinessClock,
  type ColumnCodes,
  type GoverningRules,
  LIST_CODES,
  type ServicePlan,
} from '@wenxiao/service-kit';
import { exampleAsRead, ListWords } from '@wenxiao/service-kit/testing';
import { openSecrets } from './home.js';
import { servicePlans } from './plans.js';
import { storeNames, storesOn } from './stores.js';

const home = mkdtempSync(join(tmpdir(), 'wenxiao-lists-'));
afterAll(() => rmSync(home, { recursive: true }));

// Whatever list the product answers with is read by people, too: printed, and in a spreadsheet. An example of each is shown in the API document.

const sets = ['fufeng-2022', 'changde-2019', 'huichang-2020', 'transport-assessment', 'yunlong-district'].map((id) => ({
  hash: id,
  names: codeNames(layered(seed(id)!, undefined, { organisation: false }).content),
}));
const governing = {
  timetableOf: async () => sets.map(({ hash }) => ({ from: '2022-05-09', hash })).reverse(),
  namesBy: async (hash: string) => sets.find((each) => each.hash === hash)?.names,
} as unknown as GoverningRules;
const tenant = '018f2f6e-0000-7000-8000-000000000003';
const clock = { today: async () => '2024-05-06' } as unknown as BusinessClock;

const codesOf = (plan: ServicePlan): ColumnCodes | undefined => {
  const [found] = (plan.providers ?? []).flatMap((each) =>
    typeof each === 'object' && 'provide' in each && each.provide === LIST_CODES && 'useValue' in each
      ? [each.useValue as ColumnCodes]
      : [],
  );
  return found;
};

/** The examples of all lists of a service. */
async function listsOf(plan: ServicePlan) {
  const words = new ListWords(governing, clock, codesOf(plan));
  const handlers = plan.controllers.flatMap((controller) => {
    const methods = Object.getOwnPropertyDescriptors((controller as { prototype: object }).prototype);
    return Object.values(methods).flatMap(({ value }) => (typeof value === 'function' ? [value as object] : []));
  });
  const lists = await Promise.all(handlers.map((handler) => exampleAsRead(handler, words, { tenant })));
  return lists.flatMap((list) => (list ? [list] : []));
}

/** Small Latin letters, joined by signs: what a person wrote is in Chinese, and a unit of measure or a format in capitals. */
const codesIn = (text: string): readonly string[] =>
  text.match(/(?<![\w./@:-])[a-z][a-z0-9]*(?:[-./@:][\w-]+)*(?![\w./@:-])/g) ?? [];
/** Beside the names of accounts, which people sign in with. */
const cellsIn = (page: string): string =>
  [...page.matchAll(/<(h1|th|td|p)(?: [^>]*)?>(.*?)<\/\1>/gs)]
    .map(([, , cell = '']) => cell.replaceAll('&quot;', '"'))
    .filter((cell) => cell !== 'zhang.san')
    .join('\n');

it('no code stands in a list that is printed', async () => {
  const secrets = openSecrets(home, 'hunan', storeNames);
  const stores = storesOn('postgres://postgres:secret@127.0.0.1:5432/postgres', secrets);
  const plans = await servicePlans({ home, secrets, stores, demo: true, logLevel: 'silent', kafkaBrokers: [] });
  const lists = (await Promise.all(plans.map(listsOf))).flat();
  expect(lists.length).toBeGreaterThan(30);
  expect(lists.flatMap(({ called, html }) => codesIn(cellsIn(html)).map((code) => `${called}: ${code}`))).toEqual([]);
});
