import { asksIn, productionCode } from '../testing/parameter-reads.js';
import { groupShapes } from './groups.js';
import { seeds } from '../seeds/seeds.js';
import {
  codesAlone,
  comparedAlone,
  frequencies,
  goneThrough,
  documentOnly,
  effectsCarriedOut,
  effectsNotYet,
  effectUsesOf,
  notYet,
} from './unread.js';
import { valueShapes } from './values.js';

describe('the parameters that no code reads', () => {
  const byCode = [...codesAlone, ...comparedAlone, ...goneThrough, ...frequencies];
  const listed: readonly string[] = [...documentOnly, ...byCode, ...Object.keys(notYet)];
  const parameters = [...Object.keys(valueShapes), ...Object.keys(groupShapes)];
  const code = productionCode();
  const neither = (asks: ReadonlySet<string>): readonly string[] =>
    parameters.filter((path) => !asks.has(path) && !listed.includes(path));

  it('are parameters that exist, each with one reason why it is not read', () => {
    expect(listed.filter((path) => !parameters.includes(path))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('are all listed, and nothing is listed that is read', () => {
    const asks = asksIn(code.values());
    expect(neither(asks)).toEqual([]);
    expect(listed.filter((path) => asks.has(path))).toEqual([]);
  });

  it('would be found as soon as the code that reads them went', () => {
    const without = (...left: readonly string[]): readonly string[] =>
      neither(asksIn([...code].flatMap(([path, text]) => (left.some((end) => path.endsWith(end)) ? [] : [text]))));
    expect(without('/monitoring.warnings.ts', '/monitoring.risks.ts')).toEqual(['monitoring.lenses']);
    expect(without('/procedure-world.ts', '/step-authority.ts', '/desk-words.ts', '/register.review.ts')).toEqual(
      expect.arrayContaining(['general.leadDesk', 'checklists', 'routes', 'desks']),
    );
    expect(without('/referral.trigger.ts')).toEqual(['accountability.referable']);
  });

  it('are asked of a ruling by a path, or by one that has a name in the same file', () => {
    const text = `
      const group = 'subject.kinds';
      const other = ruling.members(group);
      rules
        .value('general.leadDesk');
      world.ruling.member('rounds', code);
      // label.desk, 'evaluation.coverage'
      told.member(unheardOf);
    `;
    expect([...asksIn([text])].sort()).toEqual(['general.leadDesk', 'rounds', 'subject.kinds']);
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
