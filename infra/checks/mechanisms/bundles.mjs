// Evidence bundles: they hold what their maker may read, and nothing can be done to one that its check does not find.
const proof = 'apps/audit/src/trail/subject-proof.ts';
const bundle = 'apps/cli/src/bundle';
const shownTest = [
  'integration',
  'apps/audit/src/trail/audience.int-spec.ts',
  'the proof of a subject holds the bytes of what its reader may read whole, and of everything else in a stream the hash, up to what they know last',
];
const checkTest = (name) => ['unit', `${bundle}/check-bundle.spec.ts`, name];
const forged = checkTest(
  'a bundle that was tampered with is told where the manifest was forged, too: by what does not follow from the rows',
);
const filesTest = [
  'integration',
  'apps/cli/src/audit-files.int-spec.ts',
  'audit verify looks that the bytes of every file that was not erased are there, and are those of its hash',
];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const bundleMechanisms = [
  {
    name: 'the bytes of a row are shown to who may read all of it',
    without: { [proof]: [['    readsWhole(fact, event.data, reader) &&\n', '']] },
    test: shownTest,
  },
  {
    name: 'what is published with an event is shown to who may read all that came before',
    without: { [proof]: [['isRead && (isWholeSoFar || row.published === undefined)', 'isRead']] },
    test: shownTest,
  },
  {
    name: 'a bundle’s heads follow from its rows',
    without: {
      [`${bundle}/check-proof.ts`]: [
        ['if (!follows || event.version !== (isNext ? last.version : 0) + 1)', 'if (!follows && false)'],
      ],
    },
    test: forged,
  },
  {
    name: 'a bundle’s rows are hashed anew',
    without: { [`${bundle}/check-proof.ts`]: [["rowHashOf(row).toString('hex') !== hash", 'row.version === 0']] },
    test: forged,
  },
  {
    name: 'what a bundle tells is held against its rows',
    without: {
      [`${bundle}/check-proof.ts`]: [
        [
          "    flaws.push({ code: 'event-differs', part: parts.trail, detail: event ? `${detailOf(event)} ${what}` : what });",
          '    void [event, what];',
        ],
      ],
    },
    test: forged,
  },
  {
    name: 'the page of a bundle is made anew and compared',
    without: { [`${bundle}/check-bundle.ts`]: [['const isShown = !isCalledAlike ||', 'const isShown = true ||']] },
    test: forged,
  },
  {
    name: 'a file in a bundle is the one whose taking was recorded',
    without: {
      [`${bundle}/check-proof.ts`]: [
        ['return [...flaws, ...flawsOfFiles(files, rows, trail)];', 'void [files, flawsOfFiles];\n  return flaws;'],
      ],
    },
    test: checkTest(
      'a bundle that was tampered with is told by a file that is not the one that was recorded, though all parts agree on it',
    ),
  },
  {
    name: 'a bundle holds what lies under an organisation and is named by an act of its subject',
    without: {
      [`${bundle}/collect-files.ts`]: [
        ['const known = [...(listed ?? []), ...elsewhere]', 'const known = [...(listed ?? [])]'],
      ],
    },
    test: checkTest(
      'an evidence bundle says what rules call a desk, and holds what lies under an organisation where an act names it',
    ),
  },
  {
    name: 'a file under an organisation is in a bundle where an act of its subject names it',
    without: {
      [`${bundle}/check-proof.ts`]: [['return named.has(file.file) ? []', 'return named.size >= 0 ? []']],
    },
    test: checkTest(
      'a bundle that was tampered with is told by a file of somebody else that no act of the subject names',
    ),
  },
  {
    name: 'a file under an organisation has the hash that the act says',
    without: {
      [`${bundle}/check-proof.ts`]: [['if (otherwise) return', 'if (otherwise && file.of === undefined) return']],
    },
    test: checkTest(
      'a bundle that was tampered with is told by a file that is not the one that was recorded, though all parts agree on it',
    ),
  },
  {
    name: 'a trail says what rules call a desk',
    without: {
      'apps/audit/src/trail/cited-rules.ts': [
        ['...(desk !== undefined && { deskCalled: desk })', '...(desk !== undefined && {})'],
      ],
    },
    test: [
      'integration',
      'apps/audit/src/trail/cited-rules.int-spec.ts',
      'what an event was decided under is done by a desk as the set calls it, or, where none was said or it is unknown, the newest of the subject',
    ],
  },
  {
    name: 'what is told of sealed names in items is held against the rows',
    without: {
      'apps/audit/src/trail/entry-flaws.ts': [['holdsSealed(own)', "own.startsWith('\\u0002')"]],
    },
    test: [
      'unit',
      'apps/audit/src/trail/entry-flaws.spec.ts',
      'what is told of sealed texts is any words, also where they tell one item from the others: the name of a document',
    ],
  },
  {
    name: 'a bundle holds no bytes that no part has',
    without: { [`${bundle}/open-archive.ts`]: [['    flaws.push(...(await flawsOfLayout(zip, entries)));\n', '']] },
    test: checkTest('an archive that means ill is refused for bytes that no part has'),
  },
  {
    name: 'a bundle is not unpacked beyond what it says',
    without: { [`${bundle}/open-archive.ts`]: [['validateEntrySizes: true', 'validateEntrySizes: false']] },
    test: checkTest('an archive that means ill is not unpacked beyond what it says, nor beyond what a part may have'),
  },
  {
    name: 'audit verify reads the bytes of every file',
    without: {
      'apps/audit/src/verifying/verify-files.ts': [
        [
          "hash.digest('hex') === name.hash ? 'whole' : 'file-altered'",
          "hash.digest('hex') ? 'whole' : 'file-altered'",
        ],
      ],
    },
    test: filesTest,
  },
];
