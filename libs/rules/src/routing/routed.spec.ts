import { knownFrom, type Written } from '../condition/testing/known-from.js';
import { type Route, routeShape } from '../shape/desk.js';
import { routed } from './routed.js';

const source = [{ instrument: 'measures', article: '第八条' }];
const related = (code: string, zh: string, desk: string) => ({
  code,
  zh,
  source,
  when: { figure: 'related', is: [code] },
  desk,
  with: ['department'],
});
const budget = (code: string, zh: string, desk: string) => ({
  code,
  zh,
  source,
  when: { figure: 'fund', is: [code] },
  desk,
  with: ['department'],
});
const byFund: Route = routeShape.parse({
  code: 'business-desk',
  zh: '业务股',
  source,
  rows: [
    budget('state-capital', '国有资本经营预算', 'state-assets-office'),
    budget('social-insurance', '社会保险基金预算', 'social-insurance-desk'),
    related('ppp', 'PPP', 'finance-desk'),
    related('government-bond', '政府债券', 'budget-desk'),
    related('procurement', '政府采购', 'procurement-office'),
    related('service-purchase', '政府购买服务', 'general-desk'),
    { code: 'assigned', zh: '主管业务股', source, by: 'department' },
  ],
});
const general = { fund: 'general-public', related: [] };
const ways = (written: Written, assigned: string | undefined = 'roads-desk') =>
  routed(byFund, knownFrom(written), assigned);

describe('HC-08 the desk by the fund', () => {
  it.each([
    [{ fund: 'state-capital', related: [] }, 'state-assets-office', 'state-capital'],
    [{ fund: 'social-insurance', related: [] }, 'social-insurance-desk', 'social-insurance'],
    [{ fund: 'general-public', related: 'ppp' }, 'finance-desk', 'ppp'],
    [{ fund: 'general-public', related: ['government-bond', 'procurement'] }, 'budget-desk', 'government-bond'],
    [{ fund: 'general-public', related: 'procurement' }, 'procurement-office', 'procurement'],
    [{ fund: 'government-fund', related: 'service-purchase' }, 'general-desk', 'service-purchase'],
  ])('%j leads to %s, the desk of the department co-operates', (figures, desk, row) => {
    const on = ['state-capital', 'social-insurance'].includes(row) ? 'fund' : 'related';
    const value = String(figures[on]);
    expect(ways({ figures })).toEqual({
      outcome: 'routed',
      desk,
      with: ['roads-desk'],
      path: `routes/business-desk/rows/${row}`,
      restedOn: [{ on: 'figure', name: on, year: 2024, value }],
    });
  });

  it('takes the first row that holds, so that a bond of the state capital budget goes by the budget', () => {
    const both = ways({ figures: { fund: 'state-capital', related: 'government-bond' } });
    expect(both).toMatchObject({ outcome: 'routed', desk: 'state-assets-office' });
  });

  it('goes by the department where no fund says otherwise, and nobody co-operates with themselves', () => {
    const path = 'routes/business-desk/rows/assigned';
    const plain = { outcome: 'routed', desk: 'roads-desk', with: [], path, restedOn: [] };
    expect(ways({ figures: general })).toEqual(plain);
    expect(ways({ figures: { ...general, related: 'ppp' } }, 'finance-desk')).toMatchObject({ with: [] });
  });

  it('a fund that is none passes over the rows of funds', () => {
    expect(ways({ figures: { fund: null, related: null } })).toMatchObject({ desk: 'roads-desk' });
  });

  it('leads to the lead desk, with a reason, where the department is assigned to no desk on the day', () => {
    expect(routed(byFund, knownFrom({ figures: general }), undefined)).toEqual({
      outcome: 'lead-desk',
      because: 'no-assignment',
      path: 'routes/business-desk/rows/assigned',
    });
    expect(routed(byFund, knownFrom({ figures: { ...general, related: 'ppp' } }), undefined)).toMatchObject({
      desk: 'finance-desk',
      with: [],
    });
  });

  it('passes over no row before its figure is known, and says what is missing', () => {
    expect(ways({ figures: { fund: 'general-public' } })).toEqual({
      outcome: 'not-known',
      path: 'routes/business-desk/rows/ppp',
      missing: [{ on: 'figure', name: 'related', year: 2024 }],
    });
  });
});

describe('a route', () => {
  const bonds = { ...related('government-bond', '政府债务', 'debt-desk'), years: { from: 2021 } };
  const only: Route = routeShape.parse({ code: 'debt', zh: '债务', source, rows: [bonds] });
  const debtIn = (year: number) =>
    routed(only, knownFrom({ year, figures: { related: 'government-bond' } }), 'roads-desk');

  it('has rows that hold from a year on, and the lead desk acts where none is left', () => {
    expect(debtIn(2020)).toEqual({ outcome: 'lead-desk', because: 'no-row', path: 'routes/debt' });
    expect(debtIn(2021)).toMatchObject({ outcome: 'routed', desk: 'debt-desk', with: ['roads-desk'] });
  });
});
