import { specOf } from '@wenxiao/domain/testing';
import type { CalendarEvent } from '@wenxiao/facts/directory';
import type { CountedDay } from '@wenxiao/rules/deadline';
import { type CalendarCommand, calendarDecider } from './calendar.decider.js';

const on = (earliest: CountedDay) => specOf(calendarDecider, { earliest });
const tenth = on({ day: '2022-05-10' });
const uncovered = on({ unknown: '2022-05-09' });

const publish = (from: string, hash = 'one'): CalendarCommand => ({
  type: 'publish',
  data: { bodyId: 'county', from, hash, text: '{}' },
  at: '2022-05-06T01:00:00.000000Z',
  by: { id: 'office', as: 'grant', desk: 'performance-office' },
});
const published = (from: string, hash = 'one'): CalendarEvent => ({
  type: 'calendar-published',
  data: { bodyId: 'county', from, hash, text: '{}' },
});

describe('publishing a calendar', () => {
  it('takes any day for the first, though no calendar covers it', () => {
    tenth.given().when(publish('2022-01-01')).then(published('2022-01-01'));
    uncovered.given().when(publish('2022-01-01')).then(published('2022-01-01'));
  });

  it('takes none without a whole business day between for the next, and none where nobody can count it', () => {
    const first = published('2022-01-01');
    tenth.given(first).when(publish('2022-05-10', 'two')).then(published('2022-05-10', 'two'));
    tenth
      .given(first)
      .when(publish('2022-05-09', 'two'))
      .thenRejected({ code: 'calendar-too-early', from: '2022-05-09', earliest: '2022-05-10' });
    uncovered
      .given(first)
      .when(publish('2022-06-01', 'two'))
      .thenRejected({ code: 'holiday-calendar-gap', date: '2022-05-09' });
  });

  it('does nothing when it is the same again, whatever day it is', () => {
    uncovered.given(published('2022-01-01')).when(publish('2022-01-01')).thenNothing();
  });
});
