import { decimal } from '@wenxiao/domain';
import { all, DecimalText, isNonNegativeDecimal, must, NestedList, OneOf } from '../parameter/value-checks.js';
import { type Score, scored, withFigures } from './score.js';

/** From this rate on (included) the indicator earns this share of its weight, up to the next higher step. */
export class Step {
  /** Rate as a fraction: `"0.8"` is 80%. */
  @DecimalText() readonly from!: string;
  /** Share of the weight as a fraction. */
  @DecimalText() readonly share!: string;
}

/**
 * 分档表: a rate earns the share of the step that it reaches. Source: step tables such as 100% / 80–99% / 60–79% / below 60%, read as
 * half-open steps, so that 99.5% has a place too. The steps are data.
 */
export class StepTableMethod {
  @OneOf(['step-table']) readonly method!: 'step-table';
  @Steps() readonly steps!: readonly Step[];
}

export interface StepTableObserved {
  /** The rate as a fraction. */
  readonly rate: string;
}

export function scoreStepTable({ steps }: StepTableMethod, weight: string, observed: StepTableObserved): Score {
  return withFigures([weight, observed.rate], (full, rate) => {
    const share = steps.find(({ from }) => rate.gte(from))?.share ?? '0';
    return scored(full.times(share));
  });
}

function Steps(): PropertyDecorator {
  const fall = (value: unknown): boolean => !isSteps(value) || fallToZero(value);
  return all(
    NestedList(Step),
    must(
      'stepsFall',
      fall,
      '从高到低、最低一档自 0 起、比例不超过 1 的分档',
      'steps from high to low, the lowest from 0, with no share above 1',
    ),
  );
}

/** Figures that are no decimals are reported by their own checks. */
function isSteps(value: unknown): value is readonly Step[] {
  return (
    Array.isArray(value) &&
    value.every((step: Partial<Step> | null) => isNonNegativeDecimal(step?.from) && isNonNegativeDecimal(step.share))
  );
}

function fallToZero(steps: readonly Step[]): boolean {
  const falling = steps.every(({ from }, at) => at === 0 || decimal(from).lt(steps[at - 1]?.from ?? '0'));
  return falling && steps.every(({ share }) => decimal(share).lte('1')) && decimal(steps.at(-1)?.from ?? '1').eq('0');
}
