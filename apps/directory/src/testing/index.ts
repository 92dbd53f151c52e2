export {
  administratorPassword,
  type Answer,
  type Call,
  runDirectory,
  type RunningDirectory,
} from './running-directory.js';
