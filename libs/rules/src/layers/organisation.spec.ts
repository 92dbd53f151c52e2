import type { RuleSet } from '../shape/rule-set.js';
import { clerk, type Json, named, readSmallRuleSet, source, step } from '../testing/small-rule-set.js';
import { layered } from './resolve.js';
import type { Resolved } from './resolved.js';

const value = (given: unknown): Json => ({ value: given, source });
const review = (steps: readonly Json[], more: Json = {}): Json => ({
  ...named('review', '审核'),
  object: 'evaluation',
  steps,
  ...more,
});
const set = (id: string, parts: Json): RuleSet => readSmallRuleSet({ id, ...parts });

describe('an organisation’s own set', () => {
  const members = { desks: [clerk], procedures: [review([step('conclude', 'conclude', 'end')])] };
  const county = layered(set('county', { members }), undefined, { organisation: false });
  const taken = (parts: Json): Resolved =>
    layered(set('office', { level: 'organisation', ...parts }), county, { organisation: true });

  it('adds rounds, measures and assessments of its own with their procedures, and names desks and its own library as it does', () => {
    const own = (code: string, object: string) => review([step('x', 'submit', 'end')], { code, object });
    const by = { desk: 'clerk', of: 'unit' };
    const measure = {
      ...named('late'),
      when: { found: 'late' },
      effects: [{ effect: 'rectify' }],
      procedure: 'own-measure',
    };
    const rules = taken({
      values: { 'target.libraryBy': value([by]) },
      members: {
        desks: [{ ...clerk, zh: '科室经办' }],
        procedures: [
          own('own-assessment', 'ex-ante-assessment'),
          own('own-measure', 'corrective-measure'),
          own('own-target', 'performance-target'),
        ],
        'monitoring.measures': [measure],
      },
    });
    expect(rules.refused).toEqual(['procedures/own-target']);
    expect(rules.content.members.procedures?.map(({ code }) => code).sort()).toEqual([
      'own-assessment',
      'own-measure',
      'review',
    ]);
    expect(rules.content.members.desks?.map(({ zh }) => zh)).toEqual(['科室经办']);
    expect(rules.content.values['target.libraryBy']).toMatchObject({ value: [by] });
    const ofCounty = taken({ values: { 'target.libraryBy': value([{ desk: 'office', of: 'jurisdiction' }]) } });
    expect(ofCounty.refused).toEqual(['target.libraryBy']);
    const other = taken({ members: { desks: [{ ...clerk, zh: '科室', kind: 'other' }] } });
    expect(other.refused).toEqual(['desks/clerk']);
  });
});
