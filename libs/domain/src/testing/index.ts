export * from './decider-spec.js';
export * from './misdeclared-texts.js';
