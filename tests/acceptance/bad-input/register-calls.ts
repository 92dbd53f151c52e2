import { jurisdictionId, type RightCall, type RightCalls } from './right-call.js';
import type { World } from './world.js';

const register = 'experts';
const entry = '018f2f6e-0000-7000-8000-000000000777.0.named.1';
const on = '2022-11-07';

/** The rules of the county have no registers: whatever is right otherwise is refused for that alone. */
const call =
  (body: object, more: Partial<RightCall> = { ifMatch: 0 }) =>
  (world: World): RightCall => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), register, ...(more.ifMatch !== undefined && { entry }) },
    body: () => body,
    only: ['performance-office'],
    secret: true,
    refused: { status: 422, code: 'unknown-register' },
    ...more,
  });

export const registerCalls: RightCalls = {
  'accountability.Register.enter': call({ named: '王教授', findings: [], documents: [{ name: '聘书' }], on }, {}),
  'accountability.Register.confirm': call({ on, opinion: '同意', documents: [] }),
  'accountability.Register.decline': call({ reason: '条件不符' }),
  'accountability.Register.correct': call({ words: '更正', documents: [], reason: '误登' }),
  'accountability.Register.log': call({ rating: '90', on }),
  'accountability.Register.correctLog': call({ row: 1, rating: '91', on, reason: '误登' }),
  'accountability.Register.leave': call({ on, reason: '不再聘任', documents: [] }),
  'accountability.Register.strike': call({ on, reason: '误列', documents: [] }),
  'accountability.Register.confirmStrike': call({ on, opinion: '情况属实', documents: [] }),
  'accountability.Register.declineStrike': call({ reason: '并非误列' }),
  'accountability.Register.page': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), register },
    secret: true,
    refused: { status: 404, code: 'not-found' },
  }),
  'accountability.Register.one': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), register, entry },
    secret: true,
    refused: { status: 404, code: 'not-found' },
  }),
};
