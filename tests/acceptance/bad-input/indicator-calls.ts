import type { County } from '../harness/county.js';
import { jurisdictionId, type RightCall, type RightCalls, reworded } from './right-call.js';
import type { World } from './world.js';

const from = '2022-12-01';
const said = { direction: 'at-least', unit: '%', quantifiable: true, from };
const entryCalled = (name: string) => ({ level1: '产出指标', level2: '质量指标', name, ...said });

/** The second part of the name of what was made, or of what was there already. */
async function madeBy(county: County, address: string, body: object): Promise<string> {
  const answer = await county.post('office', 'targets', `${address}/${county.id}`, body);
  const { streams = [], id = streams[0]?.id } = answer.body as Partial<typeof answer.body> & { id?: string };
  const made = id?.split('.')[1];
  if (made === undefined) throw new Error(answer.text);
  return made;
}

/** A common indicator of the county of its own for each operation: nothing else is ever done to it. */
const entryFor = (county: County, name: string): Promise<string> =>
  madeBy(county, 'indicator-library', entryCalled(name));

const frameworkFor = async (county: County, name: string): Promise<string> =>
  madeBy(county, 'indicator-frameworks', { name, from, entries: [{ entry: await entryFor(county, '框架所选') }] });

/** By the lead desk, of what is common to the county. */
const common = (world: World, path: object, body: object, more: Partial<RightCall> = {}): RightCall => ({
  who: world.county.people.office,
  path: { ...jurisdictionId(world), owner: world.county.id, ...path },
  body: () => body,
  otherBody: reworded('reason'),
  only: ['performance-office'],
  ...more,
});
const reads = (world: World, path: object = {}): RightCall => ({
  who: world.county.people.unit,
  path: { ...jurisdictionId(world), ...path },
});

const retirement = { from, reason: '不再使用' };

/** 指标库: common indicators and frameworks. */
export const indicatorCalls: RightCalls = {
  'targets.IndicatorLibrary.page': (world) => reads(world),
  'targets.IndicatorLibrary.make': (world) => common(world, {}, entryCalled('某指标'), { otherBody: reworded('name') }),
  'targets.IndicatorLibrary.revise': async (world) => {
    const entry = await entryFor(world.county, '修订的指标');
    return common(world, { entry }, { ...said, unit: '‰', reason: '口径变化' }, { ifMatch: 1 });
  },
  'targets.IndicatorLibrary.retire': async (world) =>
    common(world, { entry: await entryFor(world.county, '停用的指标') }, retirement, { ifMatch: 1 }),
  'targets.IndicatorLibrary.one': async (world) =>
    reads(world, { owner: world.county.id, entry: await entryFor(world.county, '读取的指标') }),
  'targets.IndicatorLibrary.uses': async (world) =>
    reads(world, { owner: world.county.id, entry: await entryFor(world.county, '读取的指标') }),
  'targets.IndicatorFramework.page': (world) => reads(world),
  'targets.IndicatorFramework.make': async (world) => {
    const entries = [{ entry: await entryFor(world.county, '框架所选') }];
    return common(world, {}, { name: '某框架', from, entries }, { otherBody: reworded('name') });
  },
  'targets.IndicatorFramework.revise': async (world) => {
    const framework = await frameworkFor(world.county, '修订的框架');
    const entries = [{ entry: await entryFor(world.county, '框架所选'), weight: '10' }];
    return common(world, { framework }, { from, entries, reason: '补充权重' }, { ifMatch: 1 });
  },
  'targets.IndicatorFramework.retire': async (world) =>
    common(world, { framework: await frameworkFor(world.county, '停用的框架') }, retirement, { ifMatch: 1 }),
  'targets.IndicatorFramework.one': async (world) =>
    reads(world, { owner: world.county.id, framework: await frameworkFor(world.county, '读取的框架') }),
};
