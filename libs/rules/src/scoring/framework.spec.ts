import { decimalToText, sumOf } from '@wenxiao/domain';
import fc from 'fast-check';
import { stated } from '../ruling/stated.js';
import { member } from '../testing/members.js';
import { pointedParts, type PointedPart, pointsBy, type WeighedIndicator } from './framework.js';

const part = (code: string, points: string, level1?: readonly string[]): PointedPart => ({
  ...member(code),
  points,
  methods: ['completion-ratio'],
  ...(level1 && { level1: [...level1] }),
});
const parts = [
  part('execution', '10'),
  part('output', '50', ['产出指标', '产出']),
  part('benefit', '30', ['效益指标']),
  part('satisfaction', '10', ['满意度指标']),
];
const indicators = (...weights: readonly (readonly [level1: string, weight?: string])[]): WeighedIndicator[] =>
  weights.map(([level1, weight], at) => ({ indicator: String(at), level1, ...(weight !== undefined && { weight }) }));

function shown(of: readonly WeighedIndicator[], soft?: true): unknown {
  const points = pointsBy({ parts, ...(soft && { soft }) }, of);
  if ('refused' in points) return points;
  return [points.weights, ...points.indicators.map((each) => decimalToText(each.points)), ...points.otherwise];
}

describe('the parts of a framework that have points', () => {
  const { points: _points, ...mute } = part('process', '0', ['过程']);
  const of = (...these: readonly (PointedPart | typeof mute)[]) =>
    pointedParts(stated({ ...member('f'), parts: [...these] }, 'evaluation.frameworks/f'));

  it('are all of them, or none: what is silent is said', () => {
    expect(of(...parts)).toEqual(parts);
    expect(of(...parts, mute)).toEqual({ is: 'silent', path: 'evaluation.frameworks/f/parts/process/points' });
    expect(pointedParts(stated(member('f'), 'f'))).toEqual({ is: 'silent', path: 'f/parts' });
  });
});

describe('what indicators count by a framework', () => {
  it('is what was approved, where every part comes to its points', () => {
    const of = indicators(['产出', '20'], ['产出指标', '30'], ['效益指标', '30'], [' 满意度指标', '10']);
    expect(shown(of)).toEqual(['as-approved', '20', '30', '30', '10']);
  });

  it('departs from what the framework gives in principle by the approved weights, and says where', () => {
    const of = indicators(['产出', '60'], ['效益指标', '20'], ['满意度指标', '10']);
    expect(shown(of, true)).toEqual(['as-approved', '60', '20', '10', 'output', 'benefit']);
    expect(shown(of)).toEqual(['by-part', '50', '30', '10']);
  });

  it('is shared out within each part where the weights are no points', () => {
    const of = indicators(['产出', '1'], ['产出', '3'], ['效益指标', '7'], ['满意度指标', '2']);
    expect(shown(of, true)).toEqual(['by-part', '12.5', '37.5', '30', '10']);
  });

  it('is not made up where nobody could earn the points of a part, nor of what belongs to none', () => {
    expect(shown(indicators(['产出', '60'], ['满意度指标', '40']), true)).toEqual({
      refused: 'parts-without-weight',
      parts: ['benefit'],
    });
    expect(shown(indicators(['产出'], ['效益指标', '30'], ['满意度指标', '10']))).toMatchObject({ parts: ['output'] });
    expect(shown(indicators(['产出', '90'], ['成本指标', '10']), true)).toEqual({
      refused: 'outside-framework',
      indicators: ['1'],
    });
  });

  it('comes to all points but those of the execution, whatever the weights', () => {
    const weight = fc.integer({ min: 0, max: 60 }).map(String);
    const level1 = fc.constantFrom('产出', '效益指标', '满意度指标');
    const any = fc.array(fc.tuple(level1, weight), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(any, fc.constantFrom(true as const, undefined), (rows, soft) => {
        const points = pointsBy({ parts, ...(soft && { soft }) }, indicators(...rows));
        fc.pre(!('refused' in points));
        const sum = sumOf(points.indicators.map((each) => each.points));
        expect(sum.minus('90').abs().lt('0.000000000000000000000000000001')).toBe(true);
      }),
    );
  });
});
