import { checkForm, readPublishedForm, type Finding, type PublishedForm } from '@wenxiao/forms';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const publishedFolder = join(import.meta.dirname, 'published');

/** The names of the published forms, in order. */
export const publishedFiles = readdirSync(publishedFolder)
  .filter((file) => file.endsWith('.json'))
  .sort();

/** A published form: as it stands in its file, as it was read, and what was found on it. */
export interface CheckedForm {
  readonly file: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly form: PublishedForm;
  readonly findings: readonly Finding[];
}

function checked(file: string): CheckedForm {
  const json = JSON.parse(readFileSync(join(publishedFolder, file), 'utf8')) as Readonly<Record<string, unknown>>;
  const reading = readPublishedForm(json);
  if (reading.outcome === 'refused') throw new TypeError(`${file}: ${reading.problem.en}`);
  return { file, json, form: reading.form, findings: checkForm(reading.form) };
}

export const publishedForms: readonly CheckedForm[] = publishedFiles.map(checked);
