import { dated, opinionGiven } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { registerEntryAsked } from './register-entry.facts.js';

const ofRound = { per: ['round'], fields: { round: dated(t.round) } } as const;

/** What is told of a round beside its report: what desks that co-operate said before a step of it, and which registers an answer enters. */
export const besideRounds = {
  reportOpinionGiven: opinionGiven('report', ofRound),
  examinationOpinionGiven: opinionGiven('examination', ofRound),
  registerEntryAsked,
};
