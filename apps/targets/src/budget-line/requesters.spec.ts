import type { StoredEvent } from '@wenxiao/event-store';
import { requestersOf } from './requesters.js';

const requested = (actor: object): StoredEvent =>
  ({ type: 'budget-requested', metadata: JSON.stringify({ actor }) }) as unknown as StoredEvent;

it('who asked for money, and for whom they stood in, are no second person beside the request', () => {
  const events = [
    requested({ id: 'clerk', as: 'grant', desk: 'budget-unit' }),
    requested({ id: 'stand-in', as: 'grant', desk: 'budget-unit', for: 'holder' }),
    { ...requested({ id: 'approver' }), type: 'budget-approved' },
  ];
  expect(requestersOf(events)).toEqual(['clerk', 'stand-in', 'holder']);
});
