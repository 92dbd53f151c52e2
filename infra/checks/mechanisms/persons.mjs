// Persons: what is said about them is sealed, and goes with them; what is proved stays.
const texts = 'libs/service-kit/src/persons';
const directory = 'apps/directory/src';
const textsTest = (name) => ['unit', `${texts}/person-texts.spec.ts`, `a text about a person ${name}`];
const erasureTest = (name) => ['integration', 'apps/directory/test/erasure.int-spec.ts', `erasing a person ${name}`];
const keysTest = (name) => [
  'integration',
  'apps/directory/test/person-keys.int-spec.ts',
  `the key of a person ${name}`,
];
const documentedTest = [
  'integration',
  'apps/accountability/test/referral-papers.int-spec.ts',
  'what it is documented by is sealed, too, and the hash of a command that says something of persons confirms no words',
];
const whole = ['operations', 'tests/acceptance/operations/erasure.spec.ts'];

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const personMechanisms = [
  {
    name: 'a text about a person stands sealed in every store',
    without: {
      'libs/service-kit/src/command/command-runner.ts': [
        [
          'const events = await this.texts.sealed(act.facts, outcome.events, outcome.persons);',
          'const { events } = outcome;',
        ],
      ],
    },
    test: [...whole, 'stands sealed wherever it is kept, and is read by whom its audience admits'],
  },
  {
    name: 'what is said of a referral stands sealed under the keys of whom it names',
    without: {
      'apps/accountability/src/referral/referral.aggregate.ts': [
        ["personsOf: (state) => (state.status === 'opened' ? state.persons : []),", 'personsOf: () => [],'],
      ],
    },
    test: [
      'integration',
      'apps/accountability/test/referral.int-spec.ts',
      'whatever is said of it stands sealed under the keys of the persons whom it names, and open where it names none',
    ],
  },
  {
    name: 'the hash of a command that says something of persons is under their keys',
    without: {
      'libs/service-kit/src/command/command-runner.ts': [
        [
          'await this.texts.commandHash(\n      context.commandHash,\n      streams.flatMap(({ events }) => events),\n    );',
          'await Promise.resolve(context.commandHash);',
        ],
        [
          '(events) => this.texts.commandHash(context.commandHash, events)',
          '() => Promise.resolve(context.commandHash)',
        ],
      ],
    },
    test: documentedTest,
  },
  {
    name: 'a command that says something of persons is known again by its hash',
    without: {
      'libs/service-kit/src/command/command-runner.ts': [
        [
          '(events) => this.texts.commandHash(context.commandHash, events)',
          '() => Promise.resolve(context.commandHash)',
        ],
      ],
    },
    test: documentedTest,
    says: /idempotency-key-reused/,
  },
  {
    name: 'nobody makes that hash again once a key is gone',
    without: {
      [`${texts}/person-texts.ts`]: [
        [
          'named.map((id) => keyIn(keys, id) ?? randomBytes(keyBytes))',
          'named.map((id) => keyIn(keys, id) ?? Buffer.alloc(keyBytes))',
        ],
      ],
    },
    test: [
      'unit',
      `${texts}/person-texts.spec.ts`,
      'the hash of a command that says something of persons is under their keys: the same again while they are there, made by nobody once one is gone',
    ],
  },
  {
    name: 'what documents of a referral are called stands sealed',
    without: {
      'libs/domain/src/field/field.ts': [['(!spec.oneLine || spec.freely)', '!spec.oneLine']],
    },
    test: documentedTest,
  },
  {
    name: 'no hash of a command confirms what somebody was called',
    without: {
      [`${directory}/account/account-changes.ts`]: [['this.wrapping.keyedHash(hashOf(said))', 'hashOf(said)']],
    },
    test: erasureTest('leaves no hash of a command that tells which name somebody had to who tries names'),
  },
  {
    name: 'each text is sealed with a nonce of its own',
    without: {
      [`${texts}/sealing.ts`]: [['const nonce = randomBytes(nonceBytes);', 'const nonce = Buffer.alloc(nonceBytes);']],
    },
    test: textsTest('is written sealed, each time otherwise, and read as it was'),
  },
  {
    name: 'the key of who was erased opens nothing, and seals nothing that can be opened',
    without: {
      [`${texts}/person-texts.ts`]: [
        [
          'const own = known.map((id) => keyIn(keys, id) ?? randomBytes(keyBytes));',
          'const own = known.map((id) => keyIn(keys, id) ?? Buffer.alloc(keyBytes));',
        ],
        ["  return key === 'erased' ? undefined : key;", "  return key === 'erased' ? Buffer.alloc(keyBytes) : key;"],
        [
          'own.length < sealed.persons.length ? erasedText : (open(sealed, own) ?? erasedText)',
          'open(sealed, own) ?? erasedText',
        ],
      ],
    },
    test: textsTest('is read by nobody once the key is gone, and neither is what is said afterwards'),
  },
  {
    name: 'a sealed text is bound to its persons',
    without: {
      [`${texts}/sealing.ts`]: [
        ['nonce).setAAD(Buffer.from(sealedHead(persons)))', 'nonce)'],
        ['decipher.setAAD(Buffer.from(sealedHead(persons))).setAuthTag', 'decipher.setAuthTag'],
        [
          "Buffer.from(hkdfSync('sha256', Buffer.concat(keys),",
          "Buffer.from(hkdfSync('sha256', Buffer.alloc(keyBytes),",
        ],
      ],
    },
    test: textsTest('cannot be read as another person’s'),
  },
  {
    name: 'nothing about a person is written while its key cannot be had',
    without: {
      [`${texts}/person-texts.ts`]: [
        [
          "{ make: true }).catch((cause: unknown) => {\n      throw problem('person-keys-unavailable', {}, { cause });",
          '{ make: true }).catch((cause: unknown) => {\n      void cause;\n      return new Map() as PersonKeys;',
        ],
      ],
    },
    test: textsTest('is not written, and not called erased, while its key cannot be had'),
  },
  {
    name: 'an erasure destroys the key',
    without: { [`${directory}/erasure/erasure.ts`]: [['    await this.keys.destroy(personId, tx);\n', '']] },
    test: keysTest('is destroyed with the person, and none is made again'),
  },
  {
    name: 'no key is made for who was erased',
    without: {
      [`${directory}/person-keys/person-keys.ts`]: [
        ["        if (erased) return [[id, 'erased']];\n", ''],
        ['.filter(({ erased, wrapped }) => !erased && wrapped === null)', '.filter(({ wrapped }) => wrapped === null)'],
        [' and erased_at is null order by id for share', ''],
      ],
    },
    test: keysTest('is destroyed with the person, and none is made again'),
  },
  {
    name: 'the keys of persons are shown to services alone',
    without: {
      [`${directory}/person-keys/person-keys.controller.ts`]: [
        ["    if (!isSameSecret(shown, this.secrets.personKeysSecret)) throw problem('not-found');\n", ''],
      ],
    },
    test: keysTest('is for services alone: neither the gateway’s secret nor an administrator’s token opens it'),
  },
  {
    name: 'a store holds no key of a person as it is',
    without: {
      [`${directory}/person-keys/wrapping.ts`]: [
        [
          'Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])',
          'Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag(), key])',
        ],
      ],
    },
    test: keysTest('is made when it is first needed, once, and stands in the store wrapped'),
    // What is stored otherwise is no wrapped key, and opens to nothing.
    says: /Cannot read properties of undefined|expect\(/,
  },
  {
    name: 'an erasure leaves no row that names the person',
    without: {
      [`${directory}/erasure/erasure.ts`]: [
        ["account_name = 'erased-' || id, display_name = $2,", 'display_name = $2,'],
      ],
    },
    test: erasureTest('leaves no row that says who they were, and every event as it was'),
  },
  {
    name: 'nothing is done any more to who was erased',
    without: {
      [`${directory}/account/account.decider.ts`]: [
        ["return command.type === 'erase' ? nothingToDo : rejected({ code: 'person-erased' });", 'return nothingToDo;'],
      ],
    },
    test: erasureTest(
      'is the end of the account: it is not enabled, renamed or given a password again, and its name is free',
    ),
  },
];
