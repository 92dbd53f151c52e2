import { knownFrom } from '../condition/testing/known-from.js';
import { layered } from '../layers/resolve.js';
import { ruling } from '../ruling/ruling.js';
import { seed } from '../seeds/seeds.js';
import { computedFigure } from './computed-figure.js';

describe('a figure by a table', () => {
  const [subsidy] = ruling(layered(seed('changde-2019')!, undefined, { organisation: false })).members('computed');
  const of = (figures: Readonly<Record<string, string>>): string | undefined =>
    computedFigure(subsidy!, knownFrom({ figures })).value;
  const built = (level: string, year: string): string | undefined =>
    of({ 'jurisdiction.level': level, 'jurisdiction.information-system-year': year });

  it('CD-07, B-31: a county has 100,000 yuan for 2020, nothing for 2022; a zone has half of it', () => {
    expect([built('county', '2019'), built('county', '2020'), built('county', '2021')]).toEqual([
      '150000.00',
      '100000.00',
      '50000.00',
    ]);
    expect([built('zone', '2019'), built('zone', '2021')]).toEqual(['75000.00', '25000.00']);
    expect([built('county', '2022'), built('zone', '2022')]).toEqual(['0.00', '0.00']);
  });

  it('is not known while the figure that it goes by is not', () => {
    expect(of({ 'jurisdiction.level': 'county' })).toBeUndefined();
    expect(of({ 'jurisdiction.information-system-year': '2020' })).toBeUndefined();
  });
});
