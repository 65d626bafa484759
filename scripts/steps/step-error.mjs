/** A step could not be done; the message is for the person at the terminal, a stack would not help. */
export class StepError extends Error {
  name = 'StepError';
}
