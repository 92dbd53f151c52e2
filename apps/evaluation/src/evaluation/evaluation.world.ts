import type { PerformanceTargetApprovedV1 } from '@wenxiao/contracts';
import type { Outdated } from '@wenxiao/domain';
import { fieldOf, type Ruling, type Silent, silent, type Stated, stated } from '@wenxiao/rules/ruling';
import { judge } from '@wenxiao/rules/condition';
import { pointedParts } from '@wenxiao/rules/scoring';
import type { WorkCalendar } from '@wenxiao/rules/deadline';
import type { World } from '@wenxiao/rules/procedure';
import type { EvaluationType, GradeBand, Member, Part, Procedure, Step } from '@wenxiao/rules/shape';
import type { Departures } from '@wenxiao/service-kit';
import type { EvaluationPlace, PeriodKind } from './evaluation.place.js';

/** How far an evaluation has come on which another one rests. */
export type Reached = 'submitted' | 'concluded';

export type ApprovedIndicator = PerformanceTargetApprovedV1['indicators'][number];

export type CarriedOut = Readonly<{
  unit: string;
  share?: string;
  beside: readonly Readonly<{ organisation: string; share?: string }>[];
}>;

/** What a decision may look up: the rules that the evaluation runs under, and what others said of its subject. */
export interface EvaluationWorld {
  readonly place: EvaluationPlace;
  readonly periodKind: PeriodKind;
  readonly ruling: Ruling;
  /** What a procedure of that set may ask. */
  readonly procedures: World;
  readonly calendar?: WorkCalendar;
  /** The effective day on which each event of the budget year happened first: `final-accounts.completed`. */
  readonly events: Readonly<Record<string, string>>;
  /** The year from which a duty counts its years (`subject.first-funded`); undefined while there is none. */
  yearOf(figure: string): number | undefined;
  /** How far the evaluation of this type has come, of the same subject and period; undefined where there is none. */
  restsOn(type: string): Reached | undefined;
  /** Who did the evaluations that this one rests on: nobody evaluates what they said of themselves. */
  readonly evaluatedThemselves: readonly string[];
  /** The units that are evaluated and, of those whom an answer names, what lies below them: they evaluate nothing of it. */
  readonly evaluatedBodies: readonly string[];
  /** How far the evaluation with the number before has come; undefined where there is none. */
  readonly before?: Reached | 'opened';
  /** Whether there are targets or money of the period, and its subject was there: a body is evaluated without either. */
  readonly hasContent: boolean;
  /** What its conclusion rests on and that is otherwise now. */
  readonly outdated: readonly Outdated[];
  /** Who of those whom it names has left. */
  readonly departures: Departures;
  /** The budget of the period, in 元; undefined while none is known. */
  readonly budget?: string;
  /** How the subject is called. */
  readonly subjectName: string;
  /** The indicators that were approved, and what is to be reached. */
  readonly indicators: readonly ApprovedIndicator[];
  /** Its unit, and who carries it out beside that, each with its share of the money in %, as far as that is said. */
  readonly carriedOut: CarriedOut;
  /** What the treasury has paid in the years of the period, and the budget that an execution rate is of, in 元; as far as known. */
  readonly execution: Readonly<{ executed?: string; budget?: string }>;
}

export function typeOf({ ruling, place }: Pick<EvaluationWorld, 'ruling' | 'place'>): Stated<EvaluationType> | Silent {
  return ruling.member('evaluationTypes', place.type);
}

/** The procedure of its type. */
export function procedureOf(world: EvaluationWorld): Stated<Procedure> | Silent {
  const type = typeOf(world);
  return type.is === 'silent' ? type : world.ruling.member('procedures', type.value.procedure);
}

/** Whether the body that is evaluated evaluates itself: what it says, it says on its form. */
export const isOfItself = ({ by }: EvaluationType): boolean => 'of' in by && by.of === 'unit';

/** A part with the scale by which it is scored; `entries` and `tier` have none. */
export type Scaled = Stated<Part>;

/**
 * The parts of the type's sheet, for such a subject. Where the only part of points states no full mark, it has that of the evaluation; several
 * silent ones are not shared out by anybody: the scale is decided first.
 */
