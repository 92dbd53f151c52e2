import { Injectable } from '@nestjs/common';
import { type Flaw, parseRuleSet, type ResolvedRuleSet, resolve, type RuleSet } from '@wenxiao/rules';
import { problem } from '@wenxiao/service-kit';
import { DataSource } from 'typeorm';
import { RuleSetVersionRow } from './rule-set-versions.table.js';

/** The published rule sets, read as `@wenxiao/rules` reads them. */
@Injectable()
export class PublishedRuleSets {
  /** Published content never changes: each set is parsed once. */
  private readonly parsed = new Map<string, RuleSet>();

  constructor(private readonly readModels: DataSource) {}

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

function flawed(flaws: readonly Flaw[]) {
  const errors = flaws.map(({ path, zh, en }) => ({ path: `content.${path}`, code: 'rule-set', zh, en }));
  return problem('invalid-request', { errors });
}
