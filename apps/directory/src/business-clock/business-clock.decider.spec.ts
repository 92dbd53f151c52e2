import { specOf } from '@wenxiao/domain/testing';
import { businessClockDecider, type BusinessClockCommand } from './business-clock.decider.js';

const latest = '2023-05-09T00:00:00.000000Z';
const demo = specOf(businessClockDecider, { demo: true, latest });
const advance = (to: string, at = '2022-05-09T00:00:00.000000Z'): BusinessClockCommand => ({
  type: 'advance',
  data: { to },
  at,
  by: { id: 'operator', as: 'grant', desk: 'operator' },
});
const advanced = (to: string) => ({ type: 'business-clock-advanced', data: { to } }) as const;

describe('advancing the business clock', () => {
  it('moves it forward', () => {
    demo.given().when(advance('2022-06-30T16:00:00.000000Z')).then(advanced('2022-06-30T16:00:00.000000Z'));
  });

  it('refuses to go back, behind the clock or behind an earlier step', () => {
    demo
      .given()
      .when(advance('2022-05-09T00:00:00.000000Z'))
      .thenRejected({ code: 'clock-not-forward', now: '2022-05-09T00:00:00.000000Z' });
    demo
      .given(advanced('2022-06-30T00:00:00.000000Z'))
      .when(advance('2022-06-01T00:00:00.000000Z'))
      .thenRejected({ code: 'clock-not-forward', now: '2022-06-30T00:00:00.000000Z' });
  });

  it('refuses a step beyond what one step may reach', () => {
    demo.given().when(advance(latest)).then(advanced(latest));
    demo.given().when(advance('2023-05-09T00:00:00.000001Z')).thenRejected({ code: 'clock-too-far', latest });
  });

  it('does nothing when the step is delivered twice', () => {
    demo
      .given(advanced('2022-06-30T00:00:00.000000Z'))
      .when(advance('2022-06-30T00:00:00.000000Z', '2022-06-30T00:00:01.000000Z'))
      .thenNothing();
  });

  it('exists in demos alone', () => {
    specOf(businessClockDecider, { demo: false, latest })
      .given()
      .when(advance('2022-06-30T00:00:00.000000Z'))
      .thenRejected({ code: 'not-a-demo' });
  });
});
