import { resolvedSeed } from '../seeds/seed-rule-sets.js';
import { higherIsLooser, reaches } from './threshold.js';

const major = resolvedSeed('fufeng-2022')!.exAnte.majorPolicyThreshold!.value!;

describe('an amount threshold', () => {
  it('B-03: 500,000.00 yuan of fiscal money makes a policy a major one, 499,999.99 does not', () => {
    expect(reaches(major, '500000.00')).toBe(true);
    expect(reaches(major, '500000')).toBe(true);
    expect(reaches(major, '499999.99')).toBe(false);
  });

  it('leaves the amount itself out where it is not included', () => {
    expect(reaches({ amount: '500000.00', inclusive: false }, '500000.00')).toBe(false);
    expect(reaches({ amount: '500000.00', inclusive: false }, '500000.01')).toBe(true);
  });

  it('CJ-17: is looser than the upper level’s where it lets more stay outside', () => {
    expect(higherIsLooser({ amount: '600000', inclusive: true }, major)).toBe('looser');
    expect(higherIsLooser({ amount: '500000', inclusive: false }, major)).toBe('looser');
    expect(higherIsLooser({ amount: '500000', inclusive: true }, major)).toBeUndefined();
    expect(higherIsLooser({ amount: '400000', inclusive: false }, major)).toBeUndefined();
  });
});
