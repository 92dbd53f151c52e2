import { Injectable } from '@nestjs/common';
import type { EventReference, RulesReference } from '@wenxiao/event-store';
import { dueDay, duesOf, type WorkCalendar } from '@wenxiao/rules/deadline';
import type { Stated } from '@wenxiao/rules/ruling';
import { type MemberOf, moneyScheme } from '@wenxiao/rules/shape';
import {
  BusinessClock,
  CommandRunner,
  Copies,
  copyKey,
  GoverningRules,
  nothingKnown,
  type ObjectPlace,
  ObjectPlaces,
  Organisations,
  procedureWorld,
} from '@wenxiao/service-kit';
import { reportUpward } from './report-upward.aggregate.js';
import { finalAccounts } from './report-upward.copies.js';
import { reportId, type ReportPlace } from './report-upward.place.js';
import { ConcludedResults, type Named } from './report-upward.results.js';
import type { ReportWorld } from './report-upward.world.js';

export type LoadedReport = Readonly<{
  place: ObjectPlace;
  world: ReportWorld;
  procedures: ReturnType<typeof procedureWorld>;
  concluded: readonly Named[];
  reference: RulesReference;
  basedOn: readonly EventReference[];
}>;

/** Puts together what is known of a report: what the rules say of it, which results there are, and whether final accounts are completed. */
@Injectable()
export class ReportWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly copies: Copies,
    private readonly results: ConcludedResults,
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
  ) {}

  /** By the set in force today. Undefined where that has no such report of such an organisation. */
  async find(tenant: string, at: ReportPlace): Promise<LoadedReport | undefined> {
    const { organisation, year, report } = at;
    const day = await this.clock.today();
    const found = await this.organisations.find(organisation);
    if (!found?.path.includes(tenant)) return undefined;
    const [place, { rules, reference }] = await Promise.all([
      this.places.of(organisation, organisation, day),
      this.governing.inForce(organisation, moneyScheme, day),
    ]);
    const ruling = rules.inYear(year);
    const member = ruling.member('resultApplication.reports', report);
    if (member.is === 'silent' || !isOf(member, organisation === tenant)) return undefined;
    const [calendar, accounts, concluded, isFollowing] = await Promise.all([
      this.governing.calendarOf(organisation),
      this.copies.find(finalAccounts, tenant, copyKey(year)),
      this.results.of(tenant, organisation, year),
      this.isOut(tenant, at, member.value.following),
    ]);
    const { on: accountsOn } = accounts?.data ?? {};
    const listed = concluded.map(({ name: _name, ...result }) => result);
    return {
      place,
      procedures: procedureWorld(place, ruling, { known: nothingKnown(year) }),
      world: {
        ruling,
        member,
        concluded: listed,
        ...(accountsOn !== undefined && { accountsOn }),
        ...daysOf(member.value, year, calendar),
        isFollowing,
      },
      concluded,
      reference,
      basedOn: accounts ? [accounts.fact] : [],
    };
  }

  /** The reports of the set in force that are made of an organisation: those that disclosures carry out are not. */
  async listed(
    organisation: string,
    year: number,
    ofTenant: boolean,
  ): Promise<readonly MemberOf<'resultApplication.reports'>[]> {
    const { rules } = await this.governing.inForce(organisation, moneyScheme, await this.clock.today());
    return rules
      .inYear(year)
      .members('resultApplication.reports')
      .filter((member) => isOf(member, ofTenant) && !member.value.discloses)
      .map(({ value }) => value);
  }

  private async isOut(tenant: string, at: ReportPlace, following: string | undefined): Promise<boolean> {
    if (following === undefined) return true;
    const { state } = await this.commands.load(reportUpward, tenant, reportId({ ...at, report: following }));
    return state.status === 'submitted';
  }
}

/** By when it goes out, and from when on. */
function daysOf(
  { due, opensOn, ...member }: MemberOf<'resultApplication.reports'>,
  year: number,
  calendar: WorkCalendar | undefined,
): Pick<ReportWorld, 'dues' | 'opensOn'> {
  const dues = duesOf(due, { year }, calendar);
  if (!opensOn) return { dues };
  const { code, zh, source } = member;
  const opens = dueDay({ code, zh, source, from: { on: opensOn } }, { year }, calendar);
  return { dues, ...('on' in opens && { opensOn: opens.on }) };
}

const isOf = ({ value }: Stated<MemberOf<'resultApplication.reports'>>, ofTenant: boolean): boolean =>
  (value.of === 'jurisdiction') === ofTenant;
