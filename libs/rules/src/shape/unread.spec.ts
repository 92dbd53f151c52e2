import { groupShapes } from './groups.js';
import { seeds } from '../seeds/seeds.js';
import { documentOnly, effectsCarriedOut, effectsNotYet, effectUsesOf, notYet } from './unread.js';
import { valueShapes } from './values.js';

describe('the parameters that no code reads', () => {
  it('are parameters that exist, each with one reason why it is not read', () => {
    const listed = [...documentOnly, ...Object.keys(notYet)];
    expect(listed.filter((path) => !(path in valueShapes) && !(path in groupShapes))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('the effects that the sets of the product state', () => {
  const used = new Set(seeds().flatMap(({ members }) => effectUsesOf(members)));

  it('are each carried out, or listed with the reason why nothing follows yet: none is passed over in silence', () => {
    const listed: readonly string[] = [...effectsCarriedOut, ...Object.keys(effectsNotYet)];
    expect([...used].filter((use) => !listed.includes(use))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('are listed as long as a set states them', () => {
    expect(Object.keys(effectsNotYet).filter((use) => !(used as ReadonlySet<string>).has(use))).toEqual([]);
    expect(used).toContain('procedures/open:rectification');
  });
});
