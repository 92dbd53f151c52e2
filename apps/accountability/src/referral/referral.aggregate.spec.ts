import { referral } from './referral.aggregate.js';

it('what desks that co-operate say of a referral stands in the way of nothing, and what was done to it does', () => {
  const { 'lift-overdue': _, ...acts } = referral.material ?? {};
  const resting = Object.entries(acts);
  expect(resting.map(([act]) => act)).toEqual(expect.arrayContaining(['take-step', 'withdraw', 'give-opinion']));
  for (const [act, types] of resting) {
    expect([act, types.includes('referral-opinion-given')]).toEqual([act, false]);
    expect([act, types.includes('referral-issued')]).toEqual([act, true]);
  }
});
