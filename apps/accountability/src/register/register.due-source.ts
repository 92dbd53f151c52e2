import { Injectable } from '@nestjs/common';
import { isUuid, plusDays } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import { doersOf, notBegun } from '@wenxiao/rules/procedure';
import { moneyScheme, type Who } from '@wenxiao/rules/shape';
import {
  act,
  type Act,
  type Ahead,
  BusinessClock,
  decodedState,
  type DueAlarm,
  type DueSource,
  givenByClock,
  knownUntil,
  placedTask,
  refOf,
  type Task,
} from '@wenxiao/service-kit';
import { RegisterList } from './register-list.query.js';
import { register } from './register.aggregate.js';
import type { RegisterRejection } from './register.commands.js';
import { entryId, placeOf } from './register.place.js';
import { periodNamed } from './recurring.js';
import { dueOf } from './register.decider.js';
import { RegisterDuties } from './register-duties.js';
import { expectedIn, proposalIn, RegisterProposals } from './register.proposals.js';
import { RegisterRules } from './register.rules.js';
import type { EnteredEntry, EntryStatus } from './register.state.js';
import { type LoadedEntry, RegisterWorlds } from './register.worlds.js';

const nothing: Ahead = { alarms: [], tasks: [] };
const ranking = 'rank-';

/**
 * What the rules propose, and what recurs, waits for whoever enters, what is entered for whoever confirms. Four names have no events of
 * their own: under `register/<subject>` it is looked up whether a subject is to be proposed, under `register/<department>` what recurs,
 * under `register/<jurisdiction>` what it was to have by a day, under `register/rank-<register>` who is behind all others.
 */
@Injectable()
export class RegistersDue implements DueSource {
  readonly category = register.category;

  constructor(
    private readonly worlds: RegisterWorlds,
    private readonly rules: RegisterRules,
    private readonly proposals: RegisterProposals,
    private readonly list: RegisterList,
    private readonly duties: RegisterDuties,
    private readonly clock: BusinessClock,
  ) {}

  async aheadOf(tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    if (id === tenant) return { alarms: [], tasks: await this.duties.of(tenant) };
    if (isUuid(id)) {
      const wakeOn = await this.clock.today();
      const due = await this.proposals.of(tenant, id);
      const recurring = await this.proposals.recurring(tenant, id);
      return { alarms: [...due.map((what) => ({ what, wakeOn })), ...recurring], tasks: [] };
    }
    if (id.startsWith(ranking)) return { alarms: [], tasks: await this.worstOf(tenant, id.slice(ranking.length)) };
    const state = decodedState(register, stored);
    if (state.status === 'unknown' || !waiting.includes(state.status)) return nothing;
    const found = await this.worlds.find(tenant, placeOf(id), state.named);
    if (!found) return nothing;
    const which = { id, found };
    if (state.status === 'in-force' || state.status === 'struck')
      return { alarms: [], tasks: [...this.toKnow(stored, which), ...toConfirmStrike(state, which)] };
    const { value } = found.world.register;
    const [step, by] =
      state.status === 'proposed'
        ? (['enter', value.enters] as const)
        : (['confirm', value.confirms ?? value.enters] as const);
    const last = dueOf(state, found.world);
    const task = taskOf(step, by, which);
    const { value: declared } = found.world.register;
    const { recurs, zh } = declared;
    const period = recurs && state.status === 'proposed' ? periodNamed(recurs.period, state.occasion ?? '') : undefined;
    if (!period) return { alarms: [], tasks: [task] };
    const dues = [{ due: 'recurs', on: period.last, soft: false }];
    return {
      alarms: last === undefined ? [] : [{ what: overdue, wakeOn: plusDays(last, 1) }],
      tasks: [{ ...task, zh: `按期登记：${zh}（${period.occasion}）`, dues }],
    };
  }

  /** Whether something is to be proposed rests on whether it stands, what a register is to have on what it has, and who is worst on what all were rated. */
  restingOn(id: string, tenant: string): readonly string[] {
    const { of, about, register: code } = placeOf(id);
    const resting = [`${ranking}${code}`, tenant].map((each) => `${this.category}/${each}`);
    return of === 'subject' || of === 'organisation' ? [`${this.category}/${about}`, ...resting] : resting;
  }

