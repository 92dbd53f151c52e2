import { unreachable } from '@wenxiao/domain';
import { type DataOf, type DeclaredFact, disclosedBy } from '@wenxiao/domain/field';
import { type EvaluationEvent, evaluationFacts } from '@wenxiao/facts/evaluation';
import type { DueCode } from '@wenxiao/rules/deadline';
import { duesAfter, isOfProcedure, isSamePlace, notBegun, type Progress, walkedAfter } from '@wenxiao/rules/procedure';

export type Sheet = DataOf<typeof evaluationFacts.sheetSubmitted.fields> &
  /** To whom beside its evaluator and the bureau it is open by now: to those who filled in theirs beside, or to the unit, too. */
  Readonly<{ openTo?: 'beside' | 'all' }>;
/** A self-evaluation as its form says it. */
export type SelfForm = DataOf<typeof evaluationFacts.selfEvaluationReported.fields>;
/** What the unit says that it reached, and the same in points. */
export type Attained = DataOf<typeof evaluationFacts.selfEvaluationAttained.fields>;
/** … of which a person hands in this. */
export type AttainedContent = Pick<Attained, 'executed' | 'attained'>;
/** What one of several units that carry it out says of its part. */
export type UnitPart = DataOf<typeof evaluationFacts.implementerAttained.fields>;
export type Computed = DataOf<typeof evaluationFacts.selfEvaluationComputed.fields>;
export type Ranked = DataOf<typeof evaluationFacts.evaluationRanked.fields>;
export type Conclusion = DataOf<typeof evaluationFacts.evaluationFinalised.fields>;

type Dues = Readonly<{
  /** Duties of the set that ask for it. */
  duties: readonly string[];
  /** Dues that went by, and those of them that are held against nobody any more. */
  overdue: readonly DueCode[];
  lifted: readonly DueCode[];
}>;
type Methods = DataOf<typeof evaluationFacts.evaluationMethodsStated.fields>;
type First = Readonly<{ on: string; late: boolean }>;

export type EvaluationState =
  | Readonly<{ status: 'unknown' }>
  | (Dues &
      Readonly<{
        status: 'expected';
        scheme: string;
        /** It is left out, and why. */
        excepted?: Readonly<{ reason: string; on: string }>;
      }>)
  | (Dues &
      Readonly<{
        status: 'open';
        scheme: string;
        isReEvaluation: boolean;
        ofItself: boolean;
        openedOn: string;
        /** Why it is evaluated alone. */
        reason?: string;
        /** By which selection of the set it is evaluated, and for which of its reasons. */
        selection?: string;
        chosenFor?: readonly string[];
        progress: Progress;
        /** The latest of each evaluator and step; it counts as long as its step does. */
        sheets: readonly Sheet[];
        /** The latest of each unit that carries it out beside its own; it counts as long as its step does. */
        parts: readonly UnitPart[];
        /** What the body handed in of itself: its form, what it reached, or both. */
        form?: SelfForm;
        attained?: Attained;
        computed?: Computed;
        conclusion?: Conclusion;
        /** Where it stands among those that were ranked with it, as long as its conclusion does. */
        ranked?: Ranked;
        /** By which methods it is made, as it was said last. */
        methods?: Methods;
        /** What an answer opened beside it. */
        further?: Readonly<{ step: string; procedure: string }>;
        /** When it was handed in and concluded first: a return makes nobody late. */
        firstReported?: First;
        firstConcluded?: First;
      }>);

export type OpenEvaluation = Extract<EvaluationState, { status: 'open' }>;
export type ExpectedEvaluation = Extract<EvaluationState, { status: 'expected' }>;
/** Expected or begun. */
export type Evaluation = Exclude<EvaluationState, { status: 'unknown' }>;

/** The sheets that count: what was taken back or returned does not; what somebody handed in who was replaced since does. */
export function sheetsOf({ sheets, progress }: OpenEvaluation): readonly Sheet[] {
  return sheets.filter((sheet) => progress.done.some((row) => isSamePlace(row, sheet)));
}

export function unitPartsOf({ parts, progress }: OpenEvaluation): readonly UnitPart[] {
  return parts.filter(({ step, organisation: level }) =>
    progress.done.some((row) => isSamePlace(row, { step, level })),
  );
}

export const formOf = ({ form, progress }: OpenEvaluation): SelfForm | undefined => ofDone(form, progress);

export const attainedOf = ({ attained, progress }: OpenEvaluation): Attained | undefined => ofDone(attained, progress);

export const computedOf = ({ computed, progress }: OpenEvaluation): Computed | undefined => ofDone(computed, progress);

/** What the body handed in of itself, whichever it was. */
export const handedInOf = (state: OpenEvaluation): Pick<SelfForm, 'step' | 'reportedOn' | 'late'> | undefined =>
  formOf(state) ?? attainedOf(state);

export const conclusionOf = ({ conclusion, progress }: OpenEvaluation): Conclusion | undefined =>
  ofDone(conclusion, progress);

/** It has ended or come to a conclusion: what is settled later does not change it. */
export const isConcluded = (state: OpenEvaluation): boolean =>
  state.progress.ended !== undefined || conclusionOf(state) !== undefined;

