import { Injectable } from '@nestjs/common';
import { decimal } from '@wenxiao/domain';
import type { Ruling } from '@wenxiao/rules/ruling';
import { assessmentScheme, type EvaluationType } from '@wenxiao/rules/shape';
import {
  type Admission,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  GoverningRules,
  nothingKnown,
  ObjectPlaces,
  Organisations,
  type PersonsCommand,
  problem,
} from '@wenxiao/service-kit';
import { EvaluationActs } from '../evaluation/evaluation.acts.js';
import { evaluation } from '../evaluation/evaluation.aggregate.js';
import { evaluationId, type EvaluationPlace, yearOf } from '../evaluation/evaluation.place.js';
import { conclusionOf } from '../evaluation/evaluation.state.js';
import { gradingOf } from '../evaluation/evaluation.world.js';
import { rankingProblem, refusalOf } from '../refusals.js';
import { type Group, RankedSubjects } from './ranked-subjects.js';

export type Places = readonly Readonly<{ grade: string; places: number }>[];
type Scored = Readonly<{ place: EvaluationPlace; score: string }>;
type Asked = Readonly<{ places: Places; because: string }>;

/** 排名定档: all evaluations of one type and period in one department are put in order by their scores, and each has the grade of its rank. */
@Injectable()
export class EvaluationRankings {
  constructor(
    private readonly subjects: RankedSubjects,
    private readonly commands: CommandRunner,
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
    private readonly acts: EvaluationActs,
  ) {}

  /** Equal scores share a rank, and have the better grade together. */
  async rank(group: Group, { places, because }: Asked, context: PersonsCommand): Promise<CommandAnswer> {
    const { type, ruling } = await this.rulesFor(group, context.admission);
    const grading = gradingOf(type, ruling);
    if ('is' in grading || grading.by !== 'rank') throw refusalOf({ code: 'not-ranked', evaluationType: group.type });
    const listed = grading.ranks.map(({ code }) => code);
    if (places.map(({ grade }) => grade).join() !== listed.join())
      throw rankingProblem({ code: 'grades-not-all', listed });
    const all = await this.scoredIn(group, type.value, ruling);
    const sum = places.reduce((total, each) => total + each.places, 0);
    if (sum !== all.length) throw rankingProblem({ code: 'places-not-all', among: all.length, places: sum });
    const ranked = all.map(({ place, score }) => {
      const rank = 1 + all.filter((other) => decimal(other.score).gt(score)).length;
      return { place, rank, among: all.length, grade: gradeAt(rank, places), because };
    });
    return this.acts.rank(group.tenant, context, ranked);
  }

  /** Nobody hears who has come to no conclusion but whom the set gives the type to. @throws {ProblemError} `not-found`, `wrong-desk`. */
  private async rulesFor({ tenant, department, type, period }: Group, admission: Admission) {
    const { path } = await this.organisations.admit(department, admission);
    if (!path.includes(tenant)) throw problem('not-found');
    const day = await this.clock.today();
    const adopted = await this.governing.timetableOf(department, assessmentScheme);
    if (adopted.length === 0) throw problem('not-found');
    const place = await this.places.of(department, department, day);
    const { rules } = await this.governing.inForce(department, assessmentScheme, day);
    const ruling = rules.inYear(yearOf(period));
    const found = ruling.member('evaluationTypes', type);
    if (found.is === 'silent') throw problem('not-found');
    const world = { known: nothingKnown(yearOf(period)), parties: () => [] };
    authorityAt(admission, { place, ruling, world }, { act: 'record', by: found.value.by, path: found.path });
    return { type: found, ruling };
  }

  /** Of each subject of the type the last evaluation; whoever has none, or none that was concluded, is named. */
  private async scoredIn(group: Group, type: EvaluationType, ruling: Ruling): Promise<readonly Scored[]> {
    const { tenant, period } = group;
    const open: string[] = [];
    const scored: Scored[] = [];
    for (const [subject, number] of await this.subjects.of(group, type, ruling)) {
      const place = { subject, type: type.code, period, number };
      const { state } = await this.commands.load(evaluation, tenant, evaluationId(place));
      const { score } = (state.status === 'open' ? conclusionOf(state) : undefined) ?? {};
      if (score === undefined) open.push(subject);
      else scored.push({ place, score });
    }
    if (open.length > 0 || scored.length === 0) throw refusalOf({ code: 'not-all-concluded', open });
    return scored;
  }
}

/** The grade whose places reach to a rank. */
function gradeAt(rank: number, places: Places): string {
  let reached = 0;
  const found = places.find((each) => (reached += each.places) >= rank);
  return (found ?? places.at(-1))?.grade ?? '';
}
