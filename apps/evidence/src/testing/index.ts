export * from './archives.js';
export * from './papers.js';
