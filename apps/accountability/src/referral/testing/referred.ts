import type { Actor, Decision } from '@wenxiao/domain';
import { writeFact } from '@wenxiao/domain/field';
import { type ReferralEvent, referralFacts } from '@wenxiao/facts/accountability';
import { layered, type Resolved } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import type { Proposed, ReferralCommand, ReferralRejection } from '../referral.commands.js';
import { referral } from '../referral.decider.js';
import type { ReferralState } from '../referral.state.js';
import type { ReferralWorld, Result } from '../referral.world.js';

const id = (last: number): string => `018f2f6e-0000-7000-8000-${String(last).padStart(12, '0')}`;

export const subject = id(1);
export const bodies = { unit: id(11), department: id(12), county: id(13), authority: id(14), office: id(15) };
export const people = { desk: id(61), office: id(62), head: id(63), accountant: id(64), clerk: id(65) };

const fufengSet = seed('fufeng-2022');
if (!fufengSet) throw new Error('The rule set of Fufeng is not among the seeds');
const { members } = fufengSet;

/** The set of Fufeng; where some members are named, with these in the place of its own. */
export const fufeng = (different: Partial<RuleSet['members']> = {}): Resolved =>
  layered({ ...fufengSet, members: { ...members, ...different } }, undefined, { organisation: false });

/** What a finance evaluation of 2023 came to. */
export const result = (grade: string, type = 'finance-evaluation'): Result => ({
  type,
  period: '2023',
  number: 1,
  year: 2023,
  score: '55',
  grade,
  findings: [],
  version: 9,
});

/** Laid together and hashed once. */
const ofFufeng = ruling(fufeng());

type Written = Readonly<{
  trigger?: string;
  organisation?: string;
  set?: Resolved;
  result?: Result | undefined;
  strangers?: readonly string[];
  number?: number;
  outdated?: ReferralWorld['outdated'];
}>;

/** What is known of a project of a unit whose clerk fills a desk there. */
export function worldOf(written: Written = {}): ReferralWorld {
  const { trigger = 'unqualified-result', organisation = bodies.unit, set, strangers = [] } = written;
  const { result: told, number = 1 } = written;
  const figures: Readonly<Record<string, string | undefined>> = { 'evaluation.grade': told?.grade };
  return {
    object: 'referral',
    place: { subject, organisation, trigger, number },
    ruling: set ? ruling(set) : ofFufeng,
    procedures: {
      known: {
        year: 2023,
        figure: (code) => figures[code],
        found: (code) => told?.findings.includes(code) === true,
        period: () => undefined,
        parameter: () => null,
      },
      levels: () => [],
      decided: () => undefined,
      inside: () => undefined,
      parties: () => [],
      checklist: () => undefined,
      anybodyBeside: () => true,
    },
    events: {},
    outdated: written.outdated ?? [],
    departures: { left: [] },
    unit: bodies.unit,
    department: bodies.department,
    ...(told && { result: told }),
    strangers,
    bodies: organisation === bodies.unit ? [bodies.office] : [],
    ofTheBody: organisation === bodies.unit ? [people.clerk] : [],
  };
}

export const named = { type: 'finance-evaluation', period: '2023', number: 1 };
export const letter = {
  organisation: bodies.authority,
  date: '2024-05-08',
  documents: [{ name: '移送函', document: 'referral-letter' }],
};

/** One referral as it is lived: each act decided on what was recorded before, as it is read again. */
export class Referred {
  readonly history: ReferralEvent[] = [];
  readonly by: string[] = [];
  /** The members and values of the set that anything was decided under. */
  readonly basis = new Set<string>();
  state: ReferralState = referral.initialState;

  constructor(public world: ReferralWorld) {}

  /** @returns the events that it came to, or why it was refused. */
  act<Type extends ReferralCommand['type']>(
    type: Type,
    data: Extract<ReferralCommand, { type: Type }>['data'],
    by: string = people.desk,
  ): Decision<ReferralEvent, ReferralRejection> {
    const actor: Actor = { id: by, as: 'grant' };
    const command = { type, data, at: '2024-05-06T00:00:00.000000Z', by: actor } as unknown as ReferralCommand;
    const decision = referral.decide(command, this.state, this.world);
    if (decision.outcome === 'rejected') return decision;
    for (const { under: paths = [], ...event } of decision.events) {
      for (const path of paths) this.basis.add(path);
      const { data: written } = writeFact(referralFacts, event);
      const read = { ...event, data: JSON.parse(JSON.stringify(written)) as object } as ReferralEvent;
      this.history.push(read);
      this.by.push(by);
      this.state = referral.evolve(this.state, read);
    }
    return decision;
  }

  open(different: Partial<Proposed> = {}, by: string = people.desk) {
    return this.act('open', { persons: [], evaluation: named, today: '2024-05-06', ...different }, by);
  }

  prepare(by: string = people.desk) {
    return this.act('take-step', { step: 'prepare', answer: 'prepared', brings: { ground: 'unqualified' } }, by);
  }

  issue(by: string = people.office) {
    return this.act('take-step', { step: 'issue', answer: 'referred', brings: letter }, by);
  }

  drop(by: string = people.office) {
    return this.act('take-step', { step: 'issue', answer: 'not-referred', brings: { reason: '事实不清' } }, by);
  }
}

/** Opened for an unqualified result. */
export function opened(different: Partial<Proposed> = {}, written: Written = {}): Referred {
  const referred = new Referred(worldOf({ result: result('unqualified'), ...written }));
  referred.open(different);
  return referred;
}