  look({ tenant, id, what, day }: DueAlarm): Act<RegisterRejection> {
    const { place, command } = lookedAt(id, what, day);
    return act(register)({
      id: entryId(place),
      expectedVersion: 'current',
      given: async (_, at) => {
        const found = await this.worlds.find(tenant, place);
        if (!found) throw new Error(`What ${id} is about is not known any more`);
        return {
          ...givenByClock(command, found, { at, day, clock: this.clock }),
          about: found.about,
        };
      },
    });
  }

  /** Whom the rules have know of what is entered: since it is in force, and that it should never have been. */
  private toKnow(stored: readonly StoredEvent[], which: Placed): readonly Task[] {
    const { informs = [], zh } = which.found.world.register.value;
    const entered = stored.findLast(({ type }) => toldSince.includes(type));
    const [task, ...others] = informs.map((by) => taskOf('know', by, which));
    if (!entered || !task) return [];
    const whose = [task, ...others].flatMap((each) => each.whose);
    const until = knownUntil(this.clock, entered.recordedAt);
    const called = which.found.name ?? '新列入';
    const said = entered.type === struck ? `${zh}：${called}（误列，已注销）` : `${zh}：${called}`;
    return [{ ...task, kind: 'know', zh: said, whose, until }];
  }

  private async worstOf(tenant: string, code: string): Promise<readonly Task[]> {
    const declared = await this.rules.planned({ body: tenant, scheme: moneyScheme });
    const { rank, exit } = declared.find(({ value }) => value.code === code)?.value ?? {};
    if (!rank || !exit) return [];
    const worst = await this.list.worst(tenant, code);
    const tasks = await Promise.all(
      worst.map(async (id) => {
        const found = await this.worlds.find(tenant, placeOf(id));
        return found ? [{ ...taskOf('leave', exit, { id, found }), what: `leave/${id}` }] : [];
      }),
    );
    return tasks.flat();
  }
}

const overdue = 'overdue';
/** What an alarm is about: an entry that is late, one that recurs, or one that the rules propose. */
function lookedAt(id: string, what: string, today: string) {
  if (what === overdue) return { place: placeOf(id), command: { type: 'look', data: { today } } } as const;
  if (what.startsWith('expect/')) {
    const { place, occasion } = expectedIn(what);
    return { place, command: { type: 'expect', data: { occasion, today } } } as const;
  }
  const { place, year } = proposalIn(id, what);
  return { place, command: { type: 'propose', data: { year, today } } } as const;
}

const words = {
  enter: '核实是否列入',
  confirm: '确认是否列入',
  leave: '研究末位是否退出',
  'confirm-strike': '确认是否误列注销',
  know: '知悉列入',
} as const;
const struck = 'register-entry-struck';
const toldSince: readonly string[] = ['register-entry-entered', 'register-entry-confirmed', struck];
const waiting: readonly EntryStatus[] = ['proposed', 'awaiting', 'in-force', 'struck'];
type Placed = Readonly<{ id: string; found: LoadedEntry }>;

/** Whoever confirms looks at what is said to have been entered in error; who said so does not. */
function toConfirmStrike({ status, strikeAsked }: EnteredEntry, which: Placed): readonly Task[] {
  const { confirms } = which.found.world.register.value;
  if (status !== 'in-force' || !strikeAsked || !confirms) return [];
  return [{ ...taskOf('confirm-strike', confirms, which), barred: [...doersOf(strikeAsked)] }];
}

/** A gate decides elsewhere: whoever records its decision has the task. */
function taskOf(step: keyof typeof words, who: Who, { id, found }: Placed): Task {
  const { world, procedures, place } = found;
  const { ruling, register: declared } = world;
  const { of, about } = world.place;
  const task = {
    kind: 'act',
    step,
    zh: `${words[step]}：${declared.value.zh}`,
    by: refOf(who),
    barred: [],
    waitsFor: [],
    dues: [],
    why: { hash: ruling.hash, path: declared.path },
  } as const;
  const thing = of === 'named' ? {} : { [of]: about };
  const stands = { world: { ruling, procedures }, place, progress: notBegun, scheme: ruling.scheme };
  return placedTask(task, { entry: id, ...thing }, stands);
}
