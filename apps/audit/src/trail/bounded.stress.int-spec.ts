import { performanceTargetFacts } from '@wenxiao/facts/targets';
import type { Principal } from '@wenxiao/service-kit';
import { runAudit, type RunningAudit } from '../testing/running-audit.js';
import { tenant, testStores, type TestStore, unitId } from '../testing/stores.js';
import { answerCharactersMax } from './page.js';

const subject = '0192f7a0-0000-7000-8000-0000000b16b1';
const auditor: Principal = {
  personId: '0192f7a0-0000-7000-8000-0000000b16b2',
  grants: [{ desk: 'auditor', organisationId: tenant }],
};
const declarations = 8;

/** As much as a person may send in one request, nearly: two hundred indicators of five hundred characters in each text. */
const declared = (declaration: number) =>
  performanceTargetFacts.targetDeclared({
    declaration,
    horizon: 'annual',
    indicators: Array.from({ length: 200 }, (_, index) => ({
      indicator: `i${String(index)}`,
      level1: '产出',
      name: `${String(index)} `.padEnd(500, '训'),
      direction: 'at-least' as const,
      quantifiable: true,
      text: '达'.repeat(500),
      written: '≥'.padEnd(500, '9'),
    })),
    by: auditor.personId,
    on: '2022-01-01',
    form: 'f'.repeat(64),
    findings: [],
  });

let stores: TestStore[];
let audit: RunningAudit;
beforeAll(async () => {
  stores = await testStores('targets');
  for (let n = 1; n <= declarations; n++)
    await stores[0]!.append(`performance-target/${subject}.2022`, { ...declared(n), metadata: { at: unitId } });
  audit = await runAudit(stores, [{ path: [tenant] }, { path: [tenant, unitId], nature: 'body' }]);
  await audit.untilRows(declarations, auditor);
}, 120_000);
afterAll(async () => {
  await audit.close();
  for (const store of stores) await store.drop();
});

type Answer = Readonly<{
  entries: readonly Readonly<{ event: Readonly<{ version: number }> }>[];
  figures: readonly Readonly<{ figure: string; item: string }>[];
  more: boolean;
  next?: string;
  moreFigures?: true;
}>;

/** All pages of an answer, none of which is larger than an answer may be. */
async function pagesOf(part: string): Promise<Answer[]> {
  const pages: Answer[] = [];
  for (let next: string | undefined; ;) {
    const after = next === undefined ? '' : `after=${encodeURIComponent(next)}`;
    const { status, body } = await audit.get(`/jurisdictions/${tenant}/trail/${subject}${part}${after}`, auditor);
    expect(status).toBe(200);
    expect(JSON.stringify(body).length).toBeLessThan(answerCharactersMax);
    const page = body as unknown as Answer;
    pages.push(page);
    if (!page.more) return pages;
    next = page.next;
  }
}

it('a trail of any size is answered in bounded pages, and every entry and figure stands in one of them', async () => {
  const trail = await pagesOf('?');
  expect(trail.length).toBeGreaterThan(1);
  const versions = trail.flatMap(({ entries }) => entries.map(({ event }) => event.version));
  expect(versions).toEqual(Array.from({ length: declarations }, (_, index) => index + 1));
  expect(trail.every(({ moreFigures }) => moreFigures)).toBe(true);

  const figures = (await pagesOf('/figures?')).flatMap((page) => page.figures);
  const names = figures.filter(({ figure }) => figure === 'indicator-name').map(({ item }) => item);
  expect(new Set(names).size).toBe(200 * declarations);
  expect(names).toHaveLength(200 * declarations);

  const { asOf } = (await audit.get('/root', auditor)).body as { asOf: string };
  const changed = await pagesOf(`/diff?from=2020-01-01T00:00:00Z&to=${asOf}&`);
  expect(changed.flatMap(({ entries }) => entries)).toHaveLength(declarations);
}, 120_000);
