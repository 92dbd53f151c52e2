import * as t from '@wenxiao/domain/terms';
import type { Term } from '@wenxiao/domain/field';
import type { ResolvedContent } from '@wenxiao/rules/layers';
import { calledIn, type NamedAt } from '@wenxiao/rules/ruling';
import { amongValues, type ItemPart } from '@wenxiao/figures';

const types: NamedAt = ['evaluationTypes/?'];
const steps: NamedAt = ['procedures/*/steps/?'];
const answers: NamedAt = ['procedures/*/steps/*/answers/?'];
const outcomes: NamedAt = ['procedures/*/steps/*/answers/?outcome'];
const grades: NamedAt = ['evaluationTypes/+/grades/byScore/?', 'evaluation.gradeBands/?'];
const findings: NamedAt = ['findings/?'];
const askedBy: NamedAt = ['duties/?', ...steps];
const desks: NamedAt = ['desks/?'];
const keyMarks: NamedAt = ['exAnte.keyMarks/?', 'monitoring.keyMarks/?'];

/** Terms whose codes a rule set names, and where. What software acts upon has its names in the term itself. */
const namedAt: readonly (readonly [Term, NamedAt])[] = [
  [t.procedure, ['procedures/?']],
  ...[t.step, t.openSteps, t.undoneSteps, t.keptSteps].map((term) => [term, steps] as const),
  [t.answer, answers],
  [t.gateAnswer, answers],
  [t.budgetGateAnswer, answers],
  ...[t.outcome, t.ended, t.gateOutcome].map((term) => [term, outcomes] as const),
  [t.assessmentConclusion, outcomes],
  [t.assignedAs, ['parties/?']],
  ...[t.desk, t.borneDesks, t.counterpartDesk, t.apiTokenDesks, t.advisingDesk, t.unheardDesk].map(
    (term) => [term, desks] as const,
  ),
  ...[
    t.finding,
    t.ground,
    t.evaluationFindings,
    t.chosenFor,
    t.resultFindings,
    t.disposalFindings,
    t.inspectionFinding,
    t.findingConcludes,
    t.checkFindings,
    t.referralGround,
    t.registerFindings,
    t.registerTrigger,
  ].map((term) => [term, findings] as const),
  [t.findingSource, ['monitoring.findingSources/?']],
  ...[t.noteRisk, t.findingRisks, t.warning].map((term) => [term, ['monitoring.lenses/*/risks/?']] as const),
  ...[t.monitoringCheck, t.checkKind].map((term) => [term, ['monitoring.checks/?']] as const),
  [t.markGround, keyMarks],
  [t.category, ['exAnte.categories/?']],
  [t.assessmentBasis, ['exAnte.bases/?']],
  [t.assessmentApproach, ['exAnte.approaches/?']],
  [t.assessmentMethod, ['exAnte.methods/?']],
  [t.assessmentObserver, ['exAnte.observers/?']],
  ...[t.checklistItem, t.registerReviewItem].map((term) => [term, ['checklists/*/items/?']] as const),
  [t.registerParty, ['parties/?']],
  [t.documentKind, ['documents/?']],
  [t.round, ['rounds/?']],
  [t.proposalRound, ['rounds/?']],
  [t.checkRound, ['rounds/?']],
  [t.roundFocus, ['monitoring.contents/?', 'monitoring.keyMarks/?', 'monitoring.layers/?']],
  [t.monitoringMark, ['monitoring.keyMarks/?']],
  [t.proposalGround, ['monitoring.measures/?']],
  [t.fundType, ['general.budgets/?']],
  [t.duty, ['duties/?']],
  [t.evaluationSelection, ['selections/?']],
  [t.dueAskedBy, askedBy],
  [t.due, ['rounds/*/due/?', 'duties/*/due/?', 'procedures/*/steps/*/due/?']],
  ...[
    t.evaluation,
    t.resultEvaluationType,
    t.resultSupersededBy,
    t.referralEvaluationType,
    t.rectificationEvaluationType,
    t.disclosedEvaluationType,
    t.reportedEvaluationType,
    t.settledType,
    t.earlierEvaluation,
  ].map((term) => [term, types] as const),
  [t.furtherProcedure, ['procedures/?']],
  [t.rectificationProblem, ['monitoring.measures/?']],
  ...[t.gradeCode, t.resultGrade, t.disclosedGrade, t.reportedGrade, t.openingGrade, t.earlierGrade, t.workGrade].map(
    (term) => [term, grades] as const,
  ),
  [t.sheetPart, ['evaluationTypes/*/parts/?']],
  [t.sheetTier, ['evaluationTypes/*/parts/*/tiers/?']],
  [t.attainedTier, ['evaluation.scoringMethods/*/tiers/?']],
  [t.frameworkPart, ['evaluation.frameworks/*/parts/?']],
  [t.evaluationMethod, ['evaluation.methods/?']],
  [t.workAssessmentItem, ['accountability.workAssessmentItems/?', 'accountability.workAssessments/*/others/?']],
  [t.workAssessment, ['accountability.workAssessments/?']],
  [t.referralAssessment, ['accountability.workAssessments/?']],
  [t.disposalCode, ['resultApplication.disposals/?']],
  [t.disposalEffectNames, ['procedures/?', 'registers/?']],
  [t.disposalEffectKind, ['registers/*/kinds/?']],
  [t.register, ['registers/?']],
  [t.registerKind, ['registers/*/kinds/?']],
  [t.registerGate, ['gates/?']],
  [t.budgetGate, ['gates/?']],
  [t.referralTriggerCode, ['accountability.referralTriggers/?']],
  [t.relatedFund, ['general.relatedFunds/?']],
  [t.horizon, ['target.horizons/?']],
  [t.indicatorMethod, ['evaluation.scoringMethods/?', 'evaluation.methods/?']],
];
const placesOf: ReadonlyMap<string, NamedAt> = new Map(namedAt.map(([{ name }, places]) => [name, places]));
/** What the names of streams hold: which type of evaluation, which trigger of a referral, which register and kind. */
const ofStreams: NamedAt = [...types, 'accountability.referralTriggers/?', 'registers/?', 'registers/*/kinds/?'];

