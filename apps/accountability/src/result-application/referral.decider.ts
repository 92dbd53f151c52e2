import { accepted, rejected } from '@wenxiao/domain';
import type { CommandOf, Decided, ResultApplicationRejection, Rules, SubjectKnown } from './result-application.js';

/**
 * FF-48: a department, a unit and persons concerned are referred to those who hold them to account, for a trigger that the
 * rules name. One that is bound to a grade needs that grade from a finance evaluation; the others are what a person found,
 * whether there is a result or not: perfunctory work may be that there is none.
 */
export function refer({ data, by }: CommandOf<'refer'>, state: SubjectKnown, rules: Rules): Decided {
  const { bodies, ...referral } = data;
  const triggers = rules.accountability.referralTriggers?.value;
  if (!triggers) return rejected({ code: 'rules-silent', parameter: 'accountability.referralTriggers' });
  const trigger = triggers.find(({ code }) => code === referral.trigger);
  if (!trigger)
    return rejected({
      code: 'trigger-unknown',
      trigger: referral.trigger,
      known: triggers.map(({ code }) => code),
    });
  const actual = 'result' in state ? state.result.grade : undefined;
  if (trigger.grade !== undefined && trigger.grade !== actual) {
    const reached = actual !== undefined && { actual };
    return rejected({ code: 'grade-required', trigger: trigger.code, grade: trigger.grade, ...reached });
  }
  const refusal = addresseeFlawOf(data, rules);
  if (refusal) return rejected(refusal);
  const { organisationId, personIds } = referral;
  if (personIds?.includes(by.id)) return rejected({ code: 'same-person', role: 'referred' });
  const before = state.referrals.some(
    (made) => made.trigger === trigger.code && made.organisationId === organisationId,
  );
  if (before) return rejected({ code: 'referred-before', trigger: trigger.code, organisationId });
  return accepted({ type: 'referral-made', data: { ...referral, triggerName: trigger.zh } });
}

/** The body lies on the unit's way up the tree, and the rules say that its kind, and persons, may be referred. */
function addresseeFlawOf(
  { organisationId, personIds = [], bodies }: CommandOf<'refer'>['data'],
  rules: Rules,
): ResultApplicationRejection | undefined {
  const referable = rules.accountability.referable?.value?.map(({ code }) => code);
  if (!referable) return { code: 'rules-silent', parameter: 'accountability.referable' };
  const body = bodies.find(({ id }) => id === organisationId);
  if (!body || !referable.includes(body.kind)) return { code: 'not-referable', organisationId, referable };
  if (personIds.length > 0 && !referable.includes('person')) return { code: 'persons-not-referable', referable };
  return undefined;
}
