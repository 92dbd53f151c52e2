export * from './archives.js';
export * from './papers.js';
export * from './slow-body.js';
