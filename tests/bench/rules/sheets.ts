import { decimal, decimalToText, sumOf } from '@wenxiao/domain';
import { gradeOf, totalScore } from '@wenxiao/rules/grading';
import { type MethodOf, scoreBy, type Score, type ScoringMethodId } from '@wenxiao/rules/scoring';
import { seed } from '@wenxiao/rules/seeds';
import type { Measure } from '../bench.js';
import { fastestOf } from '../product/turns.js';

const [nation, county] = [seed('mof-2020-10'), seed('fufeng-2022')];
/** So many sheets differ; they are scored over and over. */
const different = 200;
const bands = county?.members['evaluation.gradeBands'];

function methodOf<Id extends ScoringMethodId>(id: Id): MethodOf<Id> {
  const found = nation?.members['evaluation.scoringMethods']?.find(({ method }) => method === id);
  if (!found) throw new Error(`The nation's set has no method ${id}`);
  return found as MethodOf<Id>;
}

type Scoring = () => Score;
const directions = ['at-least', 'at-most', 'equal', 'between'] as const;

/** Ten points of execution, twenty indicators by figures, six by tiers, three that are judged: a hundred points in all. */
function sheetOf(at: number): readonly Scoring[] {
  const [ratio, tiers] = [methodOf('completion-ratio'), methodOf('qualitative-tiers')];
  const [judged, execution] = [methodOf('judged'), methodOf('execution-rate')];
  const byFigure = Array.from({ length: 20 }, (_, place) => {
    const actual = `${60 + ((at * 13 + place * 7) % 80)}.${(at + place) % 10}`;
    const direction = directions[place % directions.length] ?? 'at-least';
    const observed = { direction, target: '90', actual, ...(direction === 'between' && { upTo: '110' }) };
    return () => scoreBy(ratio, '3', observed);
  });
  const byTier = Array.from({ length: 6 }, (_, place) => {
    const share = `0.${10 + ((at * 11 + place * 17) % 89)}`;
    const tier = tiers.tiers.find(({ from }) => decimal(share).gte(from))?.code ?? '';
    return () => scoreBy(tiers, '4', { tier, share });
  });
  const byJudges = Array.from({ length: 3 }, (_, place) => {
    return () => scoreBy(judged, '2', { score: `1.${(at + place) % 10}` });
  });
  const paid = { executed: `${700_000 + ((at * 997) % 400_000)}.37`, budget: '1000000.00' };
  return [() => scoreBy(execution, '10', paid), ...byFigure, ...byTier, ...byJudges];
}

function scoresOf(sheet: readonly Scoring[]) {
  return sheet.map((scoring) => {
    const score = scoring();
    if (score.outcome === 'refused') throw new Error(score.en);
    return score.score;
  });
}

function graded(sheets: readonly (readonly Scoring[])[], count: number): void {
  for (let at = 0; at < count; at += 1) {
    const grade = gradeOf(totalScore(scoresOf(sheets[at % sheets.length] ?? [])), bands);
    if (grade.outcome === 'refused') throw new Error(grade.en);
  }
}

function summed(sheets: readonly (readonly string[])[], count: number): void {
  for (let at = 0; at < count; at += 1) sumOf((sheets[at % sheets.length] ?? []).map(decimal));
}

export function sheets({ sheets: count, rounds }: Readonly<{ sheets: number; rounds: number }>): Measure {
  const each = Array.from({ length: different }, (_, at) => sheetOf(at));
  const texts = each.map((sheet) => scoresOf(sheet).map(decimalToText));
  const took = fastestOf(
    rounds,
    () => graded(each, count),
    () => summed(texts, count),
  );
  const indicators = each[0]?.length ?? 0;
  return { case: `${count} sheets of ${indicators} indicators graded`, ...took, low: 14, peers: [], unit: 'ms' };
}
