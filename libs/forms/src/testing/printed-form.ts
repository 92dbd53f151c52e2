import { checkForm } from '../check-form.js';
import type { Finding, FindingCode } from '../finding.js';
import type { PublishedForm } from '../published-form.js';
import { readPublishedForm } from '../read-published-form.js';

/** A whole self-evaluation form with the given blocks, read as a file would be. */
export function printedForm(blocks: Readonly<Record<string, unknown>>): PublishedForm {
  const reading = readPublishedForm({
    kind: 'self-evaluation',
    truncated: false,
    complete: true,
    indicators: [],
    ...blocks,
  });
  if (reading.outcome === 'refused') throw new TypeError(reading.problem.en);
  return reading.form;
}

/** What of one kind a form with these blocks has. */
export function findingsOf(code: FindingCode, blocks: Readonly<Record<string, unknown>>): readonly Finding[] {
  return checkForm(printedForm(blocks)).filter((each) => each.code === code);
}

/** Where. */
export function pathsOf(code: FindingCode, blocks: Readonly<Record<string, unknown>>): readonly string[] {
  return findingsOf(code, blocks).map(({ path }) => path);
}
