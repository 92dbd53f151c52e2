import { readPublishedForm, type FormReading } from '@wenxiao/forms';
import { type FileProblem, textOf, Unreadable, unreadable } from './text-file.js';

/** A form takes some kilobytes. */
const maximumMegabytes = 5;

export type FormFile =
  Extract<FormReading, { outcome: 'read' }> | Readonly<{ outcome: 'unreadable'; problem: FileProblem }>;

/** Reads a form from a JSON file in UTF-8. */
export async function readFormFile(path: string): Promise<FormFile> {
  try {
    const reading = readPublishedForm(parsed(await textOf(path, maximumMegabytes)));
    if (reading.outcome === 'read') return reading;
    const { zh, en } = reading.problem;
    throw unreadable('not-a-form', `不是表单：${zh}`, `Not a form: ${en}`);
  } catch (error) {
    if (error instanceof Unreadable) return { outcome: 'unreadable', problem: error.problem };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable('not-json', `文件不是 JSON:${reason}`, `The file is not JSON: ${reason}`);
  }
}
