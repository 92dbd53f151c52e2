export { type List, type Page, type PageAsked, pageLimit, pageOf, type Sort, type Where } from './page.js';
export { among, ofTenant, reachedBy } from './reach.js';
