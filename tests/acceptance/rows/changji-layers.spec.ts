import type { MemberOf, RuleSet } from '@wenxiao/rules/shape';
import type { County } from '../harness/county.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onRound } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { idOf } from '../harness/cycle.js';
import {
  approvedFrom,
  articlesOf,
  handIn,
  measure,
  openBelow,
  openPrefecture,
  ownRules,
} from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let prefecture: County<'office' | 'approver'>;
beforeAll(async () => {
  product = await startProduct();
  ({ county, prefecture } = await openPrefecture(product, '2018-06-01'));
}, 600_000);
afterAll(() => product.close());

const scheme = 'budget-performance';
type GoneBy = Readonly<{
  layers: readonly Readonly<{ id: string }>[];
  deviations: readonly Readonly<{ path: string; verdict: string; own?: object; upper: object }>[];
  refused: readonly string[];
}>;
type Adoptions = Readonly<{
  items: readonly object[];
  version: number;
  earliest: string;
  inForce: readonly GoneBy[];
}>;
const adoptionsOf = async (body: County<'office'>): Promise<Adoptions> =>
  (await body.get<Adoptions>('office', 'directory', `bodies/${body.id}/adoptions`)).body;
const layersOf = async (body: County<'office'>): Promise<readonly string[]> =>
  (await adoptionsOf(body)).inForce.flatMap(({ layers }) => layers.map(({ id }) => id));
const roundsOf = async (id: string) => (await monitoringOf(county, id)).rounds.map(({ round }) => round.slice(-5));

it('CJ-00: the measure holds for every county and zone below as soon as the prefecture has adopted it, and nobody below has to', async () => {
  const zone = await openBelow(product, { name: '高新区', accounts: 'zone', level: 'zone' });
  expect(await adoptionsOf(zone)).toMatchObject({ version: 0, items: [] });
  expect((await layersOf(zone))[0]).toBe('changji-2018');
  expect((await layersOf(county)).slice(0, 2)).toEqual(['county-own', 'changji-2018']);
  // Nobody beside the prefecture goes by it.
  expect(await layersOf(product.county)).not.toContain('changji-2018');
}, 240_000);

it('CJ-19: the measure holds from the day of its issue, however early it was adopted', async () => {
  // The county’s own rules leave to the measure what they rest on: where that does not hold, they cannot stand.
  const errorsOn = async (effectiveFrom: string): Promise<readonly object[]> => {
    const terms = { scheme, ruleSetId: 'county-own', ruleSetVersion: 1, effectiveFrom };
    const at = `bodies/${county.id}/adoptions/check`;
    const { status, body } = await county.post('office', 'directory', at, terms);
    expect(status).toBe(200);
    return (body as unknown as Readonly<{ errors: readonly object[] }>).errors;
  };
  expect(await errorsOn('2018-12-24')).toEqual([]);
  expect(await errorsOn('2018-12-23')).not.toEqual([]);
}, 120_000);

type Round = MemberOf<'rounds'>;
/** The county monitors by quarters, ten days after them: looser than the prefecture, which names no day. */
function refined(): RuleSet {
  const [article] = ownRules().instruments;
  const source = [{ instrument: article!.code, article: article!.articles[0]!.article }];
  const monthly = measure().members.rounds?.find(({ code }) => code === 'monthly');
  const quarterly: Round = { ...monthly!, source, nodes: { every: 'quarter' } };
  const limit = { value: { count: 10, unit: 'calendar-day' as const }, source };
  return {
    ...ownRules({ rounds: [quarterly] }, { 'monitoring.submissionLimit': limit }),
    id: 'county-monitoring',
    effective: { from: '2018-12-24', source },
  };
}

/** From 1 July 2023 on the county goes by rules of its own on monitoring. */
const refinedFromJuly = once(async () => {
  const [before = '', whole = ''] = await approvedFrom(
    county,
    '2023-01-20',
    {},
    { subjectKind: 'whole-department', subjectName: '部门单位整体' },
  );
  await product.advanceTo('2023-06-05T02:00:00.000000Z');
  const months = await eventually('the rounds until June are open', async () => {
    const rounds = await roundsOf(before);
    return rounds.length === 5 ? rounds : undefined;
  });
  const content = refined();
  const post = async (who: 'office' | 'approver', rest: string, sent: object, ifMatch?: number) => {
    const call = ifMatch === undefined ? {} : { ifMatch };
    const { status, text } = await county.post(who, 'directory', rest, sent, call);
    if (status >= 300) throw new Error(`Refused: ${String(status)} ${text}`);
  };
  await post('office', 'rule-sets', { content });
  const hash = await eventually('the proposed set is shown', async () => {
    type Sets = Readonly<{ items: { ruleSetId: string; hash: string }[] }>;
    const { body } = await county.get<Sets>('approver', 'directory', 'rule-sets');
    return body.items.find(({ ruleSetId }) => ruleSetId === content.id)?.hash;
  });
  await post('approver', `rule-sets/${content.id}/approval`, { hash }, 1);
  const terms = { scheme, ruleSetId: content.id, ruleSetVersion: 1, effectiveFrom: '2023-07-01' };
  const { body: checked } = await county.post('office', 'directory', `bodies/${county.id}/adoptions/check`, terms);
  const { version } = await adoptionsOf(county);
  await post('office', `bodies/${county.id}/adoptions`, terms, version);
  await post('approver', `bodies/${county.id}/adoptions/approval`, terms, version + 1);
  await product.advanceTo('2023-10-20T02:00:00.000000Z');
  return { before, whole, months, checked };
});

