import type { BroughtData, OpenedData, StepData, WithdrawnData } from '@wenxiao/domain/field';
import type { Begun, PassedRow, SkippedRow, Standing, StepAnswered, StepsOpened, StepWithdrawn } from './recorded.js';

// What a procedure records, as the facts of `@wenxiao/domain/field` hold it (`stepFact`), and back again.

/** What a step's fact says: what was recorded of it, and what the person brought. */
export function stepData({ outcome, assigned, excepted, ...recorded }: StepAnswered, brought: BroughtData): StepData {
  const { step, level, answer, by, submission } = recorded;
  return {
    ...brought,
    ...openedData(recorded),
    step,
    ...(level !== undefined && { level }),
    answer,
    by,
    submission,
    ...(outcome !== undefined && { outcome }),
    ...(assigned && { assigned }),
    ...(excepted && { excepted }),
  };
}

/** What was recorded of a step, as its fact says it: {@link progressAfter} goes on from there. */
export function recordedStep(data: StepData): StepAnswered {
  const { step, level, answer, by, submission, outcome, assigned, excepted, items } = data;
  return {
    ...recordedOpening(data),
    step,
    ...(level !== undefined && { level }),
    answer,
    by,
    submission,
    ...(outcome !== undefined && { outcome }),
    ...(assigned && { assigned }),
    ...(excepted && { excepted }),
    ...(items && { items }),
  };
}

/** What a fact says of steps that opened. */
export function openedData({ procedure, ...standing }: Begun | StepsOpened): OpenedData {
  const { open, skipped = [], levels, missing, passed, restedOn, undone, ended } = standing;
  return {
    procedure,
    open: open.map(({ step }) => step),
    skipped,
    ...(levels && { levels }),
    ...(missing && { missing }),
    ...(passed && { passed }),
    ...(restedOn && { restedOn }),
    ...(undone && { undone }),
    ...(ended !== undefined && { ended }),
  };
}

export function recordedOpening(data: OpenedData): Standing & Readonly<{ procedure: string }> {
  const { procedure, open, skipped, levels, missing, passed, restedOn, undone, ended } = data;
  return {
    procedure,
    open: open.map((step) => ({ step })),
    ...(skipped.length > 0 && { skipped: skipped satisfies readonly SkippedRow[] }),
    ...(levels && { levels }),
    ...(missing && { missing }),
    ...(passed && { passed: passed.map(passedRow) }),
    ...(restedOn && { restedOn }),
    ...(undone && { undone }),
    ...(ended !== undefined && { ended }),
  };
}

function passedRow({ sentBack, ...row }: NonNullable<OpenedData['passed']>[number]): PassedRow {
  return { ...row, ...(sentBack === true && { sentBack }) };
}

/** What a fact says of a step that was taken back. */
export function withdrawnData(recorded: StepWithdrawn, reason: string): WithdrawnData {
  const { step, level, submission, by } = recorded;
  return {
    ...openedData(recorded),
    step,
    ...(level !== undefined && { level }),
    submission,
    by,
    reason,
  };
}

export function recordedWithdrawal(data: WithdrawnData): StepWithdrawn {
  const { procedure, step, level, submission, by, open } = data;
  return {
    procedure,
    step,
    ...(level !== undefined && { level }),
    submission,
    by,
    open: open.map((each) => ({ step: each })),
  };
}