export function partsOf(
  type: Stated<EvaluationType>,
  { ruling, procedures: { known } }: Pick<EvaluationWorld, 'ruling' | 'procedures'>,
): readonly Scaled[] | Silent {
  const parts: Scaled[] = [];
  for (const part of type.value.parts.filter(({ of }) => !of || judge(of, known).truth === 'yes')) {
    const along = alongFramework(part, ruling);
    if ('is' in along) return along;
    parts.push(...(along.length > 0 ? along : [stated(part, `${type.path}/parts/${part.code}`)]));
  }
  const ofPoints = parts.filter(({ value }) => needsScale(value));
  const mute = ofPoints.find(({ value: { full } }) => full === undefined);
  if (mute === undefined) return parts;
  const whole = ruling.value('evaluation.fullMark');
  if (ofPoints.length > 1) return silent(`${mute.path}/full`);
  if (whole.is === 'silent') return whole;
  return parts.map((part) => (part === mute ? stated({ ...part.value, full: whole.value }, part.path) : part));
}

/**
 * A part that is filled in along a framework is the parts of that, by the same and put together alike. Where the framework gives no
 * points, they are settled first. None for a part without one.
 */
function alongFramework({ framework, by, aggregate }: Part, ruling: Ruling): readonly Scaled[] | Silent {
  if (framework === undefined) return [];
  const found = ruling.member('evaluation.frameworks', framework);
  if (found.is === 'silent') return found;
  const parts = pointedParts(found);
  if ('is' in parts) return parts;
  return parts.map(({ code, zh, source, points, methods }) =>
    stated({ code, zh, source, by, full: points, aggregate, methods }, `${found.path}/parts/${code}`),
  );
}

const needsScale = ({ aggregate }: Part): boolean => aggregate !== 'entries' && aggregate !== 'tier';

/** The parts that whoever takes a step fills in: those that the set gives to the same desk or assigned persons. */
export function partsAt(
  step: Step,
  parts: readonly Scaled[],
  type: Stated<EvaluationType>,
): readonly Scaled[] | Silent {
  const own = parts.filter(({ value }) => isSameWho(value.by, step.by));
  return own.length > 0 ? own : silent(`${type.path}/parts`);
}

function isSameWho(one: Part['by'], other: Step['by']): boolean {
  if ('assigned' in one) return 'assigned' in other && one.assigned === other.assigned;
  if ('route' in one) return 'route' in other && one.route === other.route;
  return 'desk' in other && one.desk === other.desk && one.of === other.of;
}

/** How a type is graded: by bands of its own or of the set, or otherwise than by the score. */
export type Grading =
  | Readonly<{ by: 'score'; bands: readonly GradeBand[]; pathOf: (code: string) => string }>
  | Readonly<{ by: 'rank'; ranks: readonly Member[]; pathOf: (code: string) => string }>
  | Readonly<{ by: 'person' }>
  | Readonly<{ by: 'none' }>;

export function gradingOf(type: Stated<EvaluationType>, ruling: Ruling): Grading | Silent {
  const { grades } = type.value;
  if (grades === 'by-person') return { by: 'person' };
  if (grades === 'none') return { by: 'none' };
  if (grades !== 'by-score') {
    const { path } = fieldOf(type, 'grades');
    if ('byRank' in grades) return { by: 'rank', ranks: grades.byRank, pathOf: (code) => `${path}/byRank/${code}` };
    return { by: 'score', bands: grades.byScore, pathOf: () => path };
  }
  const bands = ruling.members('evaluation.gradeBands').map(({ value }) => value);
  if (bands.length === 0) return silent('evaluation.gradeBands');
  return { by: 'score', bands, pathOf: (code) => `evaluation.gradeBands/${code}` };
}

/** The scales that its conclusion will ask for, and that the rules do not give: it waits until somebody settles them. */
export function silentScalesOf(world: EvaluationWorld): readonly string[] {
  const type = typeOf(world);
  if (type.is === 'silent') return [];
  const { ruling } = world;
  const [parts, grading, whole] = [partsOf(type, world), gradingOf(type, ruling), ruling.value('evaluation.fullMark')];
  const isGraded = 'is' in grading || grading.by === 'score';
  const isScored = 'is' in parts || parts.some(({ value }) => value.full !== undefined);
  return [
    ...('is' in parts ? [parts.path] : []),
    ...(isGraded && !isScored && whole.is === 'silent' ? [whole.path] : []),
    ...('is' in grading ? [grading.path] : []),
  ];
}
