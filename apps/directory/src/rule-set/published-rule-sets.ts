import { Injectable } from '@nestjs/common';
import { type Flaw, parseRuleSet, type ResolvedRuleSet, resolve, type RuleSet } from '@wenxiao/rules';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { checkRuleSet, productVocabulary } from '@wenxiao/rules/publication';
import { problem } from '@wenxiao/service-kit';
import { DataSource } from 'typeorm';
import { AdoptionCheck } from '../governing/adoption-check.js';
import { isLayered } from './layered-content.js';
import { RuleSetVersionRow } from './rule-set-versions.table.js';

/** The published rule sets, read as `@wenxiao/rules` reads them. */
@Injectable()
export class PublishedRuleSets {
  /** Published content never changes: each set is parsed once. */
  private readonly parsed = new Map<string, RuleSet>();

  constructor(
    private readonly readModels: DataSource,
    private readonly check: AdoptionCheck,
  ) {}

  /**
   * What a proposal says of itself, in either form.
   * @param jurisdictionId the jurisdiction that writes it, over what is in force above
   * @throws {ProblemError} `invalid-request`, saying everything that is wrong with it.
   */
  async identify(
    content: object,
    jurisdictionId: string,
  ): Promise<Readonly<{ id: string; version: number; hash: string }>> {
    if (!isLayered(content)) {
      const { id, version, hash } = await this.read(content);
      return { id, version, hash };
    }
    const above = await this.check.above(jurisdictionId, content);
    const reading = checkRuleSet(content, productVocabulary, above);
    if (reading.outcome === 'invalid') throw flawed(reading.flaws);
    const { id, version } = reading.value;
    return { id, version, hash: hashOf(canonicalText(reading.value)) };
  }

  /** Content as a rule set with what it inherits. @throws {ProblemError} `invalid-request`, saying everything that is wrong with it. */
  async read(content: object): Promise<ResolvedRuleSet> {
    const reading = parseRuleSet(content);
    if (reading.outcome === 'invalid') throw flawed(reading.flaws);
    const resolved = resolve(reading.value, await this.all());
    if (resolved.outcome === 'invalid') throw flawed(resolved.flaws);
    return resolved.value;
  }

  async find(ruleSetId: string, version: number): Promise<RuleSet | undefined> {
    return (await this.all()).find((set) => set.id === ruleSetId && set.version === version);
  }

  private async all(): Promise<RuleSet[]> {
    const rows = await this.readModels
      .getRepository(RuleSetVersionRow)
      .createQueryBuilder('set')
      .where(`set.status = 'published' and set.hash <> all(:known::text[])`, { known: [...this.parsed.keys()] })
      .getMany();
    for (const { hash, content } of rows) {
      const reading = parseRuleSet(content);
      if (reading.outcome === 'valid') this.parsed.set(hash, reading.value);
    }
    return [...this.parsed.values()];
  }
}

function flawed(flaws: readonly Pick<Flaw, 'path' | 'zh' | 'en'>[]) {
  const errors = flaws.map(({ path, zh, en }) => ({
    path: path === '' ? 'content' : `content.${path}`,
    code: 'rule-set',
    zh,
    en,
  }));
  return problem('invalid-request', { errors });
}
