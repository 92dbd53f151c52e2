import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { AttainedContent } from '../evaluation.state.js';
import type { ApprovedIndicator, CarriedOut } from '../evaluation.world.js';
import { bodies, Evaluated, papers, people, worldOf } from './evaluated.js';

// A project that its unit carries out with two more beside it.

const [national, county] = [seed('mof-2020-10'), seed('fufeng-2022')];
if (!national || !county) throw new Error('A set is not among the seeds');
const set = layered(county, layered(national, undefined, { organisation: false }), { organisation: false });

const figure = (
  code: string,
  level1: string,
  target: Partial<ApprovedIndicator>,
  weight: string,
): ApprovedIndicator => ({
  indicator: code,
  level1,
  name: `指标${code}`,
  direction: 'at-least',
  quantifiable: true,
  weight,
  written: code,
  ...target,
});
export const indicators: readonly ApprovedIndicator[] = [
  figure('length', '产出指标', { value: '120', unit: '公里' }, '50'),
  figure('order', '效益指标', { direction: 'text', quantifiable: false }, '30'),
  figure('content', '满意度指标', { value: '90', unit: '%' }, '10'),
];
export const execution = { executed: '900000.00', budget: '1000000.00' };
export const north = '018f2f6e-0000-7000-8000-000000000031';
export const south = '018f2f6e-0000-7000-8000-000000000032';
/** The unit of the subject has the half that those beside it leave. */
export const carriedOut: CarriedOut = {
  unit: bodies.unit,
  beside: [
    { organisation: north, share: '30' },
    { organisation: south, share: '20' },
  ],
};

type Different = Partial<Parameters<typeof worldOf>[0]>;
const worldWith = (different: Different = {}) =>
  worldOf({ type: 'self-evaluation', set, indicators, execution, carriedOut, ...different });
export function begun(different: Different = {}): Evaluated {
  const evaluated = new Evaluated(worldWith(different));
  evaluated.act('open', { today: '2023-06-01' }, people.unit);
  return evaluated;
}

export type Row = AttainedContent['attained'][number];
export type Said = Readonly<{ length?: Partial<Row>; order?: Partial<Row>; content?: Partial<Row>; executed?: string }>;
export const reached = ({ executed, ...rows }: Said): AttainedContent => ({
  ...(executed !== undefined && { executed }),
  attained: [
    { indicator: 'length', ...rows.length },
    { indicator: 'order', ...rows.order },
    { indicator: 'content', ...rows.content },
  ],
});
export const km = (actual: string, more: Partial<Row> = {}) => ({ length: { actual, ...more } });
const rest = (share: string, tier = 'partly', content = '90'): Said => ({
  order: { tier, share },
  content: { actual: content },
});
export const own: Said = { ...km('50'), ...rest('0.7') };
export const ofNorth: Said = { ...km('10'), ...rest('0.9', 'achieved', '80') };
export const ofSouth: Said = { ...km('40'), ...rest('0.5', 'not-achieved', '100') };

export const part = (evaluated: Evaluated, level: string, said: AttainedContent | undefined, more: object = {}) =>
  evaluated.step(
    'implementers-evaluate',
    'done',
    { level, brings: papers('self-evaluation-form'), ...(said && { attained: said }), ...more },
    people.agency,
  );
export const whole = (evaluated: Evaluated, said: AttainedContent | undefined, more: object = {}) =>
  evaluated.step(
    'evaluate',
    'done',
    { brings: papers('self-evaluation-form'), ...(said && { attained: said }), ...more },
    people.unit,
  );
/** Both of those beside have said their part. */
export function upToWhole(different: Different = {}, one = ofNorth, other = ofSouth): Evaluated {
  const evaluated = begun(different);
  part(evaluated, south, reached(other));
  part(evaluated, north, reached(one));
  return evaluated;
}