/** Of which figure a value is, which of several, and by what it was set. */
export type CalledFigure = Readonly<{
  figure: string;
  item?: string;
  parts?: readonly ItemPart[];
  basis?: readonly string[];
}>;

/**
 * What the set by which it was decided calls the codes of a value, in Chinese; undefined where they are no codes of a set, or the
 * set has none of them.
 */
export function calledValue(content: ResolvedContent, of: CalledFigure, value: string): string | undefined {
  const places = placesOf.get(of.figure);
  return places && namesOf(content, places, value.split(amongValues), restedOn(of))?.join(amongValues);
}

/** Likewise of the item, each of its parts by what that is: `finance-evaluation/2023/1`. */
export function calledItem(content: ResolvedContent, of: CalledFigure): string | undefined {
  if (of.item === undefined) return undefined;
  const codes = of.item.split('/');
  const names = codes.map((code) => {
    const term = of.parts?.find(({ part }) => part === code)?.term;
    const places = term === undefined ? ofStreams : placesOf.get(term);
    return places && calledIn(content, places, code, restedOn(of));
  });
  return inWords(names, codes)?.join('：');
}

function namesOf(
  content: ResolvedContent,
  places: NamedAt,
  codes: readonly string[],
  rested: ReadonlySet<string>,
): readonly string[] | undefined {
  return inWords(
    codes.map((code) => calledIn(content, places, code, rested)),
    codes,
  );
}

/** Names, and a code where there is none; undefined where there is none at all. */
const inWords = (names: readonly (string | undefined)[], codes: readonly string[]): readonly string[] | undefined =>
  names.some((name) => name !== undefined) ? names.map((name, at) => name ?? codes[at] ?? '') : undefined;

/** What a set calls a desk by which somebody acted. */
export const calledDesk = (content: ResolvedContent, desk: string): string | undefined =>
  calledIn(content, desks, desk, new Set());

const restedOn = ({ item = '', basis = [] }: CalledFigure): ReadonlySet<string> =>
  new Set([...item.split('/'), ...basis.flatMap((path) => path.split('/'))]);
