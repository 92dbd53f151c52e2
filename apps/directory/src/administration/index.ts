export { AdministrationError, type AdministrationErrorCode } from './administration-error.js';
export {
  createFirstAdministrator,
  type FirstAdministrator,
  type FirstAdministratorAnswer,
} from './create-first-administrator.js';
export { resetPassword } from './reset-password.js';
