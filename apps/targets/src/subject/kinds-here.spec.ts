import { ruling } from '@wenxiao/rules/ruling';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { rulesHere } from './kinds-here.js';

describe('the kinds of what is registered', () => {
  const rules = ruling(layered(seed('changde-2019')!, undefined, { organisation: false }));
  const kinds = (level: string | undefined) =>
    rulesHere(rules, level)
      .members('subject.kinds')
      .map(({ value }) => value.code);

  it('CD-05b: are those of the rules whose condition holds of the jurisdiction', () => {
    expect(kinds('prefecture')).toContain('government-debt');
    for (const level of ['county', 'zone', undefined]) expect(kinds(level)).not.toContain('government-debt');
    expect(rulesHere(rules, 'county').members('procedures')).toEqual(rules.members('procedures'));
  });
});
