import type {
  AssignedRow,
  Begun,
  HandedOver,
  MissingRow,
  OpinionGiven,
  PassedRow,
  Reassigned,
  Rebased,
  SkippedRow,
  Standing,
  StepAnswered,
  StepsOpened,
  StepWithdrawn,
} from './recorded.js';

/** How far one object is in a procedure. It follows from what was recorded, never from a procedure. */
export interface Progress {
  readonly procedure: string;
  readonly submission: number;
  readonly open: readonly OpenState[];
  /** The answers that count. */
  readonly done: readonly Done[];
  readonly skipped: readonly SkippedRow[];
  readonly passed: readonly PassedRow[];
  /** Who ever did what on this object, whatever became of it; and for whom, where they stood in for somebody. */
  readonly did: readonly { readonly step: string; readonly by: string }[];
  readonly excepted: readonly { readonly step: string; readonly person: string; readonly submission: number }[];
  readonly assigned: readonly AssignedRow[];
  /** The organisation or person to whom a step was handed over, by step. It stays theirs when it opens again. */
  readonly heldBy?: Readonly<Record<string, string>>;
  /** Decisions made elsewhere that have sent this object back. */
  readonly spent: readonly PassedRow[];
  /** What desks that co-operate said of its steps, each the latest of a submission. */
  readonly opinions?: readonly Opinion[];
  /** The outcome of the latest answer. */
  readonly outcome?: string;
  readonly ended?: string;
  /** The latest act, as long as it can be withdrawn, and how it was before. */
  readonly latest?: { readonly step: string; readonly level?: string; readonly before: Progress };
}

export interface OpenState {
  readonly step: string;
  readonly levels?: readonly string[];
  readonly missing?: readonly Omit<MissingRow, 'step'>[];
}

export type Opinion = Omit<OpinionGiven, 'procedure'>;

export interface Done {
  readonly step: string;
  readonly level?: string;
  readonly answer: string;
  readonly by: string;
  readonly doneFor?: string;
  readonly submission: number;
}

export const notBegun: Progress = {
  procedure: '',
  submission: 1,
  open: [],
  done: [],
  skipped: [],
  passed: [],
  did: [],
  excepted: [],
  assigned: [],
  spent: [],
};

/** How each recorded fact changes progress. Nothing is judged again: whatever was recorded is taken as it stands. */
export const progressAfter = {
  begun: ({ assigned = [], ...fact }: Begun): Progress =>
    standing({ ...notBegun, procedure: fact.procedure, assigned }, fact),

  /** With the first steps of a procedure it begins. */
  opened(progress: Progress, fact: StepsOpened): Progress {
    if (progress.procedure !== fact.procedure) return progressAfter.begun(fact);
    const opened = standing(progress, fact);
    // Who decided elsewhere has acted: what was before can no longer be withdrawn.
    return fact.passed === undefined ? opened : final(opened);
  },

  /** The same step and level again, while its answer counts, is a correction: it moves nothing, and opens steps to whom it names. */
  answered(progress: Progress, fact: StepAnswered): Progress {
    const { step, level, answer, by, doneFor, submission, assigned = [], excepted } = fact;
    const named = new Set(assigned.map((row) => row.as));
    const who = {
      assigned: [...progress.assigned.filter((row) => !named.has(row.as)), ...assigned],
      did: excepted === undefined ? [...progress.did, ...didStep(step, fact)] : progress.did,
      excepted: [...progress.excepted, ...(excepted ?? []).map(({ person }) => ({ step, person, submission }))],
    };
    const whose = { by, ...(doneFor !== undefined && { doneFor }) };
    const row: Done = { step, ...(level !== undefined && { level }), answer, ...whose, submission };
    const isSame = (each: Done) => each.step === step && each.level === level;
    if (progress.done.some(isSame)) {
      const corrected = { ...progress, ...who, done: progress.done.map((each) => (isSame(each) ? row : each)) };
      const isRenamed = !nameTheSame(progress.assigned, who.assigned);
      return isRenamed ? final(standing(corrected, fact)) : corrected;
    }
    const after = standing({ ...progress, ...who, outcome: fact.outcome ?? answer }, fact);
    const returned = (fact.undone ?? []).some((undone) => undone.step === step);
    const { latest: _latest, ...before } = progress;
    return {
      ...after,
      done: returned || excepted !== undefined ? after.done : [...after.done, row],
      latest: { step, ...(level !== undefined && { level }), before },
    };
  },

  /** As it was before; who did it stays known, and who has a step by hand-over. */
  withdrawn(progress: Progress, _fact: StepWithdrawn): Progress {
    const { latest, did, heldBy } = progress;
    return latest === undefined ? progress : { ...latest.before, did, ...(heldBy && { heldBy }) };
  },

  handedOver: (progress: Progress, { step, to }: HandedOver): Progress => ({
    ...progress,
    heldBy: { ...progress.heldBy, [step]: to },
  }),

  /** It moves nothing, and keeps nobody from taking back what they did. */
  advised({ opinions = [], ...progress }: Progress, fact: OpinionGiven): Progress {
    const { step, level, submission, desk, organisation, by, doneFor, opinion } = fact;
    const said: Opinion = {
      step,
      ...(level !== undefined && { level }),
      submission,
      ...(desk !== undefined && { desk }),
      ...(organisation !== undefined && { organisation }),
      by,
      ...(doneFor !== undefined && { doneFor }),
      opinion,
    };
    return { ...progress, opinions: [...opinions.filter((each) => !isOfTheSame(each, said)), said] };
  },

  reassigned(progress: Progress, fact: Reassigned): Progress {
    const others = progress.assigned.filter((row) => row.as !== fact.as);
    return final(standing({ ...progress, assigned: [...others, ...fact.assigned] }, fact));
  },

  /** What a step decided was refused elsewhere: as whoever sends it back to that step. Who did what stays known. */
  refused({ ended: _ended, latest: _latest, ...progress }: Progress, step: string): Progress {
    const { done, submission } = progress;
    const at = done.findIndex((row) => row.step === step);
    return { ...progress, submission: submission + 1, open: [{ step }], done: done.slice(0, at) };
  },

  rebased(progress: Progress, fact: Rebased): Progress {
    const kept = new Set((fact.kept ?? []).map((row) => row.step));
    const counts = <Row extends { step: string }>(rows: readonly Row[]) => rows.filter((row) => kept.has(row.step));
    const { done, skipped, passed } = progress;
    const lists = { done: counts(done), skipped: counts(skipped), passed: counts(passed) };
    return final(standing({ ...progress, ...lists, procedure: fact.procedure }, fact));
  },
} as const;

