import { decimal } from '@wenxiao/domain';
import { belowLimits } from './limits.js';

describe('the limits of a round', () => {
  const limits = [
    { figure: 'execution.rate', atLeast: '0.60', per: ['subject'] },
    { figure: 'attainment', atLeast: '0.60', per: ['item', 'subject'] },
  ] as const;
  const items = [
    { id: 'first', figures: { attainment: decimal('1') } },
    { id: 'second', figures: { attainment: decimal('0.4') } },
    { id: 'qualitative', figures: { attainment: undefined } },
  ];
  const below = (rate: string | undefined, attainment: string | undefined): readonly unknown[] =>
    belowLimits(limits, {
      subject: {
        'execution.rate': rate === undefined ? undefined : decimal(rate),
        attainment: attainment === undefined ? undefined : decimal(attainment),
      },
      items,
    }).map(({ figure, value, item }) => [figure, value.toFixed(), item]);
  const second = ['attainment', '0.4', 'second'];

  it('B-07: 60.00% meets 60%, 59.99% does not; of the indicators the second is flagged, and the project is not', () => {
    expect(below('0.6', '0.7')).toEqual([second]);
    expect(below('0.5999', '0.7')).toEqual([['execution.rate', '0.5999', undefined], second]);
    expect(below('0.6', '0.5999999999')).toEqual([['attainment', '0.5999999999', undefined], second]);
  });

  it('flag nothing that has no figure', () => {
    expect(below(undefined, undefined)).toEqual([second]);
    expect(belowLimits(undefined, { subject: {}, items: [] })).toEqual([]);
  });
});
