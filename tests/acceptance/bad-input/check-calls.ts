import { type RightCalls, jurisdictionId } from './right-call.js';

const ofYear: RightCalls[string] = (world) => ({
  who: world.county.people.office,
  path: { ...jurisdictionId(world), year: '2023' },
});

/** Numbers that the rules want a county to keep. */
export const checkCalls: RightCalls = { 'targets.Checks.of': ofYear, 'targets.Checks.below': ofYear };
