import { Injectable } from '@nestjs/common';
import { BusinessClock, CommandRunner } from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { register } from './register.aggregate.js';
import { verdictOn } from './register.decider.js';
import { entryId, type EntryPlace } from './register.place.js';
import { periodAfter, periodAt } from './recurring.js';
import { type EnteredEntry, isOpen, wasError } from './register.state.js';
import { RegisterRules } from './register.rules.js';
import { RegisterWorlds } from './register.worlds.js';

/** Finds for which registers the rules propose a subject, by what is known of it, and what recurs. */
@Injectable()
export class RegisterProposals {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RegisterWorlds,
    private readonly rules: RegisterRules,
    private readonly clock: BusinessClock,
  ) {}

  /** Of each register whose condition holds: what is to be proposed, in words that {@link proposalIn} reads. */
  async of(tenant: string, subject: string): Promise<readonly string[]> {
    const registers = await this.rules.planned(await this.rules.ruledBy(tenant, '', { of: 'subject', about: subject }));
    const asking = registers.filter(({ value }) => value.proposed && value.about === 'subject');
    const all = await Promise.all(asking.map(({ value }) => this.in(tenant, subject, value)));
    return all.flat();
  }

  /**
   * What recurs in registers that a department keeps, or its jurisdiction: of the period of today and of the next one, from the first day
   * on, in words that {@link expectedIn} reads.
   */
  async recurring(tenant: string, department: string): Promise<readonly Readonly<{ what: string; wakeOn: string }>[]> {
    const today = await this.clock.today();
    const kept = await this.rules.keptFor(tenant, department);
    const all = kept.flatMap(({ register: { code, recurs }, about }) => {
      if (!recurs) return [];
      const now = periodAt(recurs.period, today);
      return [now, periodAfter(recurs.period, now)].map(async ({ occasion, first }) => {
        const place: EntryPlace = { register: code, kind: recurs.kind, of: 'organisation', about, number: 1 };
        const { number, state } = await this.first(
          tenant,
          place,
          (each) => each.occasion === occasion && !wasError(each),
        );
        const what = `expect/${code}/${recurs.kind}/${String(number)}/${about}/${occasion}`;
        return state.status === 'unknown' ? [{ what, wakeOn: first < today ? today : first }] : [];
      });
    });
    return (await Promise.all(all)).flat();
  }

  /** The first number of which nothing is known, or that is as it should be. */
  private first(tenant: string, place: EntryPlace, isIt: (state: EnteredEntry) => boolean) {
    return firstOfNumber(
      async (number) => ({
        number,
        state: (await this.commands.load(register, tenant, entryId({ ...place, number }))).state,
      }),
      ({ state }) => state.status === 'unknown' || isIt(state),
    );
  }

  /** Nobody is proposed anew for a year for which it was said before, nor while the same stands; what was entered in error said nothing. */
  private async in(
    tenant: string,
    about: string,
    { code, proposed }: Readonly<{ code: string; proposed?: Readonly<{ kind: string }> }>,
  ): Promise<readonly string[]> {
    const place: EntryPlace = {
      register: code,
      ...(proposed && { kind: proposed.kind }),
      of: 'subject',
      about,
      number: 1,
    };
    const found = await this.worlds.find(tenant, place);
    const verdict = found && verdictOn(found.world, []);
    if (verdict?.truth !== 'yes') return [];
    const { year } = verdict;
    const isSaid = (state: EnteredEntry): boolean =>
      isOpen(state) || (!wasError(state) && (state.occasion ?? '') >= String(year));
    const { number, state } = await this.first(tenant, place, isSaid);
    return state.status === 'unknown' ? [`propose/${code}/${place.kind ?? ''}/${String(number)}/${String(year)}`] : [];
  }
}

/** What an alarm expects in a period. */
export function expectedIn(what: string): Readonly<{ place: EntryPlace; occasion: string }> {
  const [, code = '', kind = '', number, about = '', ...occasion] = what.split('/');
  const place = { register: code, kind, of: 'organisation', about, number: Number(number) } as const;
  return { place, occasion: occasion.join('/') };
}

/** What an alarm has proposed. */
export function proposalIn(subject: string, what: string): Readonly<{ place: EntryPlace; year: number }> {
  const [, code = '', kind = '', number, year] = what.split('/');
  const place = { register: code, kind, of: 'subject', about: subject, number: Number(number) } as const;
  return { place, year: Number(year) };
}
