/** Who acts for a government of the demo: at its finance bureau, its department, the unit, or named for an evaluation. */
export type Role = 'unit' | 'reviewer' | 'desk' | 'budget' | 'treasury' | 'office' | 'approver' | 'expert';

/** How a project does in a year; what rules call it is theirs. */
export type Quality = 'good' | 'average' | 'low';
export type ByQuality<Value> = Readonly<Record<Quality, Value>>;

/** A day, counted from the budget year that is played. */
export type CourseDay = Readonly<{ year: -1 | 0 | 1; day: string }>;

/** What is acted on: of a project and its budget year. */
export type Acted =
  | 'target'
  | 'result'
  /** That of the problems that the last evaluation of the course fed back. */
  | 'rectification'
  | Readonly<{ round: string; node: string }>
  /** Of the year, or of a part of it (`Q1`). */
  | Readonly<{ evaluation: string; part?: string }>;

/** One step of a procedure of the rules, as whoever takes it says it. */
export type Step = Readonly<{
  act: 'step';
  who: Role;
  on: Acted;
  step: string;
  answer: string | ByQuality<string>;
  /** What is gone through, each item passed; each with a note, where the rules ask for words. */
  items?: readonly string[];
  note?: string;
  documents?: readonly string[];
  /** Who is named. */
  persons?: readonly Role[];
  /** Whose sheet it is; `open` the level that the step waits for. */
  level?: Role | 'open';
  /** The day on which it is done is part of what is said. */
  dated?: true;
  /** Whatever else is said: an opinion, a reason, a ground. */
  says?: Readonly<Record<string, unknown>>;
  /** What the project brings: its report, its form, its points, its problem, what follows from its result. */
  brings?: readonly ('report' | 'form' | 'sheet' | 'problem' | 'rectified' | 'disposal')[];
  /** Only of projects that do so in the year. */
  of?: readonly Quality[];
}>;

export type Act =
  | Step
  | Readonly<{ act: 'declare'; who: Role; says?: Readonly<Record<string, unknown>> }>
  | Readonly<{ act: 'open-round'; who: Role; round: string; node: string }>
  | Readonly<{ act: 'begin'; who: Role; on: Readonly<{ evaluation: string; part?: string }>; chosenFor?: string }>
  /** All budgets of the year and their targets. */
  | Readonly<{ act: 'approve-budgets'; who: Role }>
  /** What somebody outside decides on the budget of the year. */
  | Readonly<{ act: 'decide-budget'; who: Role; gate: string }>
  | Readonly<{ act: 'complete-accounts'; who: Role }>
  /** What was paid of every budget from the beginning of the year through its end. */
  | Readonly<{ act: 'feed-payments'; who: Role }>
  /** What is left lapses, from a day of the year after on. */
  | Readonly<{ act: 'close-year'; who: Role; from: string }>
  /** Whoever keeps a register enters what its rules propose. */
  | Readonly<{ act: 'enter-proposed'; who: Role; register: string }>;

/** What happens on a day, in this order; each act goes through all projects before the next begins. */
type CourseStage = Readonly<{ on: CourseDay; acts: readonly Act[] }>;

/** A budget year under one set of rules, from what is asked for to what follows. */
export type Course = readonly CourseStage[];

/** Days that all governments of the demo have alike: what differs between them is what their rules say. */
export const day = {
  asked: { year: -1, day: '11-08' },
  decided: { year: 0, day: '01-18' },
  approved: { year: 0, day: '01-20' },
  spring: { year: 0, day: '03-30' },
  midYear: { year: 0, day: '06-29' },
  autumn: { year: 0, day: '09-28' },
  october: { year: 0, day: '11-02' },
  yearEnd: { year: 0, day: '12-29' },
  january: { year: 1, day: '01-04' },
  closed: { year: 1, day: '01-08' },
  entered: { year: 1, day: '01-12' },
  accounts: { year: 1, day: '05-08' },
  evaluated: { year: 1, day: '05-20' },
  applied: { year: 1, day: '06-10' },
} as const satisfies Record<string, CourseDay>;

export const step = (
  who: Role,
  on: Acted,
  [name, answer]: readonly [string, Step['answer']],
  more: Partial<Step> = {},
) => ({ act: 'step', who, on, step: name, answer, ...more }) as const satisfies Step;

export const begin = (who: Role, evaluation: string, chosenFor?: string) =>
  ({ act: 'begin', who, on: { evaluation }, ...(chosenFor !== undefined && { chosenFor }) }) as const satisfies Act;

export const openRound = (who: Role, round: string, node: string) =>
  ({ act: 'open-round', who, round, node }) as const satisfies Act;
