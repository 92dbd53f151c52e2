import { specOf } from '@wenxiao/domain/testing';
import { officialCodeFacts as facts } from '@wenxiao/facts/targets';
import { codeId } from '../stream-names.js';
import type { HoldingCommand } from '../sole-holder/sole-holder.js';
import { officialCodeDecider } from './official-code.decider.js';

const [one, other] = ['018f2f6e-0000-7000-8000-000000000041', '018f2f6e-0000-7000-8000-000000000042'];
const spec = specOf(officialCodeDecider, undefined);
const asked = (type: HoldingCommand['type'], subject: string): HoldingCommand => ({
  type,
  data: { subject, name: '61032423' },
  at: '2023-03-01T01:00:00.000000Z',
  by: { id: '018f2f6e-0000-7000-8000-000000000061', as: 'grant' },
});
const [reserved, released] = [facts.codeReserved({ subject: one }), facts.codeReleased({ subject: one })];

describe('an official code', () => {
  it('is of one subject, and of no other until that gives it back', () => {
    spec.given().when(asked('reserve', one)).then(reserved);
    spec.given(reserved).when(asked('reserve', one)).thenNothing();
    spec.given(reserved).when(asked('reserve', other)).thenRejected({ code: 'code-taken', officialCode: '61032423' });
    spec.given(reserved).when(asked('release', other)).thenNothing();
    spec.given(reserved).when(asked('release', one)).then(released);
    spec
      .given(reserved, released)
      .when(asked('reserve', other))
      .then(facts.codeReserved({ subject: other }));
  });

  it('is the same however it is written', () => {
    expect(codeId('XM.2023/01')).toBe(codeId('xm.2023/01'));
    expect(codeId('XM.2023/01')).toBe('subject.xm%2E2023%2F01');
    expect(codeId('xm-1')).not.toBe(codeId('xm_1'));
  });
});
