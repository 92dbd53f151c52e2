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
/** It lies under the unit, and an act of the subject names it. */
export const toldElsewhere = {
  file: id('c0012'),
  name: '制度汇编.pdf',
  format: 'pdf',
  bytes: Buffer.from('%PDF-1.7 制度汇编'),
};
/** What the rules call the desk by which everything was done. */
export const toldDesk = '预算单位经办';
/** What a person writes who means ill. */
export const toldName = '<script>alert(1)</script>=项目';
export const toldReason = '因旧疾复发长期休养';

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const fileHash = hashOf(toldFile.bytes);

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

const issued = evaluationFacts.evaluationIssued({
  ...{ procedure: 'as-the-rules-say', step: 'issue-notice', answer: 'done', submission: 1, open: [], by: clerk },
  documents: [
    {
      ...{ name: toldElsewhere.name, document: 'rules-of-the-unit' },
      ...{ file: toldElsewhere.file, hash: hashOf(toldElsewhere.bytes) },
    },
  ],
});

const events: readonly (readonly [store: string, stream: string, version: number, fact: Fact])[] = [
  ['evaluation', `evaluation/${toldSubject}.finance-evaluation.2023.1`, 1, reassigned],
  ['evidence', `evidence-file/${toldSubject}.${toldFile.file}`, 1, taken],
  ['targets', `subject/${toldSubject}`, 1, registered],
  ['targets', `subject/${toldSubject}`, 2, renamed],
  ['evaluation', `evaluation/${toldSubject}.finance-evaluation.2023.1`, 2, issued],
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
  const called = entries.map((entry) => ({ ...entry, deskCalled: toldDesk }));
  const told = { subject: toldSubject, watermarks: [], alarms: [], entries: called, figures, more: false };
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

const listed = ({ file, name, format, bytes }: typeof toldFile, object: string) => ({
  ...{ object, organisation: unit, version: 1, file, name, format, size: bytes.length, hash: hashOf(bytes) },
  ...{ internal: false, status: 'kept', by: clerk, recordedAt: '2023-06-01T00:00:01.000Z' },
});
/** How the evidence service lists the files of the subject, and the one that lies under the unit. */
export const toldFiles = [listed(toldFile, toldSubject)];
export const toldUnderUnit = listed(toldElsewhere, unit);
