// Files: what is taken is what it says, is there, and is read by whom it is for.
const evidence = 'apps/evidence/src';
const filesTest = (name) => ['integration', 'apps/evidence/test/files.int-spec.ts', name];
const inspectTest = (name) => ['integration', `${evidence}/inspection/inspect.int-spec.ts`, name];
const bomb = 'an archive that is more than it seems';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const evidenceMechanisms = [
  {
    name: 'nobody holds every place in which files come',
    without: {
      [`${evidence}/evidence-file/upload-places.ts`]: [['own >= uploadsAtOnce.ofOne || ', '']],
    },
    test: filesTest(
      'files that come at once are three of one person at most: another is refused, keeps nobody else from sending, and is taken once one is done',
    ),
  },
  {
    name: 'an archive is held against its limits by what it says of itself',
    without: {
      [`${evidence}/inspection/zip-contents.ts`]: [
        ['if (size > limits.ratioFrom && size > packed * limits.ratio) throw tooLarge(limits);', ''],
      ],
    },
    test: inspectTest(`${bomb} is refused for what it says of itself, before it is unpacked`),
  },
  {
    name: 'no more comes out of an archive than it says',
    without: {
      [`${evidence}/inspection/zip-contents.ts`]: [
        ["      if (sum > size) throw new FileFlaw('archive-damaged');\n", ''],
        ["  if (sum !== size) throw new FileFlaw('archive-damaged');\n", ''],
      ],
    },
    test: inspectTest(`${bomb} is refused where more comes out than it says`),
  },
  {
    name: 'no entry of an archive lies over another',
    without: {
      [`${evidence}/inspection/zip-contents.ts`]: [['!isSame || data + entry.packed > end', '!isSame']],
    },
    test: inspectTest(`${bomb} is refused where its directory lies, is cut off, or names bytes twice`),
  },
  {
    name: 'a file for the bureau is read by nobody else',
    without: {
      [`${evidence}/evidence-file/seen-files.ts`]: [
        ["    if (state.internal && !standing.bureau && !isOwn) throw fileProblem('no-such-file');\n", ''],
      ],
    },
    test: filesTest('who reaches the object reads nothing that is for the bureau alone, but what is their own'),
  },
  {
    name: 'a list shows no file that is for the bureau',
    without: {
      [`${evidence}/file-list/file-list.query.ts`]: [['...(standing.bureau ? [] : [openOrOwn(admission)]),', '']],
    },
    test: filesTest('who reaches the object reads nothing that is for the bureau alone, but what is their own'),
  },
  {
    name: 'an act names no file that is not there',
    without: {
      'libs/service-kit/src/command/command-runner.ts': [
        ['      await requireFiles(db, place, streams, { waits: db === this.pool });\n', ''],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/files.spec.ts',
      'a step that names a file that is not there, is another county’s, was erased or has another hash is refused and changes nothing',
    ],
  },
  {
    name: 'a ticket is of use to one person',
    without: { [`${evidence}/reading/tickets.ts`]: [['and person_id = $4', 'and $4 = $4']] },
    test: filesTest(
      'a ticket gives one person one file, as what it is, to keep and not to open; every read is written down',
    ),
  },
  {
    name: 'bytes that another file has outlive an erasure',
    without: {
      [`${evidence}/evidence-file/erasure.ts`]: [['if (!(await this.kept.hasInHistory(name))) await', 'await']],
    },
    test: filesTest(
      'a file that should not be there is erased by the bureau with a reason: its bytes are gone, what it was stays; another with the same bytes keeps them',
    ),
  },
  {
    name: 'what was touched since is not swept',
    without: {
      [`${evidence}/blob-store/folder-blob-store.ts`]: [
        ["    if (isWanted) await link(aside, place).catch(unless('EEXIST', undefined));\n", ''],
      ],
    },
    test: filesTest('bytes in the folder are taken away unless they were touched since, and never written to again'),
  },
];