const keyOf = ({ step, level = '', submission, desk = '', organisation = '', by }: Opinion): string =>
  JSON.stringify([step, level, submission, ...(desk === '' ? [by] : [desk, organisation])]);
/** Whether both are what the same desk says of the same step of one submission. */
const isOfTheSame = (one: Opinion, other: Opinion): boolean => keyOf(one) === keyOf(other);

/** Who did something: whoever acted, and for whom. Neither of them is a second person beside the other. */
export const doersOf = ({ by, doneFor }: Readonly<{ by: string; doneFor?: string }>): readonly string[] =>
  doneFor === undefined ? [by] : [by, doneFor];

/** A step as {@link Progress.did} has it. */
export const didStep = (step: string, who: Parameters<typeof doersOf>[0]): Progress['did'] =>
  doersOf(who).map((by) => ({ step, by }));

/** Whether both name the same people and organisations as the same, in whatever order. */
export function nameTheSame(one: readonly AssignedRow[], other: readonly AssignedRow[]): boolean {
  const rows = (of: readonly AssignedRow[]) =>
    of.map(({ as, person, organisation }) => [as, person ?? organisation].join(' ')).sort();
  return JSON.stringify(rows(one)) === JSON.stringify(rows(other));
}

function standing(progress: Progress, fact: Standing): Progress {
  const undone = new Set((fact.undone ?? []).map((row) => row.step));
  const counts = <Row extends { step: string }>(rows: readonly Row[]) => rows.filter((row) => !undone.has(row.step));
  const passed = fact.passed ?? [];
  const outcome = passed.map((row) => row.outcome ?? row.answer).at(-1) ?? progress.outcome;
  return {
    ...progress,
    submission: progress.submission + (undone.size > 0 ? 1 : 0),
    open: fact.open.map(({ step }) => openState(step, fact)),
    done: counts(progress.done),
    skipped: [...counts(progress.skipped), ...(fact.skipped ?? [])],
    passed: [...counts(progress.passed), ...passed.filter((row) => row.sentBack !== true)],
    spent: [...progress.spent, ...passed.filter((row) => row.sentBack === true)],
    ...(outcome !== undefined && { outcome }),
    ...(fact.ended !== undefined && { ended: fact.ended }),
  };
}

function openState(step: string, fact: Standing): OpenState {
  const levels = (fact.levels ?? []).filter((row) => row.step === step).map((row) => row.level);
  const missing = (fact.missing ?? []).filter((row) => row.step === step).map(({ step: _step, ...asked }) => asked);
  return { step, ...(levels.length > 0 && { levels }), ...(missing.length > 0 && { missing }) };
}

function final({ latest: _latest, ...progress }: Progress): Progress {
  return progress;
}
