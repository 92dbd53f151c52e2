import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { type Above, checkRuleSet, productVocabulary } from '@wenxiao/rules/publication';
import { problem } from '@wenxiao/service-kit';

/**
 * What a proposal says of itself, and the hash of its text.
 * @param above what is in force above the jurisdiction that writes it, if anything is
 * @throws {ProblemError} `invalid-request`, saying everything that is wrong with it.
 */
export function identified(
  content: object,
  above: Above | undefined,
): Readonly<{ id: string; version: number; hash: string }> {
  const reading = checkRuleSet(content, productVocabulary, above);
  if (reading.outcome === 'valid') {
    const { id, version } = reading.value;
    return { id, version, hash: hashOf(canonicalText(reading.value)) };
  }
  const errors = reading.flaws.map(({ path, zh, en }) => ({
    path: path === '' ? 'content' : `content.${path}`,
    code: 'rule-set',
    zh,
    en,
  }));
  throw problem('invalid-request', { errors });
}
