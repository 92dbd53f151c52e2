import { specOf } from '@wenxiao/domain/testing';
import type { RuleSetEvent } from '@wenxiao/facts/directory';
import { ruleSetDecider, type RuleSetCommand } from './rule-set.decider.js';

const ruleSet = specOf(ruleSetDecider, undefined);
const by = (id: string) => ({
  at: '2022-05-09T01:00:00.000000Z',
  by: { id, as: 'grant', desk: 'performance-office' } as const,
});
const draft = (version: number, hash = `hash-${version}`) => ({ version, hash, content: { id: 'county', version } });

const propose = (version: number, who = 'author', hash?: string): RuleSetCommand => ({
  type: 'propose',
  data: draft(version, hash),
  ...by(who),
});
const approve = (hash: string, who = 'approver'): RuleSetCommand => ({ type: 'approve', data: { hash }, ...by(who) });
const sendBack = (hash: string, who = 'approver'): RuleSetCommand => ({
  type: 'return',
  data: { hash, reason: '分值不合计 100' },
  ...by(who),
});
const proposed = (version: number, hash?: string): RuleSetEvent => ({
  type: 'rule-set-proposed',
  data: { ...draft(version, hash), proposedBy: 'author' },
});
const published = (version: number): RuleSetEvent => ({
  type: 'rule-set-published',
  data: { version, hash: `hash-${version}`, proposedBy: 'author' },
});
const returned: RuleSetEvent = {
  type: 'rule-set-returned',
  data: { version: 1, hash: 'hash-1', reason: '分值不合计 100' },
};

describe('proposing a version of a rule set', () => {
  it('records the whole content and its author', () => {
    ruleSet.given().when(propose(1)).then(proposed(1));
  });

  it('refuses a version that does not follow the newest published one', () => {
    ruleSet.given().when(propose(2)).thenRejected({ code: 'version-not-next', version: 2, next: 1 });
    ruleSet
      .given(proposed(1), published(1))
      .when(propose(1))
      .thenRejected({ code: 'version-not-next', version: 1, next: 2 });
  });

  it('takes the place of a proposal that waits', () => {
    ruleSet
      .given(proposed(1))
      .when(propose(1, 'author', 'corrected'))
      .then(proposed(1, 'corrected'));
  });

  it('does nothing when the same author proposes the same again', () => {
    ruleSet.given(proposed(1)).when(propose(1)).thenNothing();
  });

  it('starts the next version after a publication', () => {
    ruleSet.given(proposed(1), published(1)).when(propose(2)).then(proposed(2));
  });
});

describe('approving a version', () => {
  it('publishes it', () => {
    ruleSet.given(proposed(1)).when(approve('hash-1')).then(published(1));
  });

  it('refuses its author', () => {
    ruleSet.given(proposed(1)).when(approve('hash-1', 'author')).thenRejected({ code: 'same-person', role: 'author' });
  });

  it('refuses a proposal that the approver has not read', () => {
    ruleSet
      .given(proposed(1), proposed(1, 'corrected'))
      .when(approve('hash-1'))
      .thenRejected({ code: 'other-proposal', proposed: { version: 1, hash: 'corrected' } });
  });

  it('refuses where nothing waits', () => {
    ruleSet.given().when(approve('hash-1')).thenRejected({ code: 'no-proposal' });
    ruleSet.given(proposed(1), returned).when(approve('hash-1')).thenRejected({ code: 'no-proposal' });
  });

  it('does nothing when the approval is delivered twice', () => {
    ruleSet.given(proposed(1), published(1)).when(approve('hash-1')).thenNothing();
  });
});

describe('returning a version', () => {
  it('records why, and the same version can be proposed again', () => {
    ruleSet.given(proposed(1)).when(sendBack('hash-1')).then(returned);
    ruleSet.given(proposed(1), returned).when(propose(1)).then(proposed(1));
  });

  it('refuses its author, and where nothing waits', () => {
    ruleSet.given(proposed(1)).when(sendBack('hash-1', 'author')).thenRejected({ code: 'same-person', role: 'author' });
    ruleSet.given(proposed(1), published(1)).when(sendBack('hash-1')).thenRejected({ code: 'no-proposal' });
  });
});
