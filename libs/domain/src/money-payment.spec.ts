import { type PaymentChange, paymentFlaw, paymentOn } from './money-payment.js';

const endOf = (day: string): string => `${day}T15:59:59.999999Z`;

describe('payment', () => {
  const act = (name: PaymentChange['act'], from: string, version: number, reverses?: number): PaymentChange => ({
    act: name,
    from,
    version,
    recordedAt: `2023-10-${String(version).padStart(2, '0')}T02:00:00.000000Z`,
    ...(reverses !== undefined && { reverses }),
  });
  const changes = [act('suspend', '2023-05-01', 1), act('resume', '2023-06-01', 2), act('stop', '2023-05-20', 3)];
  const on = (effective: string, known = '2023-12-31'): string =>
    paymentOn(changes, { effective, knownAt: endOf(known) });

  it('is open until an act says otherwise, and by day', () => {
    expect(['2023-04-30', '2023-05-01', '2023-05-20', '2023-06-01'].map((each) => on(each))).toEqual([
      'open',
      'suspended',
      'stopped',
      'open',
    ]);
  });

  it('is answered as it was known: the stop was recorded after the resumption', () => {
    expect(on('2023-05-25', '2023-10-02')).toBe('suspended');
    expect(on('2023-05-25', '2023-10-03')).toBe('stopped');
  });

  it('of one day is what was recorded last, and what was reversed never was', () => {
    const sameDay = [act('suspend', '2023-05-01', 1), act('stop', '2023-05-01', 2)];
    expect(paymentOn(sameDay.toReversed(), { effective: '2023-05-01' })).toBe('stopped');
    expect(paymentOn([...sameDay, act('stop', '2023-05-01', 3, 2)], { effective: '2023-05-01' })).toBe('suspended');
  });
});

describe('an act on payment', () => {
  const act = (name: PaymentChange['act'], from: string, version: number): PaymentChange => ({
    act: name,
    from,
    version,
    recordedAt: `2023-01-01T00:00:00.00000${version}Z`,
  });
  const flaw = (name: PaymentChange['act'], ...payments: PaymentChange[]) =>
    paymentFlaw(name, '2023-06-01', { year: 2023, payments });

  it('is stopped from suspended, and resumed from both', () => {
    expect(flaw('stop', act('suspend', '2023-05-01', 1))).toBeUndefined();
    expect(flaw('resume', act('suspend', '2023-05-01', 1))).toBeUndefined();
    expect(flaw('resume', act('stop', '2023-05-01', 1))).toBeUndefined();
  });

  it('is not resumed while open, nor suspended once stopped, nor stopped twice', () => {
    expect(flaw('resume')).toEqual({ code: 'payment-is', payment: 'open' });
    expect(flaw('suspend', act('stop', '2023-05-01', 1))).toEqual({ code: 'payment-is', payment: 'stopped' });
    expect(flaw('stop', act('stop', '2023-05-01', 1))).toEqual({ code: 'payment-is', payment: 'stopped' });
    expect(paymentFlaw('stop', '2024-01-01', { year: 2023, payments: [] })).toMatchObject({ code: 'outside-year' });
  });
});
