import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure, Scheme } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  decodedState,
  type Governing,
  GoverningRules,
  governingRuleSet,
  KnownPeople,
  type LoadedObject,
  namedPersons,
  Organisations,
  procedureWorld,
} from '@wenxiao/service-kit';
import { figuresOf } from '../subject/subject-known.js';
import { type KnownSubject, Subjects } from '../subject/subjects.js';
import { exAnteAssessment } from './assessment.aggregate.js';
import type { AssessmentPlace } from './assessment.place.js';
import { assessing, assessorOf } from './assessment.procedures.js';
import type { AssessmentState } from './assessment.state.js';
import type { AssessmentWorld } from './assessment.world.js';
import { Assessments } from './assessments.js';

/** What a decision on an assessment may look up on a day, and where it was read. */
export type LoadedAssessment = LoadedObject<AssessmentWorld> &
  Readonly<{ subject: KnownSubject; procedure?: Procedure }>;

type Asked = Readonly<{
  tenant: string;
  place: AssessmentPlace;
  events: readonly StoredEvent[];
  day: string;
  /** For which year somebody asks for it, and of which other department, as long as nothing is recorded. */
  year?: number;
  assessor?: string;
}>;

/** Puts together what is known of an assessment: its subject, the rules, the tree and people, the assessments before it. */
@Injectable()
export class AssessmentWorlds {
  constructor(
    private readonly subjects: Subjects,
    private readonly assessments: Assessments,
    private readonly governing: GoverningRules,
    private readonly organisations: Organisations,
    private readonly people: KnownPeople,
    private readonly clock: BusinessClock,
  ) {}

  /** By the set under which it was opened, or, as long as it is not, the one in force. Undefined where the subject is not there. */
  async find({ tenant, place: at, events, day, year: asked, assessor }: Asked): Promise<LoadedAssessment | undefined> {
    const about = await this.subjects.find(tenant, at.subject);
    if (!about || about.subject.status === 'withdrawn') return undefined;
    const { subject, fact } = about;
    const state = decodedState(exAnteAssessment, events);
    const lookups = this.subjects.lookups();
    const place = await lookups.place(subject.unit, subject.department);
    const calendar = await this.governing.calendarOf(subject.unit);
    const persons = state.status === 'opened' ? namedPersons(events, state.progress) : [];
    const departures = await this.people.departures(persons, { jurisdictionId: tenant, day });
    const year = state.status === 'opened' ? state.year : (asked ?? Number(day.slice(0, 4)));
    const named = assessor === undefined ? undefined : await this.organisations.find(assessor);
    const applicants = named?.path.includes(subject.unit) === true ? [named.id] : [];
    // They are asked for where one is opened, and nowhere else.
    const others = state.status === 'unknown' ? await this.assessments.of(tenant, at.subject) : [];
    const before = others.filter(({ number }) => number < at.number);
    const under = ({ rules, reference }: Governing) => {
      const ruling = rules.inYear(year);
      const procedure = state.status === 'opened' ? procedureIn(ruling, state.progress.procedure) : undefined;
      const parties = partiesOf(state, procedure);
      const world: AssessmentWorld = {
        object: assessing,
        place: at,
        ruling,
        procedures: procedureWorld(place, ruling, { known: figuresOf(subject, year), parties }),
        ...(calendar && { calendar }),
        events: this.eventsOf(state, events),
        before,
        applicants,
        departures,
      };
      return { reference, world, ...(procedure && { procedure }) };
    };
    const inForce = async () => under(await lookups.inForce(subject.unit, subject.description.scheme as Scheme));
    const opened = governingRuleSet(events, 'ex-ante-opened', 'ex-ante-rebased');
    const loaded = opened ? under(await this.governing.byHash(opened.hash)) : await inForce();
    return { place, subject, basedOn: [fact], ...loaded, inForce };
  }

  /** From which days what is due is counted: it was asked for, or the object was fixed; whichever came first, and never anew. */
  private eventsOf(state: AssessmentState, events: readonly StoredEvent[]): AssessmentWorld['events'] {
    if (state.status !== 'opened') return {};
    const fixed = events.find(({ type }) => type === 'ex-ante-recorded');
    return {
      ...(state.requested && { 'ex-ante.requested': state.openedOn }),
      ...(fixed && { 'ex-ante.object-fixed': this.clock.dayOf(fixed.recordedAt) }),
    };
  }
}

function procedureIn(ruling: Ruling, code: string): Procedure | undefined {
  const found = ruling.member('procedures', code);
  return found.is === 'stated' ? found.value : undefined;
}

/** Whom it names otherwise than by a step: the other department that assesses. */
function partiesOf(state: AssessmentState, procedure: Procedure | undefined): AssessmentWorld['procedures']['parties'] {
  const organisation = state.status === 'opened' ? state.organisation : undefined;
  const party = procedure && assessorOf(procedure);
  return (as) => (organisation !== undefined && as === party ? [{ organisation }] : []);
}
