import { Injectable } from '@nestjs/common';
import { CommandRunner } from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { register } from './register.aggregate.js';
import { verdictOn } from './register.decider.js';
import { entryId, type EntryPlace } from './register.place.js';
import { type EntryState, isOpen } from './register.state.js';
import { RegisterWorlds } from './register.worlds.js';

/** Finds for which registers the rules propose a subject, by what is known of it. */
@Injectable()
export class RegisterProposals {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RegisterWorlds,
  ) {}

  /** Of each register whose condition holds: what is to be proposed, in words that {@link proposalIn} reads. */
  async of(tenant: string, subject: string): Promise<readonly string[]> {
    const registers = await this.worlds.planned(
      await this.worlds.ruledBy(tenant, '', { of: 'subject', about: subject }),
    );
    const asking = registers.filter(({ value }) => value.proposed && value.about === 'subject');
    const all = await Promise.all(asking.map(({ value }) => this.in(tenant, subject, value)));
    return all.flat();
  }

  /** Nobody is proposed anew for a year for which it was said before, nor while the same stands. */
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
    const isSaid = (state: EntryState): boolean =>
      state.status !== 'unknown' && (isOpen(state) || (state.occasion ?? '') >= String(year));
    const { number, state } = await firstOfNumber(
      async (each) => ({
        number: each,
        state: (await this.commands.load(register, tenant, entryId({ ...place, number: each }))).state,
      }),
      (looked) => looked.state.status === 'unknown' || isSaid(looked.state),
    );
    return state.status === 'unknown' ? [`propose/${code}/${place.kind ?? ''}/${String(number)}/${String(year)}`] : [];
  }
}

/** What an alarm has proposed. */
export function proposalIn(subject: string, what: string): Readonly<{ place: EntryPlace; year: number }> {
  const [, code = '', kind = '', number, year] = what.split('/');
  const place = { register: code, kind, of: 'subject', about: subject, number: Number(number) } as const;
  return { place, year: Number(year) };
}
