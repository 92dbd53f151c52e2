import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { knownUnder, routingOf } from './procedure-world.js';

const set = seed('fufeng-2022');
if (!set) throw new Error('there is no such seed');
const rules = ruling(layered(set, undefined, { organisation: false }));
const known = knownUnder(rules, { year: 2023, figure: () => null, found: () => false, period: () => null });

describe('where the desk of a department leads', () => {
  /** By the desk that a department is assigned to, and the desks that are borne for its county and for the one above. */
  const at = (counterpart: string | undefined, borne: Readonly<Record<string, readonly string[]>>) => {
    const bearers = Object.entries(borne).map(([jurisdictionId, desks]) => ({ jurisdictionId, desks }));
    const place = { jurisdiction: { id: 'county' }, bearers, ...(counterpart !== undefined && { counterpart }) };
    return routingOf(place, rules, known)['business-desk'];
  };
  const lead = { desk: 'performance-office', instead: true };

  it('is the desk that it is assigned to, as long as somebody of the county bears it', () => {
    expect(at('education-desk', { county: ['education-desk'] })).toMatchObject({ desk: 'education-desk' });
    expect(at('education-desk', { county: ['business-desk'] })).toMatchObject(lead);
    expect(at('education-desk', { city: ['education-desk'] })).toMatchObject(lead);
    expect(at('education-desk', {})).toMatchObject(lead);
    expect(at(undefined, { county: ['education-desk'] })).toMatchObject(lead);
  });
});
