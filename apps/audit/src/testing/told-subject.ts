import { createHash } from 'node:crypto';
import type { Fact } from '@wenxiao/domain';
import { sealedText, withOpened } from '@wenxiao/domain/field';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import { evidenceFileFacts } from '@wenxiao/facts/evidence';
import { subjectFacts } from '@wenxiao/facts/targets';
import type { HistoryRow } from '@wenxiao/messaging';
import { compareStreams, eventNameOf, streamKeyOf } from '../history/event-name.js';
import { headAfter, rowBytesOf, rowHashOf } from '../proof/proof.js';
import { foldTrail } from '../trail/fold.js';
import type { ProvenRow } from '../trail/subject-proof.js';

// A subject as it is told to who reads all of it: registered, with a file, and an evaluator who leaves for a reason that rows hold sealed.

const id = (last: string) => `0192f7a0-0000-7000-8000-0000000${last}`;
const [clerk, leaving, following] = [id('c0003'), id('c0004'), id('c0005')];
const [unit, department] = [id('c0001'), id('c0002')];

export const toldTenant = id('c0000');
export const toldSubject = id('c0010');
export const toldPerson = clerk;
export const toldFile = {
  file: id('c0011'),
  name: '验收<报告>.pdf',
  format: 'pdf',
  bytes: Buffer.from('%PDF-1.7 验收报告'),
};
/** What a person writes who means ill. */
export const toldName = '<script>alert(1)</script>=项目';
export const toldReason = '因旧疾复发长期休养';

const fileHash = createHash('sha256').update(toldFile.bytes).digest('hex');

const registered = subjectFacts.subjectRegistered({
  unit,
  department,
  kind: 'project',
  nature: 'money',
  scheme: 'budget-performance',
  name: toldName,
  predecessors: [],
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
});
const renamed = subjectFacts.subjectRegistered({ ...registered.data, name: '改名后的项目' });
const taken = evidenceFileFacts.fileTaken({
  organisation: unit,
  name: toldFile.name,
  format: toldFile.format,
  size: toldFile.bytes.length,
  hash: fileHash,
});
const reassigned = evaluationFacts.evaluationReassigned({
  procedure: 'as-the-rules-say',
  open: [],
  as: 'work-group',
  from: leaving,
  to: following,
  assigned: [],
  reason: sealedText({ persons: [leaving], bytes: 'A'.repeat(60) }),
});

const events: readonly (readonly [store: string, stream: string, version: number, fact: Fact])[] = [
  ['evaluation', `evaluation/${toldSubject}.finance-evaluation.2023.1`, 1, reassigned],
  ['evidence', `evidence-file/${toldSubject}.${toldFile.file}`, 1, taken],
  ['targets', `subject/${toldSubject}`, 1, registered],
  ['targets', `subject/${toldSubject}`, 2, renamed],
];

const rows: readonly HistoryRow[] = events.map(([store, stream, version, { type, data }], index) => ({
  ...{ store, stream, version, type },
  tenant: toldTenant,
  incarnation: 1,
  schemaVersion: 1,
  data: JSON.stringify(data),
  metadata: JSON.stringify({
    actor: { id: clerk, as: 'grant', desk: 'budget-unit', organisation: unit },
    about: { subject: toldSubject },
    correlationId: 'trace',
    effectiveAt: '2023-06-01T00:00:00.000000Z',
  }),
  recordedAt: `2023-06-01T00:00:0${String(index)}.000000Z`,
  commandId: id(`d000${String(index)}`),
  commandHash: undefined,
  published: undefined,
  previousPublished: 0,
}));

/** What the audit service answers of it. */
export function toldTrail() {
  const { entries, figures } = foldTrail(rows, toldSubject);
  const told = { subject: toldSubject, watermarks: [], alarms: [], entries, figures, more: false };
  return JSON.parse(withOpened(JSON.stringify(told), () => toldReason)) as typeof told;
}

/** What proves it, row by row. */
export function toldProof(): readonly ProvenRow[] {
  const heads = new Map<string, Buffer>();
  return [...rows]
    .sort((a, b) => compareStreams(a, b) || a.version - b.version)
    .map((row) => {
      const hash = rowHashOf(row);
      const head = headAfter(heads.get(streamKeyOf(row)), hash);
      heads.set(streamKeyOf(row), head);
      const bytes = rowBytesOf(row).toString('base64');
      return { event: eventNameOf(row), hash: hash.toString('hex'), head: head.toString('hex'), bytes };
    });
}

/** How the evidence service lists the file. */
export const toldFiles = [
  {
    object: toldSubject,
    organisation: unit,
    version: 1,
    file: toldFile.file,
    name: toldFile.name,
    format: toldFile.format,
    size: toldFile.bytes.length,
    hash: fileHash,
    internal: false,
    status: 'kept',
    by: clerk,
    recordedAt: '2023-06-01T00:00:01.000Z',
  },
];