it('CJ-17, B-25: a county that makes rules of its own goes by them from their day on for what they say, and by the prefecture for the rest', async () => {
  const { before, whole, months } = await refinedFromJuly();
  expect(months).toEqual(['02-28', '03-31', '04-30', '05-31', '06-30']);
  const rounds = await eventually('the rounds of the own set are open', async () => {
    const now = await roundsOf(before);
    return now.includes('12-31') ? now : undefined;
  });
  expect(rounds).toEqual([...months, '09-30', '12-31']);
  // For what the county does not say the measure holds: the half year of the unit as a whole, and who reviews.
  expect(await roundsOf(whole)).toEqual(['06-30']);
  idOf(await handIn(county, before, 'monthly@2023-12-31'));
  const { rules } = entryOf(await trailWith(county, before, 'report-submitted'), 'report-submitted');
  expect(rules?.layers.slice(0, 2).map(({ id }) => id)).toEqual(['county-monitoring', 'changji-2018']);
  const { rules: opened } = entryOf(await trailWith(county, before, 'round-opened'), 'round-opened');
  expect(opened?.layers[0]?.id).toBe('county-monitoring');
}, 480_000);

it('CJ-17: an own value that is looser is shown as a deviation, and none replaces the measure whole', async () => {
  const { checked } = await refinedFromJuly();
  const looser = {
    path: 'rounds/monthly/nodes',
    verdict: 'looser',
    own: { every: 'quarter' },
    upper: { every: 'month' },
  };
  expect(checked).toMatchObject({ errors: [], refused: [], deviations: [looser] });
  const { inForce } = await adoptionsOf(county);
  expect(inForce).toMatchObject([{ deviations: [looser], refused: [] }]);
  const instead = { scheme, ruleSetId: 'county-own', ruleSetVersion: 1, effectiveFrom: '2023-12-01', replaces: true };
  const { body } = await county.post('office', 'directory', `bodies/${county.id}/adoptions/check`, instead);
  expect(body).toMatchObject({ refused: ['replaces'] });
  expect(await layersOf(prefecture)).not.toContain('county-monitoring');
}, 480_000);

it('CJ-06e: the bureau has units monitor; nobody is late while no day is said, and who is late is listed once one is', async () => {
  const { before } = await refinedFromJuly();
  const june = 'monthly@2023-06-30';
  const { rounds } = await monitoringOf(county, before);
  const byRound = new Map(rounds.map((each) => [each.round, each]));
  expect(byRound.get(june)).toMatchObject({ status: 'open', dues: [], overdue: [] });
  expect(byRound.get('monthly@2023-09-30')).toMatchObject({
    status: 'open',
    dues: [{ due: 'submission', on: '2023-10-10', soft: false }],
    overdue: ['submission'],
  });
  const clerk = await county.people.unit.personId();
  const remind = (who: 'office' | 'unit', round: string, due: string) =>
    onRound(county, who, before, `${round}/reminders`, { due, to: clerk, words: '请尽快报送' });
  expect(await remind('unit', june, 'submit')).toMatchObject({ status: 403 });
  expect(await remind('office', june, 'submission')).toMatchObject({ status: 422, body: { code: 'unknown-due' } });
  idOf(await remind('office', june, 'submit'));
  idOf(await remind('office', 'monthly@2023-09-30', 'submission'));
  expect(await remind('office', 'monthly@2023-09-30', 'submit')).toMatchObject({ status: 422 });
  const trail = await trailWith(county, before, 'round-reminded', 'round-reminded');
  const [first] = trail.entries.filter(({ type }) => type === 'round-reminded');
  expect(articlesOf(first!)).toContain('第七条');
  expect(entryOf(trail, 'round-reminded').rules?.basis.map(({ path }) => path)).toContain('monitoring.submissionLimit');
  type Listed = Readonly<{
    items: readonly Readonly<{ subject: string; overdue: boolean }>[];
    totals: { overdue: number };
  }>;
  await eventually('the list shows who is late', async () => {
    const { body } = await county.get<Listed>('office', 'monitoring', 'monitoring?year=2023&limit=200');
    const isLate = body.items.some(({ subject, overdue }) => subject === before && overdue);
    return isLate && body.totals.overdue > 0 ? true : undefined;
  });
}, 480_000);
