import { decimal } from '@wenxiao/domain';
import fc from 'fast-check';
import { displayedBeside } from './displayed-figure.js';

describe('N-2: a figure beside the bounds that it was judged by', () => {
  it.each([
    ['59.996', '59.996'],
    ['59.99', '59.99'],
    ['60', '60.00'],
    ['60.001', '60.001'],
    ['59.999999', '59.999999'],
    ['85.005', '85.01'],
    ['89.9949', '89.99'],
  ])('%s beside 60 and 90 is shown as %s', (value, shown) => {
    expect(displayedBeside(decimal(value), 2, ['60', '90'])).toBe(shown);
  });

  it('is rounded half up to the configured decimals where nothing contradicts', () => {
    expect(displayedBeside(decimal('33.335'), 2, [])).toBe('33.34');
    expect(displayedBeside(decimal('7'), 0, ['60'])).toBe('7');
  });

  it('never reads as the other side of a bound, or as the bound itself', () => {
    const value = fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.stringMatching(/^\d{1,12}$/))
      .map(([a, b]) => decimal(`${a}.${b}`));
    const bound = fc.integer({ min: 0, max: 100 }).map(String);
    fc.assert(
      fc.property(
        value,
        fc.array(bound, { maxLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
        (figure, bounds, decimals) => {
          const shown = decimal(displayedBeside(figure, decimals, bounds));
          expect(bounds.map((each) => shown.cmp(each))).toEqual(bounds.map((each) => figure.cmp(each)));
        },
      ),
    );
  });
});
