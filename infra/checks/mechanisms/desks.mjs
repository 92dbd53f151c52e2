// What desks and delegations promise: nobody acts further than what they were given reaches, or as a second person beside themselves.
const decider = 'apps/directory/src/grants/person-grants.decider.ts';
const held = 'apps/directory/src/grants/held-grants.ts';

/** @type {readonly import('../mechanisms.mjs').Mechanism[]} */
export const deskMechanisms = [
  {
    name: 'who co-operates by a route is heard',
    without: { 'libs/rules/src/procedure/consulted.ts': [['[...named, ...beside]', '[...named]']] },
    test: [
      'unit',
      'libs/rules/src/procedure/opinion.spec.ts',
      'HC-08, HC-16 who is heard before a step is taken is who co-operates with the desk that a route leads to, too',
    ],
  },
  {
    name: 'who was not heard is said with the step',
    without: {
      'libs/rules/src/procedure/take-step.ts': [['...unheardIn(unheard) };', '...unheardIn(unheard.slice(0, 0)) };']],
    },
    test: [
      'unit',
      'libs/rules/src/procedure/opinion.spec.ts',
      'an opinion of a desk that co-operates holds nothing up: who was not heard is said with the step',
    ],
  },
  {
    name: 'an opinion is of one submission: after a return all are asked anew',
    without: {
      'libs/rules/src/procedure/consulted.ts': [[' && each.submission === submission', ' && submission > 0']],
    },
    test: [
      'unit',
      'libs/rules/src/procedure/opinion.spec.ts',
      'an opinion of a desk that co-operates is of one submission: what comes again is asked of anew, and what is taken back was not asked',
    ],
  },
  {
    name: 'what desks thought among themselves a unit does not read',
    without: {
      'libs/domain/src/field/opinion-fact.ts': [
        [
          "factOf(`${object}-opinion-given`, advised, { audience: 'finance', ...of });",
          'factOf(`${object}-opinion-given`, advised, of);',
        ],
      ],
    },
    test: [
      'unit',
      'libs/domain/src/field/opinion-fact.spec.ts',
      'an opinion of a desk that co-operates is for those who decide, or for fewer still',
    ],
  },
  {
    name: 'a desk is handed on to no day that has gone by',
    without: {
      [decider]: [["if (to !== undefined && to < today) return { code: 'days-gone-by', day: to, today };", '']],
    },
    test: [
      'unit',
      'apps/directory/src/grants/person-grants.decider.spec.ts',
      'handing on a desk is to no day that has gone by, and from none',
    ],
  },
  {
    name: 'nobody stands in for somebody from whom the desk was taken',
    without: {
      [held]: [['and other."held" and', 'and']],
    },
    test: [
      'integration',
      'apps/directory/test/delegations.int-spec.ts',
      'nobody stands in any longer for somebody from whom the desk was taken',
    ],
  },
  {
    name: 'a desk that acts for a jurisdiction is granted where it is borne, and at nothing below',
    without: {
      [decider]: [
        [
          'if (!isBorne(desk, table) || way.at(-1)?.desks.includes(desk)) return undefined;',
          'if (table) return undefined;',
        ],
      ],
    },
    test: [
      'integration',
      'apps/directory/test/grants.int-spec.ts',
      'grants of a desk that acts for the county are nobody’s below the bureau that bears it, and reach nothing above from there',
    ],
  },
  {
    name: 'a desk below the organisation that bears it reaches nothing above',
    without: {
      'libs/service-kit/src/directory/organisations.ts': [
        ['place.desks.includes(grant.desk) ? place.tenant', 'grant.desk.endsWith("-desk") ? place.tenant'],
      ],
    },
    test: [
      'integration',
      'libs/service-kit/test/organisation-tree.int-spec.ts',
      'the copy of the tree reaches the whole jurisdiction by a desk that the very organisation bears, and by no other',
    ],
  },
  {
    name: 'nobody stands in longer than the other fills the desk',
    without: { [held]: [[`and coalesce(other."from", $2) <= $2 and $2 <= coalesce(other."to", $2)`, '']] },
    test: [
      'integration',
      'apps/directory/test/delegations.int-spec.ts',
      'nobody stands in beyond the time of whom they stand in for, nor once these are disabled',
    ],
  },
  {
    name: 'nobody stands in who has gone to work elsewhere',
    without: { [held]: [['directory_copy.works_at(own.organisation_id::text, o.id)', 'true']] },
    test: [
      'integration',
      'apps/directory/test/delegations.int-spec.ts',
      'nobody stands in any longer who has gone to work elsewhere',
    ],
  },
  {
    name: 'for whom something was done is no second person beside whoever did it',
    without: { 'libs/rules/src/procedure/progress.ts': [['doneFor === undefined ? [by] : [by, doneFor]', '[by]']] },
    test: [
      'unit',
      'libs/rules/src/procedure/done-for.spec.ts',
      'keeps out from a step both who did the other one and for whom they did it',
    ],
  },
  {
    name: 'of several units that carry a project out, nobody says the part of another',
    without: {
      'libs/service-kit/src/procedure/step-authority.ts': [
        ['return own.length > 0 ? own : parties;', 'return own.length > parties.length ? own : parties;'],
      ],
    },
    test: [
      'rows',
      'tests/acceptance/rows/fufeng-units.spec.ts',
      'FF-37, FF-40: each unit that carries a project out evaluates its own part, and nobody that of another',
    ],
  },
  {
    name: 'a refusal says under which article of the body’s own rules',
    without: {
      'libs/service-kit/src/command/act.ts': [
        ['return { ...rejection, ...basisOf(cites?.ruling, ...(under ?? [cites?.path])) };', 'return rejection;'],
      ],
    },
    test: [
      'unit',
      'libs/service-kit/src/command/act.spec.ts',
      'a refusal says where it stands in the rules by which it was decided, or else where the act does',
    ],
  },
];
