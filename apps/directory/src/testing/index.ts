export {
  administratorPassword,
  personKeysSecret,
  type Answer,
  type Call,
  freshDirectoryStore,
  runDirectory,
  type RunningDirectory,
} from './running-directory.js';
