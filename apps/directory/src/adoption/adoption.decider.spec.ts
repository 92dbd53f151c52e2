import { specOf } from '@wenxiao/domain/testing';
import type { AdoptionEvent } from '@wenxiao/facts/directory';
import { adoptionDecider, type AdoptionCommand, type AdoptionTerms } from './adoption.decider.js';

const on = (earliest: string, scheme = 'budget-performance') =>
  specOf(adoptionDecider, { earliest: { day: earliest }, ruleSet: { scheme } });
const tenth = on('2022-05-10');

const terms: AdoptionTerms = {
  scheme: 'budget-performance',
  ruleSetId: 'county',
  ruleSetVersion: 1,
  effectiveFrom: '2022-05-10',
};
const by = (id: string) => ({
  at: '2022-05-09T01:00:00.000000Z',
  by: { id, as: 'grant', desk: 'performance-office' } as const,
});
const propose = (change: Partial<AdoptionTerms> = {}): AdoptionCommand => ({
  type: 'propose',
  data: { ...terms, ...change },
  ...by('author'),
});
const approve = (who = 'approver'): AdoptionCommand => ({
  type: 'approve',
  data: terms,
  ...by(who),
});
const sendBack: AdoptionCommand = {
  type: 'return',
  data: { scheme: 'budget-performance', reason: '等待上级批复' },
  ...by('approver'),
};
const proposed = (change: Partial<AdoptionTerms> = {}): AdoptionEvent => ({
  type: 'adoption-proposed',
  data: { ...terms, ...change, proposedBy: 'author' },
});
const adopted: AdoptionEvent = { type: 'rule-set-adopted', data: { ...terms, proposedBy: 'author' } };
const returned: AdoptionEvent = {
  type: 'adoption-returned',
  data: { scheme: 'budget-performance', reason: '等待上级批复' },
};

describe('proposing an adoption', () => {
  it('records what is to hold from when, and who proposed it', () => {
    tenth.given().when(propose()).then(proposed());
  });

  it('takes any day for the first of a scheme, and none without a whole business day between for the next', () => {
    on('2022-05-11').given().when(propose()).then(proposed());
    on('2022-05-11')
      .given(proposed(), adopted)
      .when(propose())
      .thenRejected({ code: 'adopted-too-early', effectiveFrom: '2022-05-10', earliest: '2022-05-11' });
    on('2022-05-11', 'unit-assessment')
      .given(proposed(), adopted)
      .when(propose({ scheme: 'unit-assessment' }))
      .then(proposed({ scheme: 'unit-assessment' }));
  });

  it('asks for a calendar that covers the day for the next of a scheme, not for the first', () => {
    const uncovered = { earliest: { unknown: '2027-01-01' }, ruleSet: { scheme: 'budget-performance' } };
    specOf(adoptionDecider, uncovered).given().when(propose()).then(proposed());
    specOf(adoptionDecider, uncovered)
      .given(proposed(), adopted)
      .when(propose({ effectiveFrom: '2027-06-01' }))
      .thenRejected({ code: 'holiday-calendar-gap', date: '2027-01-01' });
  });

  it('refuses a set whole, with everything that is wrong where it would stand', () => {
    const errors = [{ path: 'general.leadDesk', zh: '该区划没有单位承担岗位', en: 'nobody bears the desk' }];
    const ground = { earliest: { day: '2022-05-10' }, ruleSet: { scheme: 'budget-performance' }, errors };
    specOf(adoptionDecider, ground).given().when(propose()).thenRejected({ code: 'not-adoptable', errors });
    specOf(adoptionDecider, ground).given(proposed()).when(approve()).thenRejected({ code: 'not-adoptable', errors });
  });

  it('refuses a rule set that is not published', () => {
    specOf(adoptionDecider, { earliest: { day: '2022-05-10' } })
      .given()
      .when(propose())
      .thenRejected({ code: 'unknown-rule-set', ruleSetId: 'county', ruleSetVersion: 1 });
  });

  it('refuses a rule set of another scheme', () => {
    on('2022-05-10', 'unit-assessment')
      .given()
      .when(propose())
      .thenRejected({ code: 'other-scheme', scheme: 'budget-performance', ruleSetScheme: 'unit-assessment' });
  });

  it('takes the place of a proposal that waits, and does nothing when it is the same', () => {
    tenth
      .given(proposed())
      .when(propose({ effectiveFrom: '2022-06-01' }))
      .then(proposed({ effectiveFrom: '2022-06-01' }));
    tenth.given(proposed()).when(propose()).thenNothing();
  });
});

describe('approving an adoption', () => {
  it('adopts what was proposed', () => {
    tenth.given(proposed()).when(approve()).then(adopted);
  });

  it('refuses its author', () => {
    tenth.given(proposed()).when(approve('author')).thenRejected({ code: 'same-person', role: 'author' });
  });

  it('refuses terms that the approver has not read', () => {
    const proposedTerms = { ...terms, effectiveFrom: '2022-06-01' };
    tenth
      .given(proposed(), proposed(proposedTerms))
      .when(approve())
      .thenRejected({ code: 'other-proposal', proposed: proposedTerms });
  });

  it('refuses when the day has come while it waited', () => {
    on('2022-05-11')
      .given(proposed(), adopted, proposed())
      .when(approve())
      .thenRejected({ code: 'adopted-too-early', effectiveFrom: '2022-05-10', earliest: '2022-05-11' });
  });

  it('refuses where nothing waits for this scheme', () => {
    tenth
      .given(proposed({ scheme: 'unit-assessment' }))
      .when(approve())
      .thenRejected({ code: 'no-proposal' });
    tenth.given(proposed(), adopted).when(approve()).thenRejected({ code: 'no-proposal' });
  });
});

describe('returning an adoption', () => {
  it('records why; nothing is adopted then', () => {
    tenth.given(proposed()).when(sendBack).then(returned);
    tenth.given(proposed(), returned).when(approve()).thenRejected({ code: 'no-proposal' });
  });
});
