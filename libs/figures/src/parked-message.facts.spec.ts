import { catalogue, displayedValue, figuresOf } from './catalogue.js';

const targetId = '0192f7a0-0000-7000-8000-000000000001';
const origin = { store: 'targets', tenant: 't', stream: `performance-target/${targetId}`, version: 3, incarnation: 1 };
const about = { consumer: 'monitoring', ...origin, topic: 'targets.performance-target.v1', contract: 'targets.x.v1' };

const eventOf = (type: string, rest: object) => ({
  store: 'monitoring',
  stream: `parked-message/monitoring/targets/performance-target/${targetId}`,
  type,
  schemaVersion: 1,
  data: { ...about, ...rest },
  metadata: {},
});

const figures = (type: string, rest: object) =>
  figuresOf(eventOf(type, rest)).figures.map(({ subject, figure, item, value }) => [subject, figure, item, value]);

const item = 'monitoring/targets.x.v1/3';

describe('figures of messages that were parked', () => {
  it('tell of the subject of the message, whoever could not take it in', () => {
    expect(figures('message-parked', { reason: 'failed', error: 'ContractViolation' })).toEqual([
      [targetId, 'message-handling', item, 'parked'],
      [targetId, 'message-parking-reason', item, 'failed'],
      [targetId, 'message-error', item, 'ContractViolation'],
    ]);
  });

  it('tell how a person settled it, and why', () => {
    expect(figures('message-redriven', { reason: '已修复' })).toEqual([
      [targetId, 'message-handling', item, 'redriven'],
      [targetId, 'message-decision-reason', item, '已修复'],
    ]);
    expect(figures('message-dismissed', { reason: '误发' })).toEqual([
      [targetId, 'message-handling', item, 'dismissed'],
      [targetId, 'message-decision-reason', item, '误发'],
    ]);
    expect(displayedValue('message-handling', 'dismissed')).toBe('已放弃处理');
  });

  it('are known of every service', () => {
    const known = Object.keys(catalogue).filter(
      (store) => figuresOf({ ...eventOf('message-parked', {}), store }).known,
    );
    expect(known).toEqual(Object.keys(catalogue));
  });
});
