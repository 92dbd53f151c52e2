import { Injectable } from '@nestjs/common';
import { jurisdictionLevel } from '@wenxiao/domain/terms';
import { type Deviation, inForce, layered, type Resolved } from '@wenxiao/rules/layers';
import { type Above, checkRuleSet, productVocabulary, warningsOf } from '@wenxiao/rules/publication';
import { type Flaw, readRuleSet } from '@wenxiao/rules/reading';
import type { RuleSet } from '@wenxiao/rules/shape';
import { type Organisation, Organisations } from '@wenxiao/service-kit';
import type { AdoptionError } from '../adoption/adoption.decider.js';
import { desksAskedFor } from './desks-asked-for.js';
import { LayeredSets } from './layered-sets.js';

/** What a set comes to where it would stand. */
export type Checked = Readonly<{
  errors: readonly AdoptionError[];
  /** Paths that the body may not state: they would not hold. */
  refused: readonly string[];
  deviations: readonly Deviation[];
  /** What it states and nothing follows from yet: it can be adopted with that. */
  warnings: readonly Flaw[];
}>;

const mayNotAdopt: AdoptionError = {
  path: 'bodyId',
  zh: '岗位科室和小组不采用规则，请由其所在单位采用',
  en: 'a desk or a group adopts nothing: the body that it belongs to does',
};

/** Tries a rule set on a body: over what is in force above it on the day, and with the desks that are there. */
@Injectable()
export class AdoptionCheck {
  constructor(
    private readonly sets: LayeredSets,
    private readonly organisations: Organisations,
  ) {}

  async of(
    set: RuleSet,
    bodyId: string,
    { effectiveFrom, replaces }: Readonly<{ effectiveFrom: string; replaces?: boolean }>,
  ): Promise<Checked> {
    const body = await this.organisations.find(bodyId);
    if (!body) return { errors: [mayNotAdopt], refused: [], deviations: [], warnings: [] };
    const rules = await this.inForceAbove(bodyId, set, effectiveFrom);
    const taking = { organisation: body.nature !== 'jurisdiction', ...(replaces && { replaces }) };
    const above = rules && { rules, taking };
    const reading = checkRuleSet(set, productVocabulary, above);
    const resolved = layered(set, rules, taking);
    const errors = [
      ...(body.nature === 'desk' || body.nature === 'group' ? [mayNotAdopt] : []),
      ...(reading.outcome === 'invalid' ? reading.flaws.map(({ path, zh, en }) => ({ path, zh, en })) : []),
      ...(await this.deskErrors(resolved, body)),
    ];
    const { refused, deviations } = resolved;
    return {
      errors,
      refused,
      deviations,
      warnings: [...levelWarnings(set, body), ...warningsOf(set, productVocabulary, above)],
    };
  }

  /**
   * What lies above a set that a jurisdiction writes, on the set's first day; undefined where nothing does. One for organisations lies over the
   * jurisdiction's own rules.
   */
  async above(jurisdictionId: string, content: object): Promise<Above | undefined> {
    const reading = readRuleSet(content);
    if (reading.outcome === 'invalid') return undefined;
    const { value: set } = reading;
    const organisation = set.level === 'organisation';
    const rules = await this.inForceAbove(jurisdictionId, set, set.effective.from, organisation);
    return rules && { rules, taking: { organisation } };
  }

  /** What nothing follows from yet of a set that a jurisdiction wrote, over what lies above it on the set's first day. */
  async warnings(jurisdictionId: string, content: object): Promise<readonly Flaw[]> {
    const reading = readRuleSet(content);
    if (reading.outcome === 'invalid') return [];
    return warningsOf(reading.value, productVocabulary, await this.above(jurisdictionId, content));
  }

  /** @param itself whether what the body has itself is above, too */
  private async inForceAbove(
    bodyId: string,
    { scheme }: RuleSet,
    day: string,
    itself = false,
  ): Promise<Resolved | undefined> {
    const { path, adoptions, published } = await this.sets.of(bodyId);
    const found = inForce(
      path.filter(({ id }) => itself || id !== bodyId),
      adoptions,
      published,
      scheme,
      day,
    );
    return found.outcome === 'in-force' ? found.rules : undefined;
  }

  /** A step whose desk nobody bears would wait for ever. */
  private async deskErrors({ content }: Resolved, body: Organisation): Promise<AdoptionError[]> {
    const jurisdictions = { jurisdiction: body.jurisdictionId, upper: upperOf(body) };
    const errors: AdoptionError[] = [];
    for (const { desk, of, path } of desksAskedFor(content)) {
      const jurisdictionId = jurisdictions[of];
      if (jurisdictionId !== undefined && (await this.organisations.bearersOf(desk, jurisdictionId)).length > 0)
        continue;
      errors.push({
        path,
        zh: `${of === 'upper' ? '上级区划' : '该区划'}没有单位承担岗位 ${desk}`,
        en: `no organisation of ${of === 'upper' ? 'the jurisdiction above' : 'the jurisdiction'} bears the desk ${desk}`,
      });
    }
    return errors;
  }
}

/** A set may be taken over from another level; whoever adopts it is told that it was written for that. One of the nation is for all. */
export function levelWarnings({ level }: Pick<RuleSet, 'level'>, body: Organisation): readonly Flaw[] {
  const own = body.nature === 'jurisdiction' ? body.level : 'organisation';
  if (own === undefined || own === level || level === 'nation') return [];
  const zh = `该规则为${levels[level]}一级制定，采用者为${levels[own] ?? own}`;
  return [{ path: 'level', zh, en: `the set is for the level ${level}, and the adopting body is of ${own}` }];
}

const levels: Readonly<Record<string, string>> = { ...jurisdictionLevel.codes, organisation: '单位' };

/** The jurisdiction above a body's own. */
function upperOf({ jurisdictionId, path }: Organisation): string | undefined {
  return path[path.indexOf(jurisdictionId) - 1];
}
