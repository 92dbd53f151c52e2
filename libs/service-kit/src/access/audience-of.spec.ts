import type { Admission } from './admission.js';
import { audienceOf } from './audience-of.js';
import { partyByReach } from './grants.js';

const county = { path: ['province', 'county'] };
const unit = { path: [...county.path, 'department', 'unit'] };
const over = (desk: string, organisation: string): Admission => {
  const grant = { desk, organisationId: organisation };
  return {
    principal: { personId: 'me', grants: [grant] },
    grants: [{ ...grant, path: ['province', organisation], over: organisation }],
  };
};

describe('how near a person stands to a jurisdiction', () => {
  it.each([
    ['performance-office', 'county', 'finance'],
    ['a-desk-of-the-set', 'county', 'finance'],
    ['performance-office', 'province', 'finance'],
    ['auditor', 'county', 'finance'],
    ['budget-unit', 'unit', 'parties'],
    ['administrator', 'county', 'parties'],
    ['operator', 'province', 'parties'],
    ['evaluator', 'county', 'parties'],
    ['evaluator', 'province', 'parties'],
  ] as const)('%s over the %s reads as %s', (desk, organisation, audience) => {
    expect(audienceOf(over(desk, organisation), county)).toBe(audience);
  });

  it('whoever judges where an object names them is no party by how wide they reach', () => {
    const isParty = (desk: string, organisation: string) => partyByReach(over(desk, organisation).grants, unit);
    expect([isParty('evaluator', 'county'), isParty('budget-unit', 'unit'), isParty('budget-unit', 'another')]).toEqual(
      [false, true, false],
    );
  });
});
