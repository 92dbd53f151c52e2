// What holiday calendars promise: where none covers the day, only what needs the next business day waits for one.
const beyond = [
  'integration',
  'apps/directory/test/beyond-the-calendar.int-spec.ts',
  'goes on where the business day lies beyond the holiday calendar that comes along',
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const calendarMechanisms = [
  {
    name: 'a first adoption needs no calendar that covers the day',
    without: { 'apps/directory/src/adoption/adoption.decider.ts': [['  if (!isFirst) {', '  {']] },
    test: [
      'unit',
      'apps/directory/src/adoption/adoption.decider.spec.ts',
      'proposing an adoption asks for a calendar that covers the day for the next of a scheme, not for the first',
    ],
  },
  {
    name: 'a calendar counts the first day that it may hold from',
    without: {
      'apps/directory/src/governing/calendar.controller.ts': [[', new WorkCalendar(hash, reading.value)', '']],
    },
    test: beyond,
  },
  {
    name: 'what a body published counts where the calendar that comes along does not',
    without: {
      'apps/directory/src/adoption/business-days.ts': [['await this.rules.calendarOf(bodyId), proposed', 'proposed']],
    },
    test: beyond,
  },
];
