import { IsInt, IsObject, IsString, Length, MaxLength, Min } from 'class-validator';
import { Contract } from '../contract.js';

/** A version of a rule set, whole: content is kept by its hash for ever. */
@Contract({ service: 'directory', name: 'rule-set-published', version: 1, stream: 'rule-set' })
export class RuleSetPublishedV1 {
  @IsString()
  @MaxLength(100)
  ruleSetId!: string;

  @IsInt()
  @Min(1)
  ruleSetVersion!: number;

  /** SHA-256 of the resolved content, own and inherited values. */
  @IsString()
  @Length(64, 64)
  hash!: string;

  /** The rule set as `@wenxiao/rules` reads it. */
  @IsObject()
  content!: object;
}
