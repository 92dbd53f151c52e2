import { Injectable } from '@nestjs/common';
import type { RulesReference } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import { assessmentScheme, moneyScheme, type Scheme } from '@wenxiao/rules/shape';
import { BusinessClock, Copies, copyKey, GoverningRules, Organisations, ProblemError } from '@wenxiao/service-kit';
import { enteredSubjects } from './register.copies.js';
import type { ThingEntered } from './register.place.js';
import type { Register } from './register.world.js';

/** What an entry is, or is to be, about. */
type ThingOf = Readonly<{ of: ThingEntered; about: string }>;
type Asked = Readonly<{ body: string; scheme: Scheme }>;
/** A body, under which scheme its rules are asked, and whether the register is its department’s own, and not the jurisdiction’s. */
export type RuledBy = Asked & Readonly<{ isOwn: boolean }>;

type Kept = Readonly<{ register: Register['value']; about: string }>;

/**
 * By whose rules registers are kept, and what those say of them: registers of how money is managed by performance are the
 * jurisdiction’s, or the own ones of a department; those of how bodies are assessed their department’s.
 */
@Injectable()
export class RegisterRules {
  constructor(
    private readonly governing: GoverningRules,
    private readonly organisations: Organisations,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  /** The registers of the set in force today for a body, by which they are kept. */
  async inForce({
    body,
    scheme,
  }: Asked): Promise<Readonly<{ ruling: Ruling; reference: RulesReference; registers: readonly Register[] }>> {
    const day = await this.clock.today();
    const { rules, reference } = await this.governing.inForce(body, scheme, day);
    const ruling = rules.inYear(Number(day.slice(0, 4)));
    return { ruling, reference, registers: ruling.members('registers') };
  }

  /** … by what is known now, for rows that wake somebody later: none where nothing is adopted. */
  async planned({ body, scheme }: Asked): Promise<readonly Register[]> {
    const day = await this.clock.today();
    try {
      const { rules } = await this.governing.plannedOn(body, scheme, day);
      return rules.inYear(Number(day.slice(0, 4))).members('registers');
    } catch (error) {
      if (error instanceof ProblemError) return [];
      throw error;
    }
  }

  async register(tenant: string, code: string, thing?: ThingOf): Promise<Register | undefined> {
    return this.registerOf(await this.ruledBy(tenant, code, thing), code);
  }

  async registerOf(ruled: RuledBy, code: string): Promise<Register | undefined> {
    const { registers } = await this.inForce(ruled);
    return registers.find(({ value }) => value.code === code);
  }

  /**
   * By whose rules something is entered: a subject by those of its unit, which lie over the jurisdiction’s, of an assessed body by those
   * by which it is assessed; of an organisation by the jurisdiction’s where they have such a register, else by its own.
   */
  async ruledBy(tenant: string, code: string, { of, about }: Partial<ThingOf> = {}): Promise<RuledBy> {
    const ofTenant = { body: tenant, scheme: moneyScheme, isOwn: false } as const;
    if (about === undefined || (of !== 'subject' && of !== 'organisation')) return ofTenant;
    const has = async (asked: Asked): Promise<boolean> =>
      (await this.planned(asked)).some(({ value }) => value.code === code);
    if (of === 'subject') {
      const told = await this.copies.find(enteredSubjects, tenant, copyKey(about));
      if (!told) return ofTenant;
      const { unit: body, scheme } = told.data;
      if (scheme === assessmentScheme) return { body, scheme: assessmentScheme, isOwn: true };
      return { body, scheme: moneyScheme, isOwn: !(await has(ofTenant)) };
    }
    if (await has(ofTenant)) return ofTenant;
    const found = await this.organisations.find(about);
    if (found?.path.includes(tenant) !== true) return ofTenant;
    for (const scheme of [moneyScheme, assessmentScheme] as const)
      if (await has({ body: about, scheme })) return { body: about, scheme, isOwn: true };
    return ofTenant;
  }

  /** The registers by which a department goes, of either scheme, each with whom what recurs in it is about: it, or its jurisdiction. */
  async keptFor(tenant: string, department: string): Promise<readonly Kept[]> {
    const found = await this.organisations.find(department);
    if (found?.nature !== 'body' || !found.path.includes(tenant)) return [];
    const above = await this.planned({ body: tenant, scheme: moneyScheme });
    const isAbove = (code: string) => above.some(({ value }) => value.code === code);
    const ofMoney = await this.planned({ body: department, scheme: moneyScheme });
    const ofBodies = await this.planned({ body: department, scheme: assessmentScheme });
    return [
      ...ofMoney.map(({ value }) => ({ register: value, about: isAbove(value.code) ? tenant : department })),
      ...ofBodies.map(({ value }) => ({ register: value, about: department })),
    ];
  }
}
