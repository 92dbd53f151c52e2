import { catalogue, displayedValue, figureNames, figuresOf } from './catalogue.js';
import type { FigureTerms } from './figure.js';

const lines = Object.values(catalogue)
  .flatMap((events) => Object.values(events))
  .flatMap((versions) => Object.values(versions).flat());

const subject = '0192f7a0-0000-7000-8000-000000000001';

describe('the catalogue of figures', () => {
  it('calls one figure by one name, with one unit, in every event that sets it', () => {
    const seen = new Map<string, FigureTerms>();
    for (const { figure } of lines) {
      expect(seen.get(figure.name) ?? figure).toEqual(figure);
      seen.set(figure.name, figure);
    }
    const chinese = [...seen.values()].map(({ zh }) => zh);
    expect(chinese.filter((zh, index) => chinese.indexOf(zh) < index)).toEqual([]);
  });

  it('names figures in code and in Chinese', () => {
    for (const { figure } of lines) {
      expect(figure.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(figure.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('never sets one figure twice in one event', () => {
    for (const [service, events] of Object.entries(catalogue)) {
      for (const [type, versions] of Object.entries(events)) {
        for (const each of Object.values(versions)) {
          const keys = each.map((line) => [line.figure.name, line.subject, line.item, line.list?.field].join());
          expect([service, type, new Set(keys).size]).toEqual([service, type, keys.length]);
        }
      }
    }
  });

  it('calls indicators of one name by number and levels as well, so that people tell them apart', () => {
    const indicator = (code: string, level2: string) => ({
      indicator: code,
      level1: '产出指标',
      level2,
      name: '完成率',
      direction: 'at-least',
      value: '90',
      quantifiable: true,
      written: '≥90%',
    });
    const event = {
      store: 'targets',
      stream: `performance-target/${subject}.2023`,
      type: 'target-declared',
      schemaVersion: 1,
      data: { declaration: 1, indicators: [indicator('1', '数量指标'), indicator('2', '时效指标')], findings: [] },
      metadata: {},
    };
    const values = figuresOf(event).figures.filter(({ figure }) => figure === 'indicator-target');
    expect(values.map(({ item, itemName }) => [item, itemName])).toEqual([
      ['2023/1/1', '申报版次 1：1 产出指标 数量指标 完成率'],
      ['2023/1/2', '申报版次 1：2 产出指标 时效指标 完成率'],
    ]);
  });

  it('reads an approval of a budget line', () => {
    const change = {
      account: 'budget',
      fund: 'general-public',
      source: 'own',
      from: '2022-06-01',
      change: '528000.00',
    };
    const event = {
      store: 'targets',
      stream: `budget-line/${subject}.2022`,
      type: 'budget-approved',
      schemaVersion: 1,
      data: { changes: [change], budgetKind: 'initial-budget' },
      metadata: { demoFigures: ['budget-change'] },
    };
    const { figures, known } = figuresOf(event);
    expect(known).toBe(true);
    // A second change of the same part and day is added to it, as it is to the budget in force.
    expect(figures.map(({ figure, item, value, demo, adds }) => [figure, item, value, demo, adds])).toEqual([
      ['budget-kind', '2022', 'initial-budget', undefined, undefined],
      ['budget-change', '2022/budget/general-public/own/2022-06-01', '528000.00', true, true],
      ['budget-in-force', '2022', '528000.00', undefined, true],
    ]);
  });

  it('knows no event of a version, a type or a store that it does not list', () => {
    const event = { stream: `x/${subject}`, type: 'budget-approved', schemaVersion: 1, data: {}, metadata: {} };
    expect(figuresOf({ ...event, store: 'targets', schemaVersion: 99 }).known).toBe(false);
    expect(figuresOf({ ...event, store: 'targets', type: 'toString' }).known).toBe(false);
    expect(figuresOf({ ...event, store: 'constructor' }).known).toBe(false);
  });

  it('shows codes by their Chinese names and everything else as it was recorded', () => {
    expect(figureNames.get('payment-status')?.zh).toBe('拨付状态');
    expect(displayedValue('payment-status', 'stopped')).toBe('停止拨付');
    expect(displayedValue('payment-status', 'unheard-of')).toBe('unheard-of');
    expect(displayedValue('approved-amount', '528000.00')).toBe('528000.00');
  });
});
