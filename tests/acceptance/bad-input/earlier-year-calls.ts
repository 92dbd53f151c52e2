import { csv } from '../harness/importing.js';
import { as, jurisdictionId, type RightCall, type RightCalls, reworded } from './right-call.js';
import { printedYear, recordedYear, type TargetWorld } from './target-world.js';
import type { World } from './world.js';

/** Of a year of a subject, by the desk that leads, upon what was said of it before. */
const ofYear =
  (
    name: keyof TargetWorld,
    ifMatch: number,
    body: object,
    otherBody: NonNullable<RightCall['otherBody']> = reworded('reason'),
  ) =>
  (world: World): RightCall => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), subject: world.ofTargets[name], year: recordedYear },
    ifMatch,
    body: () => body,
    otherBody,
    only: ['performance-office'],
  });

const yearsOf = ({ ofTargets }: World, year: string): string =>
  csv(
    ['subject', 'year', 'budget', 'evaluation', 'grade', 'document', 'documentDate'],
    [[ofTargets.recordYear, year, '1000000.00', 'self-evaluation', 'good', '绩效评价结果通报', '2022-06-30']],
  );

/** Years before subjects were kept here, one by one and by a file. */
export const earlierYearCalls: RightCalls = {
  'targets.EarlierYears.all': (world) => ({
    who: world.county.people.unit,
    path: { ...jurisdictionId(world), subject: world.ofTargets.correctYear },
  }),
  'targets.EarlierYears.record': ofYear('recordYear', 0, printedYear, reworded('document')),
  'targets.EarlierYears.correct': ofYear('correctYear', 1, { ...printedYear, document: '更正通报', reason: '误录' }),
  'targets.EarlierYears.withdraw': ofYear('withdrawYear', 1, { reason: '系其他项目' }, as({ reason: '误登' })),
  'targets.EarlierYearImport.template': ({ county }) => ({ who: county.people.unit }),
  'targets.EarlierYearImport.preview': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
    table: yearsOf(world, '2019'),
  }),
  'targets.EarlierYearImport.take': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
    table: yearsOf(world, '2018'),
    otherTable: yearsOf(world, '2017'),
  }),
};
