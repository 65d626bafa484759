import { StartError } from '../config/start-error.js';

/** The embedded database cannot run; the message is for the operator and says what to do. */
export class EmbeddedPostgresError extends StartError {
  override readonly name = 'EmbeddedPostgresError';
}
