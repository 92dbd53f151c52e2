// What a service promises to those who call it: nothing is decided unseen, by who may not, or twice; what is read is what was recorded.
const commandRunner = 'libs/service-kit/src/command/command-runner.ts';
const guard = 'libs/service-kit/src/access/access.guard.ts';
const organisations = 'libs/service-kit/src/directory/organisations.ts';
const target = 'apps/targets/src/performance-target/performance-target.steps.ts';

const runnerTest = (name) => ['integration', 'libs/service-kit/test/command-runner.int-spec.ts', name];
const auditTest = (name) => ['integration', 'apps/audit/src/audit.int-spec.ts', `the audit service ${name}`];
const deciderTest = (path, name) => ['unit', `apps/${path}.decider.spec.ts`, name];

const anyVersion = [['        if (prepared.isStale) throw conflictOf(act, prepared);\n', '']];

const objectActs = 'libs/service-kit/src/procedure/object-acts.ts';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const accessMechanisms = [
  {
    name: 'a person’s command holds for the version that they saw',
    without: { [commandRunner]: anyVersion },
    test: runnerTest('a person’s command is never taken on a stream that has moved on: the answer says what changed'),
    says: /Expected a problem, got undefined/,
  },
  {
    name: 'a figure that changed between reading and approving is not approved unseen',
    without: { [commandRunner]: anyVersion },
    test: [
      'rows',
      'tests/acceptance/rows/targets.spec.ts',
      'a decision rests on what was read a figure that changed between reading and approving is not approved unseen',
    ],
  },
  {
    name: 'a key that another body was sent with is refused',
    without: {
      [commandRunner]: [
        [
          "if (result.outcome === 'other-body') throw problem('idempotency-key-reused');",
          "if (result.outcome === 'other-body') return { outcome: 'accepted', streams: [] };",
        ],
      ],
    },
    test: runnerTest('a person’s command is refused under a key that another body was sent with'),
    says: /Expected a problem, got undefined/,
  },
  {
    name: 'a command that is refused today is answered as it was when it was carried out',
    without: { [commandRunner]: [['      if (repeated) return { answer: repeated };\n', '']] },
    test: runnerTest(
      'a person’s command gets the same answer when it is sent again, also after the stream has moved on, and takes effect once',
    ),
    says: /version-conflict/,
  },
  {
    name: 'a reaction is recorded after its cause',
    without: { [commandRunner]: [[', ...(cause && { notBefore: cause.recordedAt })', '']] },
    test: runnerTest('a reaction is recorded after its cause, in the caller’s transaction'),
  },
  {
    name: 'the rows of a read model and its checkpoint are written in one transaction',
    without: {
      'libs/service-kit/src/runtime/read-models.ts': [['manager: runner.manager }', 'manager: source.manager }']],
    },
    test: [
      'integration',
      'libs/service-kit/test/projection.int-spec.ts',
      'a projection folds each event once, several of a row in one batch, although a batch failed after it had written',
    ],
    says: /waited in vain/,
  },
  {
    name: 'another jurisdiction’s id does not exist',
    without: {
      [guard]: [["if (!isTheirs) throw problem('not-found');", '']],
    },
    test: ['integration', 'apps/monitoring/test/readers.int-spec.ts', 'nobody sees or does anything from elsewhere'],
  },
  {
    name: 'whom an object names is who works below the organisation that it names, and not who administers it',
    without: {
      [guard]: [
        [
          'theirIds(admission);',
          '[admission, ...admission.grants].map((each) => each.organisationId ?? each.principal.personId);',
        ],
      ],
    },
    test: [
      'integration',
      'apps/evaluation/test/moved-evaluations.int-spec.ts',
      'an organisation of another county that evaluates is let in with whoever works below it, and not who administers it',
    ],
  },
  {
    name: 'a wrong role is refused',
    without: { [guard]: [['near.filter(({ desk }) => anyOf.includes(desk))', 'near']] },
    test: auditTest('gives the root as of a closed instant, and finds nothing when it verifies itself'),
  },
  {
    name: 'nobody is let in without a token',
    without: {
      [guard]: [
        ["if (!principal) throw problem('not-signed-in');", "if (!principal) return { personId: '', grants: [] };"],
      ],
    },
    test: auditTest('shows a subject to those whose grants reach its unit, and to nobody else that it exists'),
  },
  {
    name: 'a grant reaches what lies below it, and nothing beside it',
    without: {
      [organisations]: [
        [
          "if (!organisation || !admission.grants.some((grant) => reaches(grant, organisation))) throw problem('not-found');",
          "if (!organisation) throw problem('not-found');",
        ],
      ],
    },
    test: [
      'integration',
      'apps/targets/test/subjects.int-spec.ts',
      'is marked, suspended, resumed, moved and ended by the lead desk; whoever read an older version is told what came',
    ],
  },
  {
    name: 'an operator settles no message of another jurisdiction',
    without: {
      'libs/service-kit/src/operations/held-messages.ts': [
        ['const reaching = grants.filter((grant) => reaches(grant, jurisdiction));', 'const reaching = [...grants];'],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/messages.int-spec.ts',
      'who may reaches the own jurisdiction alone: another’s messages are not there',
    ],
  },
  {
    name: 'nobody reviews or approves a target of which they declared any version',
    without: {
      [target]: [['did: [...progress.did, ...did]', 'did: [...progress.did, ...did.slice(did.length)]']],
    },
    test: deciderTest(
      'targets/src/performance-target/performance-target',
      'reviewing a target is done by nobody who prepared a version that somebody else submitted',
    ),
  },
  {
    name: 'whoever proposed a corrective measure does not decide on it',
    without: {
      'apps/monitoring/src/monitoring/monitoring.measures.ts': [
        [
          'const given = { ...placeAt(data), answer, by, brings: spoken(measure, brings) };',
          "const given = { ...placeAt(data), answer, by: `${by}'`, brings: spoken(measure, brings) };",
        ],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.measures.spec.ts',
      'a corrective measure is adopted by stating all that is done with the money, and nothing else, by somebody who did not propose it',
    ],
  },
  {
    name: 'nobody evaluates the unit whose self-evaluation they submitted',
    without: {
      'apps/evaluation/src/evaluation/evaluation.steps.ts': [
        ['if (keptOut) return rejected(keptOut);', 'void keptOut;'],
      ],
    },
    test: [
      'unit',
      'apps/evaluation/src/evaluation/evaluation.review.spec.ts',
      'an evaluation on top of a self-evaluation is made by nobody who evaluated themselves',
    ],
  },
  {
    name: 'nobody reviews the report that they submitted',
    without: {
      'libs/rules/src/procedure/take-step.ts': [
        [`if (isBarred) return { code: 'same-person', did: didOf(placed, by, progress) };`, ''],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.report.spec.ts',
      'the review of a report FF-32c: goes up level by level, and is not done by who reported',
    ],
  },
  {
    name: 'nobody reviews a report that they corrected',
    without: {
      'apps/monitoring/src/monitoring/monitoring.state.ts': [
        ['reportOf(round) ? [...progress.did, ...didStep(step, event.data)] : progress.did', 'progress.did'],
      ],
    },
    test: [
      'unit',
      'apps/monitoring/src/monitoring/monitoring.report.spec.ts',
      'the review of a report is by nobody who reported or corrected it, whoever did so after them',
    ],
  },
  {
    name: 'two subjects of a jurisdiction never have one official code',
    without: {
      'apps/targets/src/sole-holder/sole-holder.ts': [
        [
          'heldBy === undefined ? accepted(reserved({ subject })) : rejected(taken(name))',
          'accepted(reserved({ subject }))',
        ],
      ],
    },
    test: deciderTest(
      'targets/src/official-code/official-code',
      'an official code is of one subject, and of no other until that gives it back',
    ),
  },
  {
    name: 'an indicator of a body is shown to nobody who has nothing to do with it',
    without: {
      'apps/targets/src/indicator-library/owned-acts.ts': [
        [
          "    if (owner !== tenant && !grants.some((grant) => touches(grant, found))) throw problem('not-found');\n",
          '',
        ],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/fufeng-indicator-library.spec.ts',
      'FF-06: what a body has in its library nobody reads who has nothing above it, below it or in it',
    ],
  },
  {
    name: 'no evaluator sees a colleague’s sheet before all are in',
    without: {
      'apps/evaluation/src/evaluation/evaluation.view.ts': [['return reader.blind ? [] :', 'return false ? [] :']],
    },
    test: [
      'integration',
      'apps/evaluation/test/evaluation.int-spec.ts',
      'two evaluators fill in their sheets upon one version, blind; their mean is graded',
    ],
  },
  {
    name: 'what somebody was given a moment ago keeps their account from who reaches less',
    without: {
      'apps/directory/src/grants/recorded-grants.ts': [
        [
          'select o.id as tenant from directory_copy',
          `select g."tenant" from directory_read.grants g join directory_copy`,
        ],
        ["where o.nature = 'jurisdiction'", `on o.id = g."tenant" where g."personId" = split_part($1, '/', 2)`],
      ],
    },
    test: [
      'integration',
      'apps/directory/test/grants.int-spec.ts',
      'grants protect an account from administrators who hold less',
    ],
  },
  {
    name: 'nobody takes over a subject that its jurisdiction has not handed over',
    without: {
      'apps/targets/src/subject/subjects.ts': [
        ["if (!isOurs) throw ownProblem('not-handed-over', { tenant, subject });", 'void isOurs;'],
      ],
    },
    test: [
      'integration',
      'apps/targets/test/succession.int-spec.ts',
      'goes on in another jurisdiction with what was known of its last years, once both have acted',
    ],
  },
  {
    name: 'whoever is of what took over an organisation is let in where that is named',
    without: { 'libs/service-kit/src/access/grants.ts': [[' || tookOver?.includes(organisation) === true', '']] },
    test: [
      'unit',
      'libs/service-kit/src/access/authority.spec.ts',
      'the authority for an act is an assignment of whoever is of what took over the organisation that the object names',
    ],
  },
  {
    name: 'of an object that is none of theirs nobody is told that there is one',
    without: { [objectActs]: [['!(await this.admits(state, found, admission, asked))', 'false']] },
    test: [
      'integration',
      'apps/accountability/test/referral.int-spec.ts',
      'is known to those who act in it, to audit once it has ended, and to nobody else',
    ],
  },
  {
    name: 'whom an answer names is there',
    without: { [objectActs]: [['await this.named.requireThere(', 'await Promise.resolve(']] },
    test: [
      'integration',
      'apps/evaluation/test/evaluation.int-spec.ts',
      'whoever is named has to be there, and is none of those who are evaluated',
    ],
  },
];