function ofDone<Of extends { readonly step: string }>(said: Of | undefined, { done }: Progress): Of | undefined {
  return done.some(({ step }) => step === said?.step) ? said : undefined;
}

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: EvaluationState, event: EvaluationEvent): EvaluationState {
  if (event.type === 'evaluation-expected') {
    const { duties, scheme } = event.data;
    return { status: 'expected', scheme, duties, overdue: [], lifted: [] };
  }
  if (event.type === 'evaluation-opened') {
    const { duties, overdue, lifted } = state.status === 'unknown' ? noDues : state;
    return { status: 'open', ...event.data, duties, overdue, lifted, progress: notBegun, sheets: [], parts: [] };
  }
  if (state.status === 'unknown') return state;
  if (event.type === 'evaluation-excepted') return state.status === 'expected' ? exceptedAs(state, event.data) : state;
  if (event.type === 'evaluation-start-withdrawn') return notBegunAfter(state);
  if (state.status === 'open') return opened(evolveOpen(state, event), event);
  return isOfProcedure('evaluation', event) ? duesAfter('evaluation', state, event) : state;
}

const noDues: Dues = { duties: [], overdue: [], lifted: [] };

/** Expected as before where duties ask for it; else nobody knows of it. */
function notBegunAfter({ scheme, duties, overdue, lifted }: Evaluation): EvaluationState {
  return duties.length > 0 ? { status: 'expected', scheme, duties, overdue, lifted } : { status: 'unknown' };
}

function exceptedAs(
  { excepted: _, ...expected }: ExpectedEvaluation,
  { excepted, reason, on }: DataOf<typeof evaluationFacts.evaluationExcepted.fields>,
): ExpectedEvaluation {
  return { ...expected, ...(excepted && { excepted: { reason, on } }) };
}

type Before = 'evaluation-expected' | 'evaluation-excepted' | 'evaluation-opened' | 'evaluation-start-withdrawn';
type OfOpen = Exclude<EvaluationEvent, { type: Before }>;

const factsByType = new Map<string, DeclaredFact>(Object.values(evaluationFacts).map((each) => [each.type, each]));

/** What is disclosed stays so, as the trail has it: a sheet that is filled in anew is blind once more. */
function opened(state: OpenEvaluation, { type, data }: OfOpen): OpenEvaluation {
  const fact = factsByType.get(type);
  const openTo = fact && disclosedBy(fact, data);
  if (!openTo) return state;
  const sheets = state.sheets.map((sheet) => (sheet.openTo === 'all' ? sheet : { ...sheet, openTo }));
  return { ...state, sheets };
}

function evolveOpen(state: OpenEvaluation, event: OfOpen): OpenEvaluation {
  if (isOfProcedure('evaluation', event)) {
    const walked = walkedAfter('evaluation', state, event);
    return event.type === 'evaluation-withdrawn' ? withdrawn(walked, event.data) : walked;
  }
  switch (event.type) {
    case 'implementer-attained': {
      const others = state.parts.filter(({ organisation }) => organisation !== event.data.organisation);
      return { ...state, parts: [...others, event.data] };
    }
    case 'self-evaluation-reported': {
      const { attained: _attained, computed: _computed, ...rest } = state;
      return { ...rest, form: event.data, firstReported: firstReportedBy(state, event.data) };
    }
    case 'self-evaluation-attained': {
      const { form, computed: _computed, ...rest } = state;
      const isBeside = form !== undefined && event.data.form === form.form;
      const attained = { attained: event.data, firstReported: firstReportedBy(state, event.data) };
      return { ...rest, ...(isBeside && { form }), ...attained };
    }
    case 'self-evaluation-computed':
      return { ...state, computed: event.data };
    // What was read from it is reported beside it.
    case 'self-evaluation-form-kept':
      return state;
    case 'evaluation-methods-stated':
      return { ...state, methods: event.data };
    case 'evaluation-finalised': {
      const { concludedOn: on, late } = event.data;
      const { ranked: _ranked, ...rest } = state;
      return { ...rest, conclusion: event.data, firstConcluded: state.firstConcluded ?? { on, late } };
    }
    case 'evaluation-ranked': {
      const { conclusion } = state;
      const { grade } = event.data;
      return { ...state, ranked: event.data, ...(conclusion && { conclusion: { ...conclusion, grade } }) };
    }
    case 'conclusion-withdrawn': {
      const { conclusion: _conclusion, ranked: _ranked, ...rest } = state;
      return rest;
    }
    case 'further-procedure-opened': {
      const { step, procedure } = event.data;
      return { ...state, further: { step, procedure } };
    }
    case 'further-procedure-withdrawn': {
      const { further: _further, ...rest } = state;
      return rest;
    }
    case 'sheet-submitted':
      return { ...state, sheets: [...state.sheets.filter((each) => !isSamePlace(each, event.data)), event.data] };
    case 'sheet-withdrawn':
      return { ...state, sheets: state.sheets.filter((each) => !isSamePlace(each, event.data)) };
    default:
      return unreachable(event);
  }
}

const firstReportedBy = (
  { firstReported }: OpenEvaluation,
  { reportedOn: on, late }: Pick<SelfForm, 'reportedOn' | 'late'>,
): First => firstReported ?? { on, late };

/** Before any return nothing was handed in or concluded at all. */
function withdrawn(
  state: OpenEvaluation,
  data: DataOf<typeof evaluationFacts.evaluationWithdrawn.fields>,
): OpenEvaluation {
  const { form, attained, computed, conclusion, firstReported, firstConcluded, ...rest } = state;
  const isFirst = data.submission === 1;
  const isForm = (form ?? attained)?.step === data.step;
  const isConclusion = conclusion?.step === data.step;
  return {
    ...rest,
    ...(form && !isForm && { form }),
    ...(attained && !isForm && { attained }),
    ...(computed && !isForm && { computed }),
    ...(conclusion && !isConclusion && { conclusion }),
    ...(firstReported && !(isForm && isFirst) && { firstReported }),
    ...(firstConcluded && !(isConclusion && isFirst) && { firstConcluded }),
  };
}
