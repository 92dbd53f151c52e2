import { bodiesOf, carriedOutBy } from './evaluation.carried-out.js';
import { usuallyTogether } from './evaluation.together.js';
import { bodies } from './testing/evaluated.js';
import { north, south, carriedOut } from './testing/several-units.js';

describe('how figures of several units are put together', () => {
  it.each([
    ['公里', 'sum'],
    ['人次', 'sum'],
    ['万元', 'sum'],
    ['%', 'weighted-mean'],
    ['％', 'weighted-mean'],
    ['元/人', 'weighted-mean'],
    ['百分点', 'weighted-mean'],
    ['天', undefined],
    ['工作日', undefined],
    ['小时', undefined],
    ['', undefined],
  ])('follows from %s: %s', (unit, together) => {
    expect(usuallyTogether({ unit })).toBe(together);
  });
});

describe('who carries a subject out', () => {
  it('is its unit, with its own share where that is said, and those beside it', () => {
    const beside = { organisation: north, share: '30' };
    expect(carriedOutBy({ unit: south, implementers: [beside] })).toEqual({ unit: south, beside: [beside] });
    const listed = [{ organisation: south, share: '70' }, beside];
    expect(carriedOutBy({ unit: south, implementers: listed })).toEqual({ unit: south, share: '70', beside: [beside] });
  });

  it('evaluates nothing of it, nor does what lies below', () => {
    expect(bodiesOf(carriedOut, undefined)).toEqual([bodies.unit, north, south]);
    expect(bodiesOf(carriedOut, { id: 'bureau', path: ['county', 'bureau'] })).toEqual([bodies.unit, north, south]);
    const below = { id: 'station', path: ['county', north, 'station'] };
    expect(bodiesOf(carriedOut, below)).toEqual([bodies.unit, north, south, 'station']);
  });
});
