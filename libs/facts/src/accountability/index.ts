export * from './disclosure.facts.js';
export * from './rectification.facts.js';
export * from './referral.facts.js';
export * from './register.facts.js';
export * from './report-upward.facts.js';
export * from './result-application.facts.js';
export * from './work-assessment.facts.js';
